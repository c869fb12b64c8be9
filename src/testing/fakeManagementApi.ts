/** The part of Auth0's Management API v2 that linking uses, over accounts in memory. */
import {
  hasIdentity,
  type Account,
  type Identity,
  type Metadata,
  type UserId,
} from '../domain/identity.ts';
import { decodeToken } from './fakeTokens.ts';

export type FakeRoute = 'readUser' | 'mergeMetadata' | 'link' | 'unlink';

/**
 * - a status: the call is refused with it, and nothing has changed;
 * - `'dropped'`: the connection breaks before anything has changed;
 * - `'lost'`: it breaks after the call took effect;
 * - `'silent'`: no answer ever comes.
 */
export type FakeOutcome = number | 'dropped' | 'lost' | 'silent';

interface Step {
  readonly outcome?: FakeOutcome;
  readonly gate?: Promise<void>;
}

interface Call {
  readonly route: FakeRoute;
  /** Whom the address is about. */
  readonly userId: UserId;
  /** Whose token came with it. */
  readonly bearer: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Which identity is to be unlinked. */
  readonly identityId: UserId;
}

const ROUTES: Readonly<Record<string, FakeRoute>> = {
  GET: 'readUser',
  PATCH: 'mergeMetadata',
  POST: 'link',
  DELETE: 'unlink',
};

export function createFakeManagementApi(baseUrl: string, seeded: readonly Account[]) {
  const store = createStore(seeded);
  const effects = createEffects(store);
  const calls: string[] = [];
  const script: Record<FakeRoute, Step[]> = {
    readUser: [],
    mergeMetadata: [],
    link: [],
    unlink: [],
  };

  function answer(call: Call): Response {
    if (call.bearer !== call.userId) return refused(403);
    const account = store.find(call.userId);
    return account === undefined ? refused(404) : effects[call.route](account, call);
  }

  async function meet(call: Call, signal: AbortSignal | null | undefined): Promise<Response> {
    const { outcome, gate } = script[call.route].shift() ?? {};
    await orAborted(outcome === 'silent' ? new Promise<never>(() => {}) : gate, signal);
    if (outcome === 'dropped') throw new TypeError('Failed to fetch');
    if (typeof outcome === 'number') return refused(outcome);
    const response = answer(call);
    if (outcome === 'lost') throw new TypeError('Failed to fetch');
    return response;
  }

  return {
    accounts: store.all,
    calls: (): readonly string[] => calls,
    next: (route: FakeRoute, outcome: FakeOutcome) => void script[route].push({ outcome }),
    hold(route: FakeRoute): () => void {
      let release = () => {};
      script[route].push({ gate: new Promise<void>((resolve) => void (release = resolve)) });
      return () => release();
    },
    /** As `fetch`; `null` for what is not this API's. */
    fetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> | null {
      const url = input instanceof Request ? input.url : String(input);
      if (!url.startsWith(`${baseUrl}/users/`)) return null;
      const path = url.slice(`${baseUrl}/users/`.length);
      calls.push(`${init.method ?? 'GET'} /api/v2/users/${path}`);
      return meet(callOf(path, init), init.signal);
    },
  };
}

type Store = ReturnType<typeof createStore>;

function createStore(seeded: readonly Account[]) {
  const accounts = new Map(seeded.map((account) => [account.id, account]));
  const put = (account: Account) => void accounts.set(account.id, account);
  return {
    all: (): readonly Account[] => [...accounts.values()],
    find: (id: UserId) => accounts.get(id),
    /** Whether it is an identity of some account. */
    isLinked: (id: UserId) =>
      [...accounts.values()].some(({ identities }) => hasIdentity(identities, id)),
    replace: put,
    add: put,
    remove: (id: UserId) => void accounts.delete(id),
  };
}

type Effect = (account: Account, call: Call) => Response;

