import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { authorize, createCookieJar, type SignInOptions } from '../harness/signIn.ts';
import { openTenant, ORIGIN, type OpenTenant } from './support.ts';

const ADA = 'auth0|ada';

let tenant: OpenTenant;

beforeAll(async () => void (tenant = await openTenant()));
afterAll(() => tenant.close());
beforeEach(() => tenant.control.reset());

/** What the app would get back, for a request that may be refused. */
const answerTo = async (person: string, options: Partial<SignInOptions>) =>
  Object.fromEntries(
    await authorize(tenant.url, { person, origin: ORIGIN, ...options }, 'verifier'),
  );

const loginPage = async (query: Record<string, string>): Promise<string> => {
  const search = new URLSearchParams({
    client_id: 'link-accounts-demo',
    response_type: 'code',
    redirect_uri: ORIGIN,
    scope: 'openid',
    code_challenge: 'c'.repeat(43),
    code_challenge_method: 'S256',
    ...query,
  });
  const start = await fetch(`${tenant.url}/authorize?${search}`, { redirect: 'manual' });
  const location = start.headers.get('location');
  if (location === null) return start.text();
  const cookie = start.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return (await fetch(new URL(location, tenant.url), { headers: { cookie } })).text();
};

const peopleOn = (page: string): string[] =>
  [...page.matchAll(/Continue as ([^<]*)/g)].map(([, who = '']) => who);

describe('the session', () => {
  it('signs in again without a page, and without one refuses prompt=none', async () => {
    const cookies = createCookieJar();
    const silent = { cookies, parameters: { prompt: 'none' } };
    expect(await answerTo('nobody', silent)).toMatchObject({ error: 'login_required' });
    await tenant.signIn('ada@example.com', { cookies });

    const { idToken } = await tenant.signIn('nobody', silent);

    expect(decodeJwt(idToken).sub).toBe(ADA);
  });

  it('is replaced by a second login', async () => {
    const cookies = createCookieJar();
    await tenant.signIn('ada@example.com', { cookies });
    await tenant.signIn('bob@example.com', { cookies, parameters: { prompt: 'login' } });

    const { idToken } = await tenant.signIn('', { cookies, parameters: { prompt: 'none' } });

    expect(decodeJwt(idToken).sub).toBe('google-oauth2|bob%3A1');
  });

  it.each([{ prompt: 'login' }, { max_age: '0' }])('asks again for %j', async (parameters) => {
    const cookies = createCookieJar();
    await tenant.signIn('ada@example.com', { cookies });

    const { idToken } = await tenant.signIn('bob@example.com', { cookies, parameters });

    expect(decodeJwt(idToken).sub).toBe('google-oauth2|bob%3A1');
  });

  it('is not fresh enough for prompt=none with max_age=0', async () => {
    const cookies = createCookieJar();
    await tenant.signIn('ada@example.com', { cookies });

    const answer = await answerTo('', { cookies, parameters: { prompt: 'none', max_age: '0' } });

    expect(answer).toMatchObject({ error: 'login_required' });
  });

  it('of a user who is gone answers login_required', async () => {
    const ada = await tenant.signIn('ada@example.com');
    const cookies = createCookieJar();
    const bob = await tenant.signIn('bob@example.com', { cookies });
    await tenant.management(ada.accessToken).users.identities.link(ADA, { link_with: bob.idToken });

    const answer = await answerTo('', { cookies, parameters: { prompt: 'none' } });

    expect(answer).toMatchObject({ error: 'login_required' });
    const again = await tenant.signIn('bob@example.com', { cookies });
    expect(decodeJwt(again.idToken).sub).toBe(ADA);
  });

  it.each([
    ['consentRequired', 'consent_required'],
    ['mfaRequired', 'mfa_required'],
  ] as const)('answers prompt=none with the setting %s: %s', async (setting, error) => {
    const cookies = createCookieJar();
    await tenant.signIn('ada@example.com', { cookies });
    await tenant.control.settings({ [setting]: true });
    const silent = { cookies, parameters: { prompt: 'none' } };

    expect(await answerTo('', silent)).toMatchObject({ error });
    expect(await answerTo('', { ...silent, audience: null })).toHaveProperty('code');
  });
});

