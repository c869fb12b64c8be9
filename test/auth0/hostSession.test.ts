import { GenericError, MissingScopesError, type Auth0Client } from '@auth0/auth0-spa-js';
import { describe, expect, it } from 'vitest';
import { createHostSession } from '../../src/auth0/hostSession.ts';
import { REQUIRED_SCOPES } from '../../src/domain/scopes.ts';
import { tenantOf } from '../../src/auth0/tenant.ts';
import { tenantSessionOf } from '../../src/auth0/tenantSession.ts';
import { createTokenVault } from '../../src/auth0/tokenVault.ts';
import { CLIENT_ID, clientOf, everythingSaidBy, refusalOf, tokenSaying } from './support.ts';

const ADA = 'auth0|ada';
const NOW = new Date('2026-01-01T12:00:00Z');
const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 60 * MINUTE_SECONDS;

/** What a client is granted that gets refresh tokens. */
const REFRESH_TOKEN = 'openid offline_access';

const inSeconds = (seconds: number) => NOW.getTime() / 1000 + seconds;

interface Answer {
  /** Whom the tokens name. */
  readonly sub?: string;
  readonly scopes?: readonly string[];
  /** What the token response adds, such as `offline_access`. */
  readonly granted?: string;
  readonly accessTokenSeconds?: number;
  readonly idTokenSeconds?: number;
  /** In place of a JWT. */
  readonly opaqueToken?: string;
}

interface Silent {
  readonly cacheMode: unknown;
  readonly audience: unknown;
  readonly scope: unknown;
}

/** A host whose client gives these answers in turn; the last one for ever. */
function createHost(
  answers: readonly (Answer | Error | 'never' | 'nothing')[] = [{}],
  { mayBecome = false, hasApi = false } = {},
) {
  let user: { sub?: string } | undefined = { sub: ADA };
  const silent: Silent[] = [];
  const answer = async ({ authorizationParams, cacheMode }: Asked) => {
    const next = answers[silent.length] ?? answers.at(-1) ?? {};
    const { audience, scope } = authorizationParams ?? {};
    silent.push({ cacheMode, audience, scope });
    if (next === 'never') return new Promise<never>(() => {});
    if (next === 'nothing') return undefined;
    if (next instanceof Error) throw next;
    return tokensFor(next);
  };
  const client: Pick<Auth0Client, 'getUser' | 'getConfiguration'> & { getTokenSilently: unknown } =
    {
      getConfiguration: () => ({ domain: 'tenant.example', clientId: CLIENT_ID }),
      getUser: async <User>() => user as User | undefined,
      getTokenSilently: answer,
    };
  const auth0 = client as Auth0Client;
  const vault = createTokenVault();
  const session = createHostSession({
    auth0,
    tenantSession: tenantSessionOf(auth0),
    vault,
    tenant: tenantOf(clientOf('tenant.example'), hasApi ? null : undefined),
    now: () => NOW,
    callbackPath: '/back',
    mayBecomePrimary: () => mayBecome,
  });
  const caller = new AbortController();
  return {
    session,
    vault,
    silent,
    hold: () => session.holdToken({ signal: caller.signal, lasting: true }),
    holdForNow: () => session.holdToken({ signal: caller.signal }),
    leave: () => caller.abort(new Error('The page was left.')),
    /** Somebody signs in at the tenant, through another client. */
    somebodySignsIn: () => void (tenantSessionOf(auth0).mayBeAnothers = true),
    signInAs: (sub: string | undefined) => void (user = sub === undefined ? undefined : { sub }),
  };
}

interface Asked {
  readonly authorizationParams?: { readonly audience?: string; readonly scope?: string };
  readonly cacheMode?: string;
}

const tokensFor = ({
  sub = ADA,
  scopes = REQUIRED_SCOPES,
  granted,
  accessTokenSeconds = HOUR_SECONDS,
  idTokenSeconds = HOUR_SECONDS,
  opaqueToken,
}: Answer) => ({
  access_token:
    opaqueToken ??
    tokenSaying({ sub, exp: inSeconds(accessTokenSeconds), scope: scopes.join(' ') }),
  id_token: tokenSaying({ sub, exp: inSeconds(idTokenSeconds) }),
  ...(granted !== undefined && { scope: granted }),
});

describe('the host’s session', () => {
  it('expects tokens of its own tenant, for its own application', () => {
    expect(createHost().session.expected).toEqual({
      issuer: 'https://tenant.example/',
      clientId: CLIENT_ID,
    });
  });

  it('knows its user from the client’s memory', async () => {
    const { session, signInAs, silent } = createHost();
    expect(await session.currentUserId()).toBe(ADA);
    signInAs(undefined);
    expect(await session.currentUserId()).toBeNull();
    expect(silent).toEqual([]);
  });

  it.each([
    ['before anything was granted', null, true],
    ['without a refresh token', {}, true],
    ['with a refresh token', { granted: 'openid offline_access' }, false],
  ])('%s hangs on the tenant’s: %o → %s', async (_, answer, depends) => {
    const { session, hold } = createHost([answer ?? {}]);
    if (answer !== null) await hold();
    expect(session.dependsOnTenantSession()).toBe(depends);
  });
});

