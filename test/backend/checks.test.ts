/** What the reference server checks before it does anything: each row is one check. */
import { generateKeyPair } from 'jose';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ACME, ADA, BOB, EVE, GITHUB, GOOGLE, openCallers, type LinkOptions } from './callers.ts';
import { PORTAL, type Claims } from './support.ts';

const callers = await openCallers();
const { tenant, issuer, restart, call, link, expectRefused } = callers;
beforeEach(callers.reset);
afterAll(callers.close);

const MINUTE_SECONDS = 60;
const ago = (seconds: number) => issuer.now() - seconds;

describe('linking', () => {
  it('two accounts that are proven answers with the identities', async () => {
    const { code, answer } = await link();
    expect(code).toBe('ok');
    expect(answer).toMatchObject([{ user_id: 'ada' }, { user_id: '108204' }]);
    expect(await tenant.control.user(GOOGLE)).toBeUndefined();
  });

  it.each([BOB, GITHUB])('encodes an id exactly once: %s', async (secondary) => {
    expect((await link({ secondary })).code).toBe('ok');
    expect(await tenant.control.user(secondary)).toBeUndefined();
  });

  const SIDES = ['primary', 'secondary'] as const;
  const CLAIMS: readonly (readonly [string, Claims, string])[] = [
    ['of another tenant', { iss: 'https://other.example/' }, 'token_mismatch'],
    ['for another application', { aud: 'another-app' }, 'token_mismatch'],
    ['of another user than is named', { sub: EVE }, 'token_mismatch'],
    ['of nobody', { sub: undefined }, 'token_mismatch'],
    ['that never expires', { exp: undefined }, 'token_mismatch'],
    ['that has expired', { exp: 1 }, 'unauthorized'],
  ];
  for (const side of SIDES) {
    it.each(CLAIMS)(`is refused with an ID token of the ${side} %s`, async (_, claims, code) => {
      await expectRefused(link({ [`${side}Claims`]: claims }), code);
    });

    it(`is refused with an ID token of the ${side} that nobody vouches for`, async () => {
      const { privateKey } = await generateKeyPair('RS256');
      const sub = side === 'primary' ? ADA : GOOGLE;
      const claims = { sub, aud: 'link-accounts-demo', nonce: 'n', auth_time: issuer.now() };
      const shared = new TextEncoder().encode('a secret of thirty-two characters');
      for (const token of [
        await issuer.sign(claims, privateKey),
        await issuer.sign(claims, shared, 'HS256'),
        'no token',
      ]) {
        await expectRefused(link({ [`${side}IdToken`]: token }), 'token_mismatch');
      }
    });
  }

  it('is refused with an ID token of the secondary that does not say which login it was', async () => {
    for (const nonce of [undefined, 7]) {
      await expectRefused(link({ secondaryClaims: { nonce } }), 'token_mismatch');
    }
  });

  it.each<[string, Claims]>([
    ['eleven minutes old', { auth_time: 11 * MINUTE_SECONDS }],
    ['of an age that nobody knows', {}],
  ])('is refused when the second login is %s', async (_, { auth_time: age }) => {
    const authTime = typeof age === 'number' ? ago(age) : undefined;
    await expectRefused(link({ secondaryClaims: { auth_time: authTime } }), 'stale_login');
  });

  it('is not refused for how old the session is, unless the server is told to', async () => {
    const primaryClaims = { auth_time: undefined };
    await restart({ maxSessionAgeSeconds: 60 });
    await expectRefused(link({ primaryClaims }), 'not_signed_in');
    await expectRefused(link({ primaryClaims: { auth_time: ago(61) } }), 'not_signed_in');
    await restart();
    expect((await link({ primaryClaims })).code).toBe('ok');
  });

  it('is refused to whoever is neither of the two', async () => {
    await expectRefused(link({ caller: { sub: EVE } }), 'token_mismatch');
  });

  it.each<[string, LinkOptions, string]>([
    ['the same account', { secondary: ADA }, 'same_account'],
    ['an e-mail that nobody has verified', { secondary: EVE }, 'email_unverified'],
    ['an enterprise account', { secondary: ACME }, 'secondary_not_allowed'],
    ['an account that is gone', { secondary: 'github|1' }, 'account_gone'],
    [
      'the caller’s own e-mail unverified',
      { primary: EVE, caller: { sub: EVE } },
      'email_unverified',
    ],
  ])('is refused for %s', async (_, options, code) => {
    await expectRefused(link(options), code);
  });

  it('follows the policy that the server has, not the page', async () => {
    await restart({ policy: { primaryOnlyProviders: [] } });
    expect((await link({ secondary: ACME })).code).toBe('ok');
  });

  it('sends the caller’s own account away only where the server allows that', async () => {
    const turned = { primary: GOOGLE, secondary: ADA };
    await expectRefused(link(turned), 'secondary_not_allowed');
    await restart({ primary: 'linked' });
    await expectRefused(link(), 'secondary_not_allowed');
    expect((await link(turned)).code).toBe('ok');
    expect(await tenant.control.user(ADA)).toBeUndefined();
  });
});

