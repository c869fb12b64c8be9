import { request } from 'node:http';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTenant } from '../../host-demo/tenant/createTenant.ts';
import { authorize, createCookieJar } from '../harness/signIn.ts';
import { openTenant, ORIGIN, userPath, type OpenTenant } from './support.ts';

const ADA = 'auth0|ada';

let tenant: OpenTenant;

beforeAll(async () => void (tenant = await openTenant()));
afterAll(() => tenant.close());
beforeEach(() => tenant.control.reset());

const addFault = (headers: Record<string, string>) =>
  fetch(`${tenant.url}/__tenant/faults`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ route: 'link', status: 500 }),
  });

/** `fetch` chooses the Host header itself. */
const statusForHost = (host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const call = request(`${tenant.url}/__tenant/users`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    call.on('error', reject).end();
  });

describe('the seeded people', () => {
  it('are the ones the demo is described with', async () => {
    const people = await tenant.control.users();

    expect(people.map(({ user_id }) => user_id)).toEqual([
      'auth0|ada',
      'google-oauth2|108204',
      'linkedin|ada',
      'github|583231',
      'facebook|eve',
      'sms|5f1',
      'samlp|acme|ada@acme.example',
      'twitter|grace',
      'google-oauth2|bob%3A1',
      'google-oauth2|mallory',
    ]);
  });

  it('can be looked up by an id that is encoded once', async () => {
    expect(await tenant.control.user('google-oauth2|bob%3A1')).toMatchObject({
      email: 'bob@example.com',
    });
    expect(await tenant.control.user('google-oauth2|bob:1')).toBeUndefined();
  });
});

describe('a reset', () => {
  it('brings back the people, and forgets sessions, faults, settings and requests', async () => {
    const cookies = createCookieJar();
    const ada = await tenant.signIn('ada@example.com', { cookies });
    const { idToken } = await tenant.signIn('eve@example.com');
    await tenant.management(ada.accessToken).users.identities.link(ADA, { link_with: idToken });
    await tenant.control.fault({ route: 'readUser', status: 500 });
    await tenant.control.settings({ consentRequired: true });

    await tenant.control.reset();

    expect(await tenant.control.requests()).toEqual([]);
    expect(await tenant.control.faults()).toEqual([]);
    expect((await tenant.control.user(ADA))?.identities).toHaveLength(1);
    expect(await tenant.control.user('facebook|eve')).toBeDefined();
    const silent = { person: '', origin: ORIGIN, cookies, parameters: { prompt: 'none' } };
    expect((await authorize(tenant.url, silent, 'v')).get('error')).toBe('login_required');
  });
});

describe('the request log', () => {
  it('tells what was asked for, in order, and that a bearer token came along', async () => {
    const { accessToken } = await tenant.signIn('ada@example.com', {
      connection: 'Username-Password-Authentication',
      parameters: { prompt: 'login', max_age: '0' },
    });
    await tenant.call('GET', userPath(ADA), { token: accessToken });
    await tenant.call('PATCH', userPath('facebook|eve'), { token: accessToken, body: {} });

    const requests = await tenant.control.requests();

    expect(requests).toMatchObject([
      {
        route: 'authorize',
        bearer: false,
        asked: { connection: 'Username-Password-Authentication', prompt: 'login', max_age: '0' },
      },
      { route: 'token', method: 'POST', status: 200 },
      { route: 'readUser', userId: ADA, origin: ORIGIN, bearer: true, status: 200 },
      { route: 'updateUser', userId: 'facebook|eve', bearer: true, status: 403 },
    ]);
  });

  it('never contains a token, a code or a nonce', async () => {
    await tenant.control.settings({ issuedTokens: true });
    const { accessToken } = await tenant.signIn('ada@example.com', {
      scope: 'openid offline_access read:current_user',
    });
    await tenant.call('GET', userPath(ADA), { token: accessToken });

    const log = JSON.stringify(await tenant.control.requests());

    const issued = (await tenant.control.tokens()) ?? [];
    expect(issued.map(({ kind }) => kind)).toEqual([
      'code',
      'access_token',
      'id_token',
      'refresh_token',
    ]);
    for (const { value } of issued) expect(log).not.toContain(value);
    expect(log).not.toContain('nonce');
  });
});

describe('settings', () => {
  it('keep issued tokens only while they are told to', async () => {
    await tenant.signIn('ada@example.com');
    expect(await tenant.control.tokens()).toBeUndefined();

    await tenant.control.settings({ issuedTokens: true });

    expect(await tenant.control.tokens()).toEqual([]);
  });

  it('set how long access tokens live', async () => {
    await tenant.control.settings({ accessTokenLifetimeSeconds: 90 });

    const { exp = 0, iat = 0 } = decodeJwt((await tenant.signIn('ada@example.com')).accessToken);

    expect(exp - iat).toBe(90);
  });

  it.each([{ unknown: 1 }, { consentRequired: 'yes' }, { accessTokenLifetimeSeconds: 0 }])(
    'that make no sense, such as %j, are refused',
    async (settings) => {
      await expect(tenant.control.settings(settings as never)).rejects.toThrow(/setting/);
    },
  );
});

describe('the control endpoint', () => {
  it('obeys no foreign page that is open in the same browser', async () => {
    const response = await addFault({
      origin: 'http://evil.example',
      'content-type': 'text/plain',
    });

    expect(response.status).toBe(403);
    expect(await tenant.control.faults()).toEqual([]);
    expect(await statusForHost('evil.example')).toBe(403);
    expect(await statusForHost(new URL(tenant.url).host)).toBe(200);
  });

  it('says what is wrong with a request', async () => {
    await expect(tenant.control.fault(...([7] as never[]))).rejects.toThrow('not a JSON object');
    const response = await fetch(`${tenant.url}/__tenant/settings`, { method: 'POST', body: '{' });
    expect(await response.json()).toEqual({ error: 'The body is not JSON.' });
  });
});

it('says that a port is taken', async () => {
  const port = Number(new URL(tenant.url).port);

  await expect(startTenant({ port, allowedOrigins: [] })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});

it('can use 127.0.0.1 as its issuer', async () => {
  const other = await startTenant({ port: 0, hostname: '127.0.0.1', allowedOrigins: [ORIGIN] });
  try {
    const response = await fetch(`${other.url}/.well-known/openid-configuration`);
    expect(await response.json()).toMatchObject({ issuer: other.issuer });
    expect(other.issuer).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  } finally {
    await other.close();
  }
});