describe('holding the host’s token', () => {
  it('asks once for the Management API, with all that linking needs', async () => {
    const { hold, silent, vault } = createHost();
    expect(await hold()).toBe(ADA);
    expect(silent).toEqual([
      {
        cacheMode: 'on',
        audience: 'https://tenant.example/api/v2/',
        scope: [...REQUIRED_SCOPES, 'create:current_user_metadata'].join(' '),
      },
    ]);
    expect(vault.primary()).toMatchObject({
      userId: ADA,
      management: { claims: { scopes: REQUIRED_SCOPES } },
    });
  });

  it('keeps one that will last: nothing is asked while a flow runs', async () => {
    const { hold, silent } = createHost();
    await hold();
    await hold();
    expect(silent).toHaveLength(1);
  });

  it('renews one that would end in the middle of a flow', async () => {
    const ending = { accessTokenSeconds: 10 * MINUTE_SECONDS, granted: REFRESH_TOKEN };
    const { hold, silent, vault } = createHost([ending, {}]);
    await hold();
    expect(silent.map(({ cacheMode }) => cacheMode)).toEqual(['on', 'off']);
    expect(vault.primary()?.management?.claims.expiresAt).toEqual(
      new Date(inSeconds(HOUR_SECONDS) * 1000),
    );
  });

  it('for the list alone takes what there is, however soon it ends', async () => {
    const ending = { accessTokenSeconds: 2 * MINUTE_SECONDS, granted: REFRESH_TOKEN };
    const { holdForNow, silent } = createHost([ending]);
    await holdForNow();
    await holdForNow();
    expect(silent.map(({ cacheMode }) => cacheMode)).toEqual(['on']);
  });

  it.each([
    [3, ['on']],
    [2, ['on', 'off']],
  ])(
    'without a refresh token, when it ends in %d minutes, asks %o: a refusal would log the host out',
    async (minutes, asked) => {
      const { hold, silent } = createHost([{ accessTokenSeconds: minutes * MINUTE_SECONDS }, {}]);
      await hold();
      expect(silent.map(({ cacheMode }) => cacheMode)).toEqual(asked);
    },
  );

  it('renews it for another user, once the host has signed that one in', async () => {
    const { hold, signInAs, vault } = createHost([{}, { sub: 'github|583231' }]);
    await hold();
    signInAs('github|583231');
    expect(await hold()).toBe('github|583231');
    expect(vault.primary()?.userId).toBe('github|583231');
  });

  it('fails when nobody is signed in, and asks for nothing', async () => {
    const { hold, signInAs, silent } = createHost();
    signInAs(undefined);
    expect((await refusalOf(hold())).code).toBe('not_signed_in');
    expect(silent).toEqual([]);
  });

  it('stops when the token is somebody else’s, and keeps nothing of it', async () => {
    const { hold, vault } = createHost([{ sub: 'google-oauth2|108204' }]);
    expect((await refusalOf(hold())).code).toBe('session_switched');
    expect(vault.primary()).toBeNull();
  });

  it('says which scopes were not granted', async () => {
    const { hold, vault } = createHost([{ scopes: ['read:current_user'] }]);
    expect(await refusalOf(hold())).toMatchObject({
      code: 'insufficient_scope',
      details: { missing: ['update:current_user_metadata', 'update:current_user_identities'] },
    });
    expect(vault.primary()).toBeNull();
  });

  it.each<[Error, string]>([
    [new GenericError('login_required', ''), 'not_signed_in'],
    [new GenericError('consent_required', ''), 'consent_required'],
    [new GenericError('mfa_required', ''), 'mfa_required'],
    [new MissingScopesError('api', 'read:current_user'), 'insufficient_scope'],
    [new TypeError('Failed to fetch'), 'network'],
    [new GenericError('anything_else', ''), 'server'],
  ])('that fails with %o is %s', async (thrown, code) => {
    const { hold } = createHost([thrown]);
    expect((await refusalOf(hold())).code).toBe(code);
  });

  it('can be tried again after it failed', async () => {
    const { hold } = createHost([new TypeError('Failed to fetch'), {}]);
    await refusalOf(hold());
    expect(await hold()).toBe(ADA);
  });

  it('of a tenant that issues no JWT says what to set, and not the token', async () => {
    const { hold, vault } = createHost([{ opaqueToken: 'an-opaque-token' }]);
    const error = await refusalOf(hold());
    expect(error).toMatchObject({
      code: 'configuration',
      details: { fix: expect.stringContaining('managementAudience') as string },
    });
    expect(everythingSaidBy(error)).not.toContain('an-opaque-token');
    expect(vault.primary()).toBeNull();
  });

  it('is not waited for once the caller has left', async () => {
    const { hold, leave, silent } = createHost(['never']);
    const holding = hold();
    await expect.poll(() => silent).toHaveLength(1);
    leave();
    await expect(holding).rejects.toMatchObject({ name: 'LinkAccountsError' });
  });
});