describe('a session that was renewed', () => {
  // OpenID Connect Core §12.2: an ID token from a refresh should have no nonce. The stand-in copies it.
  const renewed = () => issuer.idToken(ADA, { nonce: undefined });

  it('still reads, changes, links and unlinks the caller’s own account', async () => {
    const own = { userId: ADA, idToken: await renewed() };
    expect((await call('readUser', own)).code).toBe('ok');
    expect((await call('mergeMetadata', { ...own, patch: { a: 1 } })).code).toBe('ok');
    expect((await link({ primaryIdToken: await renewed() })).code).toBe('ok');
    const unlinking = { primaryId: ADA, primaryIdToken: await renewed(), identityId: GOOGLE };
    expect((await call('unlink', unlinking)).code).toBe('ok');
  });
});

describe('reading and merging', () => {
  it('reach the caller’s own account, and the one that has just signed in', async () => {
    for (const userId of [ADA, GOOGLE]) {
      const idToken = await issuer.idToken(userId);
      const { answer } = await call('readUser', { userId, idToken });
      expect(answer).toMatchObject({ user_id: userId, identities: [{}] });
      expect(answer).not.toHaveProperty('created_at');
      const patch = { size: 'small', theme: null };
      expect((await call('mergeMetadata', { userId, idToken, patch })).code).toBe('ok');
      const stored = (await tenant.control.user(userId))?.user_metadata;
      expect(stored).toHaveProperty('size', 'small');
      expect(stored).not.toHaveProperty('theme');
    }
  });

  it.each<[string, string, Claims, string]>([
    ['somebody whose token it is not', EVE, { sub: ADA }, 'token_mismatch'],
    ['an account that signed in yesterday', GOOGLE, { auth_time: 1 }, 'stale_login'],
    ['a login that does not say which it was', GOOGLE, { nonce: undefined }, 'token_mismatch'],
    ['an account for another application', ADA, { aud: 'another-app' }, 'token_mismatch'],
  ])('do not reach %s', async (_, userId, claims, code) => {
    const idToken = await issuer.idToken(userId, claims);
    expect((await call('readUser', { userId, idToken })).code).toBe(code);
    const patch = { a: 1 };
    expect((await call('mergeMetadata', { userId, idToken, patch })).code).toBe(code);
    expect((await tenant.control.user(userId))?.user_metadata ?? {}).not.toHaveProperty('a');
  });

  it.each([{}, undefined, null, [], 'all'])(
    'never send the patch %o, which could delete everything',
    async (patch) => {
      const idToken = await issuer.idToken(ADA);
      const { code } = await call('mergeMetadata', { userId: ADA, idToken, patch });
      expect(code).toBe('metadata_rejected');
      expect((await tenant.control.user(ADA))?.user_metadata).toHaveProperty('theme', 'dark');
    },
  );

  it('hand on what Auth0 has against a key', async () => {
    const request = { userId: ADA, idToken: await issuer.idToken(ADA), patch: { 'a.b': 1 } };
    expect((await call('mergeMetadata', request)).code).toBe('metadata_rejected');
  });
});