describe('the login page', () => {
  it('lists the people of the connection asked for', async () => {
    expect(peopleOn(await loginPage({ connection: 'google-oauth2' }))).toEqual([
      'ada.l@gmail.example',
      'bob@example.com',
      'mallory@example.com',
    ]);
    expect(peopleOn(await loginPage({ connection: 'sms' }))).toEqual(['+44 7700 900123']);
  });

  it('lists everybody once without a connection, and tells apart who has the same e-mail', async () => {
    expect(peopleOn(await loginPage({}))).toEqual([
      'ada@example.com',
      'ada.l@gmail.example',
      'linkedin ada@example.com',
      'octo-ada@github.example',
      'eve@example.com',
      '+44 7700 900123',
      'ada@acme.example',
      'grace@example.com',
      'bob@example.com',
      'mallory@example.com',
    ]);
  });

  it('puts the person hinted at first', async () => {
    const page = await loginPage({ connection: 'google-oauth2', login_hint: 'bob@example.com' });

    expect(peopleOn(page)[0]).toBe('bob@example.com');
  });

  it('shows what it was sent as text, never as HTML', async () => {
    const page = await loginPage({ login_hint: '<script>alert(1)</script>' });

    expect(page).not.toContain('<script>');
    expect(page).toContain('&lt;script&gt;');
  });

  it('tells the app access_denied for "Deny"', async () => {
    expect(await answerTo('Deny', {})).toMatchObject({
      error: 'access_denied',
      error_description: 'User did not authorize the request',
    });
  });

  it('tells the app that Mallory is blocked', async () => {
    expect(await answerTo('mallory@example.com', {})).toMatchObject({
      error: 'unauthorized',
      error_description: 'user is blocked',
    });
  });
});

describe('an authorization request', () => {
  it('is refused for an audience or a connection that does not exist', async () => {
    expect(await answerTo('', { audience: 'https://other.example/' })).toMatchObject({
      error: 'access_denied',
      error_description: 'Service not found: https://other.example/',
    });
    expect(await answerTo('', { connection: 'myspace' })).toMatchObject({
      error: 'invalid_request',
      error_description: 'the connection was not found',
    });
  });

  it('may come back to any page of an allowed origin', async () => {
    const redirectUri = `${ORIGIN}/callback?from=login`;

    const { idToken } = await tenant.signIn('ada@example.com', { redirectUri });

    expect(decodeJwt(idToken).sub).toBe(ADA);
  });

  it.each(['query', 'web_message'])('never comes back to another origin (%s)', async (mode) => {
    const page = await loginPage({ redirect_uri: 'http://evil.example/', response_mode: mode });

    expect(page).toContain('That did not work');
    expect(page).not.toContain('postMessage');
  });
});

describe('the lists of allowed addresses', () => {
  it('name each page to come back to, an origin with or without its slash', async () => {
    await tenant.control.settings({ allowedCallbackUrls: [`${ORIGIN}/`, `${ORIGIN}/callback`] });

    expect(await answerTo('Deny', {})).toHaveProperty('error', 'access_denied');
    expect(await loginPage({ redirect_uri: `${ORIGIN}/callback` })).toContain('Continue as');
    expect(await loginPage({ redirect_uri: `${ORIGIN}/other` })).toContain('That did not work');
  });

  it('lead to an answer that its window does not close: who reads it may not have yet', async () => {
    const page = await loginPage({ response_mode: 'web_message', prompt: 'none' });
    expect(page).toContain('postMessage');
    expect(page).not.toContain('close()');
  });

  it('name each origin that is sent web messages', async () => {
    const asked = { response_mode: 'web_message', prompt: 'none' };
    expect(await loginPage(asked)).toContain('postMessage');

    await tenant.control.settings({ allowedWebOrigins: ['http://localhost:4000'] });

    const page = await loginPage(asked);
    expect(page).toContain('does not have a registered origin');
    expect(page).not.toContain('postMessage');
    expect(await loginPage({})).toContain('Continue as');
  });
});

describe('a grant that the app may not use', () => {
  it('is refused before its contents are looked at', async () => {
    const redeem = async () => {
      const body = { grant_type: 'refresh_token', client_id: 'link-accounts-demo' };
      const call = await tenant.call('POST', '/oauth/token', {
        body: { ...body, refresh_token: 'made-up' },
      });
      return (await call.json()) as unknown;
    };
    expect(await redeem()).toMatchObject({ error: 'invalid_grant' });

    await tenant.control.settings({ grantTypes: ['authorization_code'] });

    expect(await redeem()).toMatchObject({ error: 'unauthorized_client' });
  });
});

describe('logging out', () => {
  const logout = async (returnTo: string | undefined, cookies = createCookieJar()) => {
    const url = new URL('/v2/logout?client_id=link-accounts-demo', tenant.url);
    if (returnTo !== undefined) url.searchParams.set('returnTo', returnTo);
    const headers = { cookie: cookies.header('/v2/logout') };
    return fetch(url, { headers, redirect: 'manual' });
  };

  it('shows a page of its own when the return is to a foreign one, or to none', async () => {
    for (const returnTo of ['http://evil.example/', undefined]) {
      const page = await (await logout(returnTo)).text();
      expect(page).not.toContain('evil.example');
    }
  });

  it('returns to an allowed address at once when nobody is signed in', async () => {
    const { status, headers } = await logout(ORIGIN);

    expect([status, headers.get('location')]).toEqual([302, `${ORIGIN}/`]);
  });

  it('refuses an address that is not listed as one to return to', async () => {
    await tenant.control.settings({ allowedLogoutUrls: [`${ORIGIN}/bye`] });

    expect((await logout(ORIGIN)).status).toBe(400);
    expect((await logout(`${ORIGIN}/bye`)).status).toBe(302);
  });
});