describe('after somebody else has signed in at the tenant', () => {
  it('a host without a refresh token is asked for nothing that its client has not got', async () => {
    const { hold, silent, vault, somebodySignsIn } = createHost([
      { accessTokenSeconds: 5 * MINUTE_SECONDS },
    ]);
    somebodySignsIn();
    expect(await hold()).toBe(ADA);
    expect(silent.map(({ cacheMode }) => cacheMode)).toEqual(['cache-only']);
    expect(vault.primary()?.userId).toBe(ADA);
  });

  it('and where its client has nothing, its user has to allow it', async () => {
    const { hold, silent, somebodySignsIn } = createHost(['nothing']);
    somebodySignsIn();
    expect((await refusalOf(hold())).code).toBe('consent_required');
    expect(silent.map(({ cacheMode }) => cacheMode)).toEqual(['cache-only']);
  });

  it('with an API of the host’s own it is the same', async () => {
    const ending = { idTokenSeconds: 5 * MINUTE_SECONDS };
    const { hold, silent, somebodySignsIn } = createHost([{}, ending], { hasApi: true });
    await hold();
    somebodySignsIn();
    await hold();
    expect(silent.map(({ cacheMode }) => cacheMode)).toEqual(['on', 'cache-only']);
  });

  it('a host with a refresh token renews with that, as ever', async () => {
    const granted = REFRESH_TOKEN;
    const ending = { granted, accessTokenSeconds: 5 * MINUTE_SECONDS };
    const { hold, silent, somebodySignsIn } = createHost([ending, ending, { granted }]);
    somebodySignsIn();
    await hold(); // nothing is known of its refresh token yet
    expect(silent.map(({ cacheMode }) => cacheMode)).toEqual(['cache-only', 'off']);
    await hold();
    expect(silent.map(({ cacheMode }) => cacheMode)).toEqual(['cache-only', 'off', 'on']);
  });
});

describe('where the host’s user may be the one that ends', () => {
  it('renews an ID token that would be too old to prove them', async () => {
    const ending = { idTokenSeconds: 10 * MINUTE_SECONDS, granted: REFRESH_TOKEN };
    const { hold, silent, vault } = createHost([ending, {}], { mayBecome: true });
    await hold();
    expect(silent.map(({ cacheMode }) => cacheMode)).toEqual(['on', 'off']);
    expect(vault.idTokenOf(ADA)).toBe(tokensFor({}).id_token);
    await hold();
    expect(silent).toHaveLength(2);
  });

  it('takes one that will last from the cache', async () => {
    const { hold, silent } = createHost([{}], { mayBecome: true });
    await hold();
    expect(silent.map(({ cacheMode }) => cacheMode)).toEqual(['on']);
  });

  it('elsewhere does not care how old the ID token is', async () => {
    const { hold, silent } = createHost([{ idTokenSeconds: 1 }]);
    await hold();
    await hold();
    expect(silent.map(({ cacheMode }) => cacheMode)).toEqual(['on']);
  });
});

describe('a host with an API of its own', () => {
  const hasApi = true;

  it('is asked for nothing but what its client has anyway', async () => {
    const { hold, silent, vault } = createHost([{ scopes: ['read:orders'] }], { hasApi });
    expect(await hold()).toBe(ADA);
    expect(silent).toEqual([{ cacheMode: 'on', audience: undefined, scope: undefined }]);
    expect(vault.primary()).toMatchObject({ userId: ADA, management: null });
  });

  it('has the ID token kept that proves its user, renewed where it would not last', async () => {
    const ending = { idTokenSeconds: 10 * MINUTE_SECONDS, granted: REFRESH_TOKEN };
    const { hold, silent, vault } = createHost([ending, {}], { hasApi });
    await hold();
    expect(silent.map(({ cacheMode }) => cacheMode)).toEqual(['on', 'off']);
    expect(vault.idTokenOf(ADA)).toBe(tokensFor({}).id_token);
  });

  it('has its own token renewed in the client’s memory, where that would not last', async () => {
    const ending = { accessTokenSeconds: 10 * MINUTE_SECONDS, granted: REFRESH_TOKEN };
    const { hold, silent } = createHost([{}, ending, {}], { hasApi });
    await hold();
    await hold();
    expect(silent.map(({ cacheMode }) => cacheMode)).toEqual(['on', 'on', 'off']);
  });

  it('may have access tokens that nobody can read', async () => {
    const { hold, session } = createHost(
      [{ opaqueToken: 'opaque', granted: 'openid offline_access' }],
      { hasApi },
    );
    expect(await hold()).toBe(ADA);
    expect(session.dependsOnTenantSession()).toBe(false);
  });

  it('is told of a refresh token by its access token too', async () => {
    const { hold, session } = createHost([{ scopes: ['offline_access'] }], { hasApi });
    await hold();
    expect(session.dependsOnTenantSession()).toBe(false);
  });

  it('is stopped when the ID token is somebody else’s', async () => {
    const { hold, vault } = createHost([{ sub: 'google-oauth2|108204' }], { hasApi });
    expect((await refusalOf(hold())).code).toBe('session_switched');
    expect(vault.primary()).toBeNull();
  });
});