describe('unlinking', () => {
  const unlink = async (identityId: string, claims: Claims = {}, caller: Claims = {}) =>
    call(
      'unlink',
      { primaryId: ADA, primaryIdToken: await issuer.idToken(ADA, claims), identityId },
      `Bearer ${await issuer.accessToken(caller)}`,
    );

  it.each([GOOGLE, BOB, GITHUB])('takes %s off the caller’s own account', async (identityId) => {
    await link({ secondary: identityId });
    const { answer } = await unlink(identityId);
    expect(answer).toMatchObject([{ user_id: 'ada' }]);
    expect(await tenant.control.user(identityId)).toMatchObject({ user_id: identityId });
  });

  it.each<[string, Claims, Claims, string]>([
    ['another application’s token', { aud: 'another-app' }, {}, 'token_mismatch'],
    ['somebody else’s token', { sub: EVE }, {}, 'token_mismatch'],
    ['the token of a login that is not the caller’s', {}, { sub: GITHUB }, 'token_mismatch'],
    ['a session that is too old', { auth_time: 1 }, {}, 'not_signed_in'],
  ])('is refused with %s', async (_, claims, caller, code) => {
    await restart({ maxSessionAgeSeconds: 60 });
    await link();
    expect((await unlink(GOOGLE, claims, caller)).code).toBe(code);
    expect((await tenant.control.user(ADA))?.identities).toHaveLength(2);
  });

  it('names the provider up to the first pipe of an id, and the rest as it is', async () => {
    await restart({ policy: { primaryOnlyProviders: [] } });
    await link({ secondary: ACME });
    expect((await unlink(ACME)).code).toBe('ok');
    const paths = (await tenant.control.requests()).map(({ path }) => path);
    expect(paths.at(-1)).toMatch(/identities\/samlp\/acme%7Cada%40acme\.example$/);
  });

  it('is refused for the primary’s own identity, which nobody asks Auth0 for', async () => {
    expect((await unlink(ADA)).code).toBe('unlink_primary');
    expect(await tenant.control.requests()).toEqual([]);
  });
});

