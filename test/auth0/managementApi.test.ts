import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../host-demo/tenant/faults.ts';
import type { AccountsPort } from '../../src/domain/ports.ts';
import { people } from '../../src/testing/people.ts';
import { everythingSaidBy, openApi, refusalOf, type OpenApi } from './support.ts';

const ADA = 'auth0|ada';
const GOOGLE = 'google-oauth2|108204';

let open: OpenApi;

beforeAll(async () => void (open = await openApi()));
afterAll(() => open.tenant.close());
beforeEach(() => open.tenant.control.reset());

const { signal } = new AbortController();

type Call = keyof AccountsPort;

/** Ada's tokens are kept, and those of the account to be linked. */
async function connected() {
  const connection = open.connect();
  await connection.keep('primary', ADA);
  await connection.keep('secondary', GOOGLE);
  return connection;
}

type Connected = Awaited<ReturnType<typeof connected>>;

const CALLS: { readonly [Name in Call]: (connection: Connected) => Promise<unknown> } = {
  readUser: ({ api }) => api.readUser({ userId: ADA }, { signal }),
  mergeMetadata: ({ api }) => api.mergeMetadata({ userId: ADA, patch: { a: 1 } }, { signal }),
  link: ({ api }) => api.link({ primaryId: ADA, secondaryId: GOOGLE }, { signal }),
  unlink: ({ api }) => api.unlink({ primaryId: ADA, identityId: GOOGLE }, { signal }),
};

const ROUTES = {
  readUser: 'readUser',
  mergeMetadata: 'updateUser',
  link: 'link',
  unlink: 'unlink',
} as const;

/** What this call is refused with when the tenant does that. */
async function refusedWith(call: Call, fault: Omit<Fault, 'route'>) {
  const connection = await connected();
  await open.tenant.control.fault({ route: ROUTES[call], ...fault });
  return refusalOf(CALLS[call](connection));
}

const apiRequests = async () => {
  const requests = await open.tenant.control.requests();
  return requests.filter(({ path }) => path.startsWith('/api/v2/'));
};

describe('reading a user', () => {
  it.each([
    ['nothing about keeping it', {}, 1],
    ['not to keep it', { 'Cache-Control': 'no-store' }, 1],
    ['to ask each time', { 'Cache-Control': 'private, no-cache', 'Last-Modified': 'yesterday' }, 1],
    ['that it ends at once', { 'Cache-Control': 'max-age=0, must-revalidate', Expires: '0' }, 1],
    ['to keep it', { 'Cache-Control': 'private, max-age=3600' }, 2],
    ['when it ends', { Expires: 'Thu, 01 Jan 2099 00:00:00 GMT' }, 2],
    ['since when it is so', { 'Last-Modified': 'Thu, 01 Jan 2026 00:00:00 GMT' }, 2],
  ])(
    'asks as often as it takes to be sure, where the answer says %s',
    async (_, headers, times) => {
      const connection = await connected();
      await open.tenant.control.fault({ route: 'readUser', headers });
      await CALLS.readUser(connection);
      expect(await apiRequests()).toHaveLength(times);
    },
  );

  it('gives the account as the product knows it', async () => {
    const { api } = await connected();
    const { ada } = people;
    const account = await api.readUser({ userId: ADA }, { signal });
    expect(account).toMatchObject({ id: ADA, metadata: ada.metadata });
    expect(account.person).toMatchObject({ email: 'ada@example.com', emailVerified: true });
    expect(account.identities).toMatchObject([
      { id: ADA, provider: 'auth0', connection: 'Username-Password-Authentication' },
    ]);
    expect(account.identities[0]?.person).toEqual(account.person);
  });

  it.each([
    ['an id that is encoded already', 'google-oauth2|bob%3A1', 'google-oauth2%7Cbob%253A1'],
    ['an id with two pipes', 'samlp|acme|ada@acme.example', 'samlp%7Cacme%7Cada%40acme.example'],
    ['an id that is a number', 'github|583231', 'github%7C583231'],
  ])('encodes the id exactly once: %s', async (_, id, encoded) => {
    const { api, keep } = open.connect();
    await keep('primary', id);
    const account = await api.readUser({ userId: id }, { signal });
    expect(account.id).toBe(id);
    expect(account.identities[0]?.id).toBe(id);
    expect(await apiRequests()).toMatchObject([
      { path: `/api/v2/users/${encoded}`, userId: id, bearer: true },
    ]);
  });

  it('knows a phone number, and who has no metadata', async () => {
    const { api, keep } = open.connect();
    await keep('primary', 'sms|5f1');
    expect(await api.readUser({ userId: 'sms|5f1' }, { signal })).toMatchObject({
      person: { email: null, phone: '+44 7700 900123', phoneVerified: true },
      metadata: {},
    });
  });

  it('names the person behind each linked identity', async () => {
    const { api, keep } = open.connect();
    await keep('primary', 'twitter|grace');
    const { identities } = await api.readUser({ userId: 'twitter|grace' }, { signal });
    expect(identities).toMatchObject([
      { id: 'twitter|grace', person: { email: 'grace@example.com' } },
      { id: 'linkedin|grace', person: { email: 'grace@example.com' } },
    ]);
  });

  it('uses each account’s own token', async () => {
    const { api } = await connected();
    const accounts = await Promise.all(
      [ADA, GOOGLE].map((userId) => api.readUser({ userId }, { signal })),
    );
    expect(accounts.map(({ id }) => id)).toEqual([ADA, GOOGLE]);
  });
});

