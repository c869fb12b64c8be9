import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCookieJar } from '../harness/signIn.ts';
import { openTenant, ORIGIN, type OpenTenant } from './support.ts';

const ADA = 'auth0|ada';

let tenant: OpenTenant;

beforeAll(async () => void (tenant = await openTenant()));
afterAll(() => tenant.close());
beforeEach(() => tenant.control.reset());

const postForm = (path: string, fields: Record<string, string>) =>
  fetch(`${tenant.url}${path}`, {
    method: 'POST',
    headers: { origin: ORIGIN },
    body: new URLSearchParams({ client_id: 'link-accounts-demo', ...fields }),
  });

describe('tokens', () => {
  it('carry what Auth0 puts into an ID token', async () => {
    const { idToken } = await tenant.signIn('ada@example.com');

    expect(decodeJwt(idToken)).toMatchObject({
      iss: tenant.issuer,
      aud: 'link-accounts-demo',
      sub: ADA,
      email: 'ada@example.com',
      email_verified: true,
      name: 'Ada',
      nickname: 'ada',
      picture: expect.stringMatching(/^data:image\/svg/),
      nonce: 'nonce',
      auth_time: expect.any(Number),
    });
  });

  it('carry a phone number instead of an e-mail for a login by SMS', async () => {
    const { idToken } = await tenant.signIn('+44 7700 900123', { connection: 'sms' });

    const claims = decodeJwt(idToken);
    expect(claims).toMatchObject({
      sub: 'sms|5f1',
      phone_number: '+44 7700 900123',
      phone_number_verified: true,
    });
    expect(claims).not.toHaveProperty('email');
    expect(claims).not.toHaveProperty('email_verified');
  });

  it('are JWTs for the Management API and userinfo, issued to the app', async () => {
    const { accessToken } = await tenant.signIn('ada@example.com');

    expect(decodeJwt(accessToken)).toMatchObject({
      iss: tenant.issuer,
      sub: ADA,
      azp: 'link-accounts-demo',
      aud: [`${tenant.issuer}api/v2/`, `${tenant.issuer}userinfo`],
    });
  });

  it('get the scopes of a single-page app, and lose the others without an error', async () => {
    const asked = 'openid email read:current_user update:users read:users delete:current_user';

    const { accessToken, scope } = await tenant.signIn('ada@example.com', { scope: asked });

    expect(scope).toBe('openid email read:current_user');
    expect(decodeJwt(accessToken).scope).toBe(scope);
  });

  it('open /userinfo', async () => {
    const { accessToken } = await tenant.signIn('ada@example.com', { scope: 'openid email' });

    const response = await tenant.call('GET', '/userinfo', { token: accessToken });

    expect(await response.json()).toEqual({
      sub: ADA,
      email: 'ada@example.com',
      email_verified: true,
    });
    expect((await tenant.call('GET', '/userinfo', { token: 'a.b.c' })).status).toBe(401);
  });

  it('open /userinfo without an audience too', async () => {
    const { accessToken } = await tenant.signIn('ada@example.com', { audience: null });

    const response = await tenant.call('GET', '/userinfo', { token: accessToken });

    expect(await response.json()).toMatchObject({ sub: ADA });
  });
});

describe('refresh tokens', () => {
  const scope = 'openid offline_access read:current_user';
  const renew = (refresh_token: string) =>
    postForm('/oauth/token', { grant_type: 'refresh_token', refresh_token });

  it('are granted for offline_access alone', async () => {
    expect((await tenant.signIn('ada@example.com', { scope })).refreshToken).toBeDefined();
    expect((await tenant.signIn('ada@example.com')).refreshToken).toBeUndefined();
  });

  it('are not granted when the tenant is told not to', async () => {
    await tenant.control.settings({ grantRefreshTokens: false });

    const granted = await tenant.signIn('ada@example.com', { scope });

    expect(granted.refreshToken).toBeUndefined();
    expect(granted.scope).toBe('openid read:current_user');
  });

  it('rotate, and one that is used twice ends the whole family', async () => {
    const { refreshToken = '' } = await tenant.signIn('ada@example.com', { scope });
    const renewed = (await (await renew(refreshToken)).json()) as Record<string, string>;
    expect(renewed).toMatchObject({ scope, id_token: expect.any(String) });
    expect(renewed.refresh_token).not.toBe(refreshToken);

    const reused = await renew(refreshToken);

    expect(reused.status).toBe(400);
    expect(await reused.json()).toMatchObject({ error: 'invalid_grant' });
    expect((await renew(renewed.refresh_token ?? '')).status).toBe(400);
  });

  it('outlive a second login in the same browser', async () => {
    const cookies = createCookieJar();
    const { refreshToken = '' } = await tenant.signIn('ada@example.com', { scope, cookies });
    await tenant.signIn('bob@example.com', { cookies, parameters: { prompt: 'login' } });

    const { access_token } = (await (await renew(refreshToken)).json()) as Record<string, string>;

    expect(decodeJwt(access_token ?? '').sub).toBe(ADA);
  });

  it('can be revoked, with a form or with JSON', async () => {
    for (const isJson of [false, true]) {
      const { refreshToken: token = '' } = await tenant.signIn('ada@example.com', { scope });
      const body = { client_id: 'link-accounts-demo', token };
      const revoked = isJson
        ? await tenant.call('POST', '/oauth/revoke', { body })
        : await postForm('/oauth/revoke', { token });
      expect(revoked.status).toBe(200);
      expect((await renew(token)).status).toBe(400);
    }
  });

  it('can be used with JSON', async () => {
    const { refreshToken } = await tenant.signIn('ada@example.com', { scope });
    const body = {
      client_id: 'link-accounts-demo',
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    };

    expect((await tenant.call('POST', '/oauth/token', { body })).status).toBe(200);
  });
});
