/** The fake tenant, held against the stand-in: the same calls, through the real adapter, end alike. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAccounts } from '../../src/auth0/accounts.ts';
import { createManagementApi } from '../../src/auth0/managementApi.ts';
import { accessTokenClaims, tenantOf } from '../../src/auth0/tenant.ts';
import { createTokenVault } from '../../src/auth0/tokenVault.ts';
import type { AccountsPort } from '../../src/domain/ports.ts';
import { isLinkAccountsError } from '../../src/errors.ts';
import { createFakeManagementApi } from '../../src/testing/fakeManagementApi.ts';
import { encodeToken } from '../../src/testing/fakeTokens.ts';
import { people } from '../../src/testing/people.ts';
import { clientOf } from '../auth0/support.ts';
import { ALL_SCOPES } from '../harness/signIn.ts';
import { openTenant, type OpenTenant } from '../tenant/support.ts';

const ADA = people.ada.id;
const GOOGLE = people.adaGoogle.id;
const GITHUB = people.octoAda.id;
const { signal } = new AbortController();

interface World {
  readonly api: AccountsPort;
}

type Tokens = Readonly<Record<string, { idToken: string; accessToken: string }>>;

function worldAt(url: string, tokens: Tokens): World {
  const vault = createTokenVault();
  const now = () => new Date();
  const sides = ['primary', 'secondary'] as const;
  [ADA, GOOGLE].forEach((id, index) => {
    const { accessToken, idToken } = tokens[id] ?? { accessToken: '', idToken: '' };
    const claims = accessTokenClaims(accessToken);
    const management = { accessToken, claims };
    vault.keep(sides[index] ?? 'primary', { userId: id, idToken, management });
  });
  return {
    api: createAccounts(createManagementApi({ tenant: tenantOf(clientOf(url)), vault, now }), {
      idTokenOf: (id) => tokens[id]?.idToken ?? 'nothing',
    }),
  };
}

const readUser = (userId: string) => (world: World) => world.api.readUser({ userId }, { signal });
const merge = (patch: Record<string, null | number>) => (world: World) =>
  world.api.mergeMetadata({ userId: ADA, patch }, { signal });
const link = (id: string) => (world: World) =>
  world.api.link({ primaryId: ADA, secondaryId: id }, { signal });
const unlink = (identityId: string) => (world: World) =>
  world.api.unlink({ primaryId: ADA, identityId }, { signal });

type Call = (world: World) => Promise<unknown>;

/** What the calls end with, one after another: ids, metadata, codes. */
async function storyOf(world: World, calls: readonly Call[]): Promise<unknown[]> {
  const story: unknown[] = [];
  for (const call of calls) {
    const end = await call(world).catch((thrown: unknown) =>
      isLinkAccountsError(thrown) ? thrown.code : String(thrown),
    );
    story.push(gistOf(end));
  }
  return story;
}

function gistOf(end: unknown): unknown {
  if (Array.isArray(end)) return (end as { id: string }[]).map(({ id }) => id);
  if (!(end instanceof Object)) return end ?? null;
  const { id, identities, metadata, person } = end as typeof people.ada;
  return { id, identities: gistOf(identities), metadata, email: person.email };
}

const STORIES: Readonly<Record<string, readonly Call[]>> = {
  'read, merged, linked, read again': [
    readUser(ADA),
    readUser(GOOGLE),
    merge({ a: 1, b: 2 }),
    merge({ a: null }),
    link(GOOGLE),
    readUser(ADA),
    readUser(GOOGLE),
  ],
  'linked twice': [link(GOOGLE), link(GOOGLE)],
  'linked to itself': [link(ADA)],
  'linked with what is no token': [link('auth0|nobody')],
  'unlinked, and read as the accounts they are now': [
    link(GOOGLE),
    link(GITHUB),
    unlink(GOOGLE),
    readUser(ADA),
    readUser(GOOGLE),
  ],
  'unlinked the primary, and what is not linked': [unlink(ADA), unlink(GITHUB)],
};

describe('the fake tenant', () => {
  let tenant: OpenTenant;
  let realTokens: Tokens;
  const { fetch: realFetch } = globalThis;

  beforeAll(async () => {
    tenant = await openTenant();
    const signIn = async (id: string) => [id, await tenant.signIn(id)] as const;
    realTokens = Object.fromEntries(await Promise.all([ADA, GOOGLE, GITHUB].map(signIn)));
  });
  afterAll(() => tenant.close());
  beforeEach(() => tenant.control.reset());

  const fakeWorld = () => {
    const fake = createFakeManagementApi('https://tenant.example/api/v2', Object.values(people));
    vi.stubGlobal(
      'fetch',
      (input: string, init?: RequestInit) => fake.fetch(input, init) ?? realFetch(input, init),
    );
    const exp = Math.floor(Date.now() / 1000) + 3600;
    const tokenOf = (sub: string) => encodeToken({ sub, exp, scope: ALL_SCOPES });
    const tokens = [ADA, GOOGLE, GITHUB].map((id) => [
      id,
      { idToken: tokenOf(id), accessToken: tokenOf(id) },
    ]);
    return { fake, world: worldAt('tenant.example', Object.fromEntries(tokens) as Tokens) };
  };

  it.each(Object.entries(STORIES))('tells the same story as the stand-in: %s', async (_, calls) => {
    const real = await storyOf(worldAt(tenant.url, realTokens), calls);
    const fake = await storyOf(fakeWorld().world, calls);
    vi.unstubAllGlobals();
    expect(fake).toEqual(real);
  });

  it.each([401, 403, 404, 409, 429, 500])(
    'refuses with %i as the stand-in does',
    async (status) => {
      await tenant.control.fault({ route: 'link', status });
      const real = await storyOf(worldAt(tenant.url, realTokens), [link(GOOGLE)]);
      const { fake, world } = fakeWorld();
      fake.next('link', status);
      expect(await storyOf(world, [link(GOOGLE), readUser(GOOGLE)])).toEqual([
        real[0],
        expect.objectContaining({ id: GOOGLE }),
      ]);
      vi.unstubAllGlobals();
    },
  );

  it.each([
    ['dropped', false],
    ['lost', true],
  ] as const)('breaks a connection that is %s: it took effect, %s', async (outcome, isLinked) => {
    const { fake, world } = fakeWorld();
    fake.next('link', outcome);
    expect(await storyOf(world, [link(GOOGLE)])).toEqual(['network']);
    expect(fake.accounts().some(({ id }) => id === GOOGLE)).toBe(!isLinked);
    vi.unstubAllGlobals();
  });

  it('keeps a call waiting until it is let go, and ends one that is called off', async () => {
    const { fake, world } = fakeWorld();
    const release = fake.hold('readUser');
    const reading = storyOf(world, [readUser(ADA)]);
    expect(fake.calls()).toEqual(['GET /api/v2/users/auth0%7Cada']);
    release();
    expect(await reading).toMatchObject([{ id: ADA }]);
    fake.next('readUser', 'silent');
    const caller = new AbortController();
    const left = world.api.readUser({ userId: ADA }, { signal: caller.signal });
    caller.abort();
    await expect(left).rejects.toMatchObject({ code: 'network' });
    vi.unstubAllGlobals();
  });
});