describe('merging metadata', () => {
  it('stores first-level keys, and deletes those that are null', async () => {
    const { api } = await connected();
    const patch = { theme: null, newsletter: true, address: { country: 'UK' } };
    await api.mergeMetadata({ userId: ADA, patch }, { signal });
    const { metadata } = await api.readUser({ userId: ADA }, { signal });
    expect(metadata).toEqual({ language: 'en', newsletter: true, address: { country: 'UK' } });
  });

  it('stores the first metadata that a user ever has', async () => {
    const { api, keep } = open.connect();
    await keep('primary', 'github|583231');
    await api.mergeMetadata({ userId: 'github|583231', patch: { theme: 'dark' } }, { signal });
    const user = await open.tenant.control.user('github|583231');
    expect(user?.user_metadata).toEqual({ theme: 'dark' });
  });

  it('is refused for keys that cannot be stored', async () => {
    const { api } = await connected();
    const writing = api.mergeMetadata({ userId: ADA, patch: { 'a.b': 1 } }, { signal });
    expect(await refusalOf(writing)).toMatchObject({ code: 'metadata_rejected' });
  });
});

describe('linking', () => {
  it('answers with all identities, the primary’s first', async () => {
    const identities = await CALLS.link(await connected());
    expect(identities).toMatchObject([{ id: ADA }, { id: GOOGLE }]);
    expect(await open.tenant.control.user(GOOGLE)).toBeUndefined();
  });

  it('keeps an id that is a number, and one that needs encoding', async () => {
    for (const id of ['github|583231', 'google-oauth2|bob%3A1']) {
      const { api, keep } = open.connect();
      await keep('primary', ADA);
      await keep('secondary', id);
      const request = { primaryId: ADA, secondaryId: id };
      const identities = await api.link(request, { signal });
      expect(identities.map((identity) => identity.id)).toContain(id);
    }
  });

  it('sends the host’s user away with their own token, where the other account stays', async () => {
    const { api } = await connected();
    const request = { primaryId: GOOGLE, secondaryId: ADA };
    expect(await api.link(request, { signal })).toMatchObject([{ id: GOOGLE }, { id: ADA }]);
  });

  it('is refused a second time, as a conflict', async () => {
    const connection = await connected();
    await CALLS.link(connection);
    expect((await refusalOf(CALLS.link(connection))).code).toBe('link_conflict');
  });

  it('is refused for an account that somebody else has taken in by then', async () => {
    const connection = await connected();
    const other = open.connect();
    await other.keep('primary', 'github|583231');
    await other.keep('secondary', GOOGLE);
    await other.api.link({ primaryId: 'github|583231', secondaryId: GOOGLE }, { signal });
    expect((await refusalOf(CALLS.link(connection))).code).toBe('link_rejected');
  });

  it('is refused for the same account', async () => {
    const { api } = await connected();
    const request = { primaryId: ADA, secondaryId: ADA };
    expect((await refusalOf(api.link(request, { signal }))).code).toBe('link_rejected');
  });

  it('is refused when what should prove the login is no token', async () => {
    const { api, vault } = await connected();
    vault.keep('secondary', { userId: GOOGLE, idToken: 'no token', management: null });
    const request = { primaryId: ADA, secondaryId: GOOGLE };
    expect((await refusalOf(api.link(request, { signal }))).code).toBe('link_rejected');
  });

  it('took effect when only its answer got lost', async () => {
    const connection = await connected();
    await open.tenant.control.fault({ route: 'link', drop: 'after', times: 1 });
    expect((await refusalOf(CALLS.link(connection))).code).toBe('network');
    const { identities } = await connection.api.readUser({ userId: ADA }, { signal });
    expect(identities.map(({ id }) => id)).toEqual([ADA, GOOGLE]);
  });
});