describe('a caller', () => {
  const read = async (authorization: string) =>
    call('readUser', { userId: ADA, idToken: await issuer.idToken(ADA) }, authorization);

  it.each<[string, () => Promise<string>]>([
    ['without a token', async () => ''],
    ['with another scheme', async () => `Basic ${await issuer.accessToken()}`],
    ['with what is no token', async () => 'Bearer guess'],
    ['with an ID token', async () => `Bearer ${await issuer.idToken(ADA)}`],
    ['with a token for another API', async () => bearer({ aud: `${issuer.issuer}api/v2/` })],
    ['with a token of another tenant', async () => bearer({ iss: 'https://other.example/' })],
    ['with a token that has expired', async () => bearer({ exp: 1 })],
    ['with a token of nobody', async () => bearer({ sub: undefined })],
    [
      'with a token that nobody vouches for',
      async () => {
        const { privateKey } = await generateKeyPair('RS256');
        const claims = { sub: ADA, aud: 'https://api.portal.example/' };
        return `Bearer ${await issuer.sign(claims, privateKey)}`;
      },
    ],
  ])('%s is not let in', async (_, authorization) => {
    const { code, status } = await read(await authorization());
    expect([code, status]).toEqual(['unauthorized', 401]);
    expect(await tenant.control.requests()).toEqual([]);
  });

  const bearer = async (claims: Claims) => `Bearer ${await issuer.accessToken(claims)}`;

  it('is told nothing of a token while the tenant’s keys cannot be had', async () => {
    await restart({ issuer: 'http://localhost:9/' });
    expect((await read(await bearer({}))).code).toBe('server');
  });

  it('on a page of another site is refused', async () => {
    const request = { userId: ADA, idToken: await issuer.idToken(ADA) };
    const { status } = await call('readUser', request, undefined, 'https://evil.example');
    expect(status).toBe(403);
    const preflight = (origin: string) =>
      fetch(`${callers.server().url}/link`, { method: 'OPTIONS', headers: { Origin: origin } });
    const allowed = 'access-control-allow-origin';
    expect((await preflight('https://evil.example')).headers.get(allowed)).toBeNull();
    expect((await preflight(PORTAL)).headers.get(allowed)).toBe(PORTAL);
  });

  it.each<[string, string]>([
    ['no JSON', '<html>'],
    ['no object', '[]'],
    ['without what it is about', '{}'],
    ['with a number for a name', '{"userId":1}'],
    ['too large', JSON.stringify({ userId: ADA, idToken: 'a'.repeat(200_000) })],
  ])('with a request that is %s is told what it lacks', async (_, body) => {
    const headers = { Authorization: await bearer({}), 'Content-Type': 'application/json' };
    const response = await fetch(`${callers.server().url}/readUser`, {
      method: 'POST',
      headers,
      body,
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'configuration' });
  });

  it('finds nothing else here', async () => {
    expect((await call('toString', {})).status).toBe(404);
    expect((await fetch(`${callers.server().url}/readUser`)).status).toBe(404);
  });
});

describe('Auth0’s answer', () => {
  it.each<[number, string]>([
    [401, 'server'],
    [403, 'server'],
    [404, 'account_gone'],
    [409, 'link_conflict'],
    [400, 'link_rejected'],
    [500, 'server'],
  ])('%i to a link is %s, and says no more', async (status, code) => {
    await tenant.control.fault({ route: 'link', status });
    const { answer } = await link();
    expect(answer).toEqual({ code, details: null });
    expect(callers.server().log.at(-1)).toMatchObject({ call: 'link', code, cause: { status } });
  });

  it('that its limit is reached is handed on, with the time to wait', async () => {
    await tenant.control.fault({ route: 'link', status: 429, retryAfterSeconds: 90 });
    const { answer } = await link();
    expect(answer).toMatchObject({ code: 'rate_limited' });
    const { details } = answer as { details: { retryAfterMs: number } };
    expect(details.retryAfterMs).toBeGreaterThan(80_000);
  });

  it('that its limit has ended, by a clock that is wrong, does not make a burst of the tries', async () => {
    const headers = { 'x-ratelimit-reset': String(ago(600)) };
    await tenant.control.fault({ route: 'link', status: 429, headers, times: 1 });
    const startedAt = performance.now();
    expect((await link()).code).toBe('ok');
    expect(performance.now() - startedAt).toBeGreaterThan(750);
  });

  it('that its limit is reached for a moment is waited out: a link takes three calls', async () => {
    await tenant.control.settings({ requestsPerSecond: 2, requestBurst: 2 });
    expect((await link()).code).toBe('ok');
  });

  it('without the user or the identities is none', async () => {
    await tenant.control.fault({ route: 'updateUser', status: 200, body: { surprise: true } });
    await tenant.control.fault({ route: 'link', status: 201, body: [], times: 1 });
    const request = { userId: ADA, idToken: await issuer.idToken(ADA), patch: { a: 1 } };
    expect((await call('mergeMetadata', request)).code).toBe('server');
    const secondaryIdToken = await issuer.idToken(GOOGLE);
    expect((await link({ secondaryIdToken })).code).toBe('server');
    expect((await link({ secondaryIdToken })).code).toBe('ok');
  });
});