/** What each call does to the account that it is about, once it has got through. */
function createEffects(store: Store): Readonly<Record<FakeRoute, Effect>> {
  return {
    readUser: (account) => json(200, userOf(account)),

    mergeMetadata(account, { body }) {
      const merged = { ...account.metadata, ...(body.user_metadata as Metadata) };
      const kept = Object.entries(merged).filter(([, value]) => value !== null);
      store.replace({ ...account, metadata: Object.fromEntries(kept) });
      return json(200, userOf(store.find(account.id) ?? account));
    },

    link(account, { body }) {
      const claims = decodeToken(String(body.link_with));
      if (claims === null) return refused(400, 'The token is not valid.');
      if (claims.sub === account.id)
        return refused(400, 'Main identity and the new one are equal.');
      const secondary = store.find(String(claims.sub));
      if (secondary === undefined) return refused(store.isLinked(String(claims.sub)) ? 409 : 404);
      store.remove(secondary.id);
      store.replace({ ...account, identities: [...account.identities, ...secondary.identities] });
      return json(201, identitiesOf(store.find(account.id) ?? account));
    },

    unlink(account, { identityId }) {
      const [main, ...others] = account.identities;
      if (main?.id === identityId) return refused(400, 'Main identity cannot be removed.');
      const gone = others.find(({ id }) => id === identityId);
      if (gone === undefined) return refused(400, 'The identity is not linked.');
      const identities = account.identities.filter(({ id }) => id !== identityId);
      store.replace({ ...account, identities });
      store.add({ id: gone.id, person: gone.person, identities: [gone], metadata: {} });
      return json(200, identitiesOf(store.find(account.id) ?? account));
    },
  };
}

function callOf(path: string, { method = 'GET', headers, body }: RequestInit): Call {
  const [id = '', , ...identity] = path.split('/');
  const token = new Headers(headers).get('authorization')?.replace('Bearer ', '') ?? '';
  return {
    route: ROUTES[method] ?? 'readUser',
    userId: decodeURIComponent(id),
    bearer: String(decodeToken(token)?.sub),
    body: typeof body === 'string' ? (JSON.parse(body) as Record<string, unknown>) : {},
    identityId: identity.map(decodeURIComponent).join('|'),
  };
}

const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json' },
  });

const MESSAGES: Readonly<Record<number, string>> = {
  403: 'User to be acted on does not match subject in bearer token.',
  404: 'The user does not exist.',
  409: 'The specified new identity already exists.',
};

/** In Auth0's envelope. */
const refused = (statusCode: number, message = MESSAGES[statusCode] ?? 'Refused.'): Response =>
  json(statusCode, { statusCode, error: 'Refused', message });

/** An answer is not waited for once the call is called off. */
function orAborted<T>(wait: Promise<T> | undefined, signal: AbortSignal | null | undefined) {
  return new Promise<T | undefined>((resolve, reject) => {
    const abort = () => reject(new DOMException('The call was called off.', 'AbortError'));
    if (signal?.aborted === true) abort();
    signal?.addEventListener('abort', abort, { once: true });
    Promise.resolve(wait).then(resolve, reject);
  });
}

const userOf = (account: Account) => ({
  user_id: account.id,
  ...profileOf(account),
  identities: identitiesOf(account),
  ...(Object.keys(account.metadata).length > 0 && { user_metadata: account.metadata }),
});

/** The primary's own comes without a profile. */
const identitiesOf = ({ id, identities }: Account) =>
  identities.map((identity) => ({
    connection: identity.connection,
    provider: identity.provider,
    user_id: identity.id.slice(identity.provider.length + 1),
    isSocial: identity.provider !== 'auth0',
    ...(identity.id !== id && { profileData: profileOf(identity) }),
  }));

const profileOf = ({ person }: Pick<Identity, 'person'>) => ({
  ...(person.name !== null && { name: person.name }),
  ...(person.email !== null && { email: person.email, email_verified: person.emailVerified }),
  ...(person.phone !== null && {
    phone_number: person.phone,
    phone_verified: person.phoneVerified,
  }),
  ...(person.picture !== null && { picture: person.picture }),
});