describe('a token that is kept', () => {
  it('of nobody is asked for before anything is sent', async () => {
    const { api } = open.connect();
    const reading = api.readUser({ userId: ADA }, { signal });
    expect((await refusalOf(reading)).code).toBe('configuration');
    expect(await apiRequests()).toEqual([]);
  });

  it('that has expired is not sent', async () => {
    const nextWeek = () => new Date(Date.now() + 7 * 24 * 60 * 60_000);
    const { api, keep } = open.connect(nextWeek);
    await keep('primary', ADA);
    const reading = api.readUser({ userId: ADA }, { signal });
    expect((await refusalOf(reading)).code).toBe('unauthorized');
    expect(await apiRequests()).toEqual([]);
  });

  it.each<[Call, string]>([
    ['readUser', 'read:current_user'],
    ['mergeMetadata', 'update:current_user_metadata'],
    ['link', 'update:current_user_identities'],
  ])('without the scope for %s is not sent', async (call, scope) => {
    const connection = open.connect();
    await connection.keep('primary', ADA, { scope: 'openid create:current_user_metadata' });
    await connection.keep('secondary', GOOGLE);
    expect(await refusalOf(CALLS[call](connection))).toMatchObject({
      code: 'insufficient_scope',
      details: { missing: [scope] },
    });
    expect(await apiRequests()).toEqual([]);
  });
});

