/** The prop `api`: what a host's functions are given, and what is made of what they answer. */
import { describe, expect, it } from 'vitest';
import { createAccounts } from '../../src/auth0/accounts.ts';
import { hostApi } from '../../src/auth0/hostApi.ts';
import type { AccountsPort, AccountsApi } from '../../src/domain/ports.ts';
import { ERROR_CODES, LinkAccountsError } from '../../src/errors.ts';
import { refusalOf } from './support.ts';

const ADA = 'auth0|ada';
const GOOGLE = 'google-oauth2|108204';
const { signal } = new AbortController();

const IDENTITIES = [
  { provider: 'auth0', user_id: 'ada', connection: 'Username-Password-Authentication' },
  { provider: 'google-oauth2', user_id: 108204, connection: 'google-oauth2' },
];
const USER = { user_id: ADA, email: 'ada@example.com', identities: IDENTITIES };

type Call = keyof AccountsApi;

const ANSWERS: Readonly<Record<Call, unknown>> = {
  readUser: USER,
  mergeMetadata: USER,
  link: IDENTITIES,
  unlink: IDENTITIES.slice(0, 1),
};

/** A host whose function `call` does this, and whose others answer as Auth0 does. */
function createHost(call?: Call, answer?: () => unknown) {
  const asked: unknown[] = [];
  const respond = (name: Call) => async (request: unknown) => {
    asked.push(request);
    return name === call ? answer?.() : ANSWERS[name];
  };
  const api: AccountsApi = {
    readUser: respond('readUser'),
    mergeMetadata: respond('mergeMetadata'),
    link: respond('link'),
    unlink: respond('unlink'),
  };
  const accounts = createAccounts(hostApi(api), { idTokenOf: (id) => `id token of ${id}` });
  return { accounts, asked };
}

const CALLS: { readonly [Name in Call]: (accounts: AccountsPort) => Promise<unknown> } = {
  readUser: (accounts) => accounts.readUser({ userId: ADA }, { signal }),
  mergeMetadata: (accounts) => accounts.mergeMetadata({ userId: ADA, patch: { a: 1 } }, { signal }),
  link: (accounts) => accounts.link({ primaryId: ADA, secondaryId: GOOGLE }, { signal }),
  unlink: (accounts) => accounts.unlink({ primaryId: ADA, identityId: GOOGLE }, { signal }),
};
const names = Object.keys(CALLS) as Call[];

describe('a host’s own function', () => {
  it.each<[Call, object]>([
    ['readUser', { userId: ADA, idToken: `id token of ${ADA}` }],
    ['mergeMetadata', { userId: ADA, idToken: `id token of ${ADA}`, patch: { a: 1 } }],
    [
      'link',
      {
        primaryId: ADA,
        primaryIdToken: `id token of ${ADA}`,
        secondaryId: GOOGLE,
        secondaryIdToken: `id token of ${GOOGLE}`,
      },
    ],
    ['unlink', { primaryId: ADA, primaryIdToken: `id token of ${ADA}`, identityId: GOOGLE }],
  ])('%s is given the accounts and the ID token that proves each', async (call, request) => {
    const { accounts, asked } = createHost();
    await CALLS[call](accounts);
    expect(asked).toEqual([request]);
  });

  it('answers with Auth0’s JSON as it is', async () => {
    const { accounts } = createHost();
    expect(await CALLS.readUser(accounts)).toMatchObject({
      id: ADA,
      person: { email: 'ada@example.com' },
      metadata: {},
    });
    expect(await CALLS.link(accounts)).toMatchObject([{ id: ADA }, { id: GOOGLE }]);
    expect(await CALLS.unlink(accounts)).toMatchObject([{ id: ADA }]);
  });

  it.each(names)('%s that answers with anything else counts as server', async (call) => {
    const others = { ...USER, user_id: GOOGLE, identities: IDENTITIES.slice(1) };
    for (const answer of [undefined, null, 'ok', 1, {}, [], { surprise: true }, others]) {
      const { accounts } = createHost(call, () => answer);
      expect((await refusalOf(CALLS[call](accounts))).code).toBe('server');
    }
  });

  it.each(names)('%s is refused with the code that it throws', async (call) => {
    const { accounts } = createHost(call, () => {
      throw new LinkAccountsError({ code: 'link_conflict' });
    });
    expect((await refusalOf(CALLS[call](accounts))).code).toBe('link_conflict');
  });

  it('that lacks one of the four says which', () => {
    const { readUser, link } = { readUser: async () => USER, link: async () => IDENTITIES };
    const incomplete = { readUser, link } as unknown as AccountsApi;
    expect(() => hostApi(incomplete)).toThrow(/it lacks mergeMetadata, unlink/);
    expect(() => hostApi('https://portal.example' as unknown as AccountsApi)).toThrow(/it lacks/);
  });

  it('may be a method of a class', async () => {
    class Backend {
      user = USER;
      readUser = () => Promise.resolve(this.user);
      mergeMetadata() {
        return Promise.resolve(this.user);
      }
      link = () => Promise.resolve(IDENTITIES);
      unlink = () => Promise.resolve(IDENTITIES);
    }
    const accounts = createAccounts(hostApi(new Backend()), { idTokenOf: () => '' });
    await CALLS.mergeMetadata(accounts);
  });
});

describe('what a host’s function throws', () => {
  const thrown = async (what: unknown) => {
    const { accounts } = createHost('link', () => {
      throw what as Error;
    });
    return refusalOf(CALLS.link(accounts));
  };

  it('is that error, with its details', async () => {
    const error = { code: 'rate_limited', details: { retryAfterMs: 2000 } };
    expect(await thrown(error)).toMatchObject(error);
  });

  it('counts as server when it lacks what its words need, also under the name of ours', async () => {
    for (const name of ['Error', 'LinkAccountsError']) {
      const error = { name, code: 'email_unverified' };
      expect(await thrown(error)).toMatchObject({ code: 'server', cause: { name } });
    }
  });

  it('is known by any of the codes, also on an error of its own kind', async () => {
    const details = {
      side: 'primary',
      expected: 'a',
      actual: 'b',
      who: 'a',
      provider: 'a',
      fix: 'a',
    };
    for (const code of ERROR_CODES) {
      expect((await thrown(Object.assign(new Error('no'), { code, details }))).code).toBe(code);
    }
  });

  it.each<[string, unknown]>([
    ['an error without a code', new TypeError('oops')],
    ['a code that is not ours', { code: 'E_TOO_BAD' }],
    ['the name of what every object has', { code: 'toString' }],
    ['nothing', undefined],
  ])('counts as server: %s', async (_, what) => {
    expect((await thrown(what)).code).toBe('server');
  });
});