describe('a refusal of the tenant', () => {
  it.each<[Call, Fault['status'], string]>([
    ['readUser', 401, 'unauthorized'],
    ['readUser', 403, 'session_switched'],
    ['readUser', 404, 'account_gone'],
    ['readUser', 400, 'server'],
    ['readUser', 500, 'server'],
    ['mergeMetadata', 400, 'metadata_rejected'],
    ['mergeMetadata', 401, 'unauthorized'],
    ['mergeMetadata', 503, 'server'],
    ['link', 400, 'link_rejected'],
    ['link', 401, 'unauthorized'],
    ['link', 404, 'account_gone'],
    ['link', 409, 'link_conflict'],
    ['link', 502, 'server'],
  ])('of %s with %d is %s, and gives no token away', async (call, status, code) => {
    const error = await refusedWith(call, { ...(status !== undefined && { status }) });
    expect(error).toMatchObject({ code, cause: { status } });
    const said = everythingSaidBy(error);
    for (const token of open.tokens()) expect(said).not.toContain(token);
  });

  it('that echoes a token has it cut out', async () => {
    const connection = await connected();
    const token = connection.vault.idTokenOf(GOOGLE);
    const body = { statusCode: 400, message: `Invalid token ${token}.`, errorCode: token };
    await open.tenant.control.fault({ route: 'link', status: 400, body });
    const error = await refusalOf(CALLS.link(connection));
    expect(error).toMatchObject({ code: 'link_rejected', cause: { name: 'HttpError' } });
    expect(everythingSaidBy(error)).not.toContain(token);
  });

  it('for scopes names them', async () => {
    const message = 'Insufficient scope, expected any of: update:users,read:current_user';
    const body = { statusCode: 403, message, errorCode: 'insufficient_scope' };
    expect(await refusedWith('readUser', { status: 403, body })).toMatchObject({
      code: 'insufficient_scope',
      details: { missing: ['update:users', 'read:current_user'] },
    });
  });

  it.each<Call>(['readUser', 'mergeMetadata', 'link'])(
    'of %s for its rate says how long to wait',
    async (call) => {
      const error = await refusedWith(call, { status: 429, retryAfterSeconds: 5 });
      if (error.code !== 'rate_limited') throw error;
      const { retryAfterMs } = error.details;
      expect(retryAfterMs).toBeGreaterThan(3000);
      expect(retryAfterMs).toBeLessThanOrEqual(6000);
    },
  );

  it.each([
    [
      'a time in the past',
      { 'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) - 60) },
      null,
    ],
    ['a time that is none', { 'x-ratelimit-reset': 'soon' }, null],
    ['seconds', { 'retry-after': '7' }, 7000],
  ])('for its rate with %s', async (_, headers, retryAfterMs) => {
    expect(await refusedWith('readUser', { status: 429, headers })).toMatchObject({
      code: 'rate_limited',
      details: { retryAfterMs },
    });
  });

  it('that is no JSON still counts by its status', async () => {
    const error = await refusedWith('link', { status: 409, raw: '<h1>Conflict</h1>' });
    expect(error).toMatchObject({ code: 'link_conflict' });
  });
});

describe('an answer that cannot be understood', () => {
  it.each<[string, Call, Omit<Fault, 'route'>]>([
    ['no JSON', 'readUser', { raw: '<h1>Welcome</h1>' }],
    ['nothing', 'readUser', { raw: '' }],
    ['another shape', 'readUser', { body: { hello: 'world' } }],
    ['a list', 'readUser', { body: [] }],
    ['null', 'readUser', { body: null }],
    ['somebody’s identities', 'link', { body: [{ provider: 'x', user_id: 'y', connection: 'z' }] }],
    ['no identities', 'link', { body: [], when: 'after' }],
    ['an object', 'link', { body: {}, when: 'after' }],
    ['no JSON', 'mergeMetadata', { raw: 'OK' }],
  ])('%s, of %s, is the server’s', async (_, call, fault) => {
    const error = await refusedWith(call, fault);
    expect(error).toMatchObject({ code: 'server', cause: { name: 'UnreadableAnswer' } });
  });
});

describe('a call that gets no answer', () => {
  it.each<[Call, Omit<Fault, 'route'>]>([
    ['readUser', { drop: 'before' }],
    ['mergeMetadata', { drop: 'after' }],
    ['link', { drop: 'before' }],
    ['unlink', { drop: 'before' }],
  ])('%s: %o is the network’s', async (call, fault) => {
    const error = await refusedWith(call, fault);
    expect(error).toMatchObject({ code: 'network', cause: { name: 'TypeError' } });
  });

  it.each<Call>(['readUser', 'mergeMetadata', 'link', 'unlink'])(
    '%s can be called off',
    async (call) => {
      const { api } = await connected();
      await open.tenant.control.fault({ route: ROUTES[call], hang: true });
      const caller = new AbortController();
      const options = { signal: caller.signal };
      const calls = {
        readUser: () => api.readUser({ userId: ADA }, options),
        mergeMetadata: () => api.mergeMetadata({ userId: ADA, patch: { a: 1 } }, options),
        link: () => api.link({ primaryId: ADA, secondaryId: GOOGLE }, options),
        unlink: () => api.unlink({ primaryId: ADA, identityId: GOOGLE }, options),
      };
      const refused = refusalOf(calls[call]());
      await expect.poll(apiRequests).toHaveLength(1);
      caller.abort();
      expect(await refused).toMatchObject({ code: 'network', cause: { name: 'AbortError' } });
    },
  );
});
