/** The four calls: whom a call is about is said by verified tokens alone. */
import type { Middleware } from 'koa';
import { linkAccountsError, type Refusal } from '../../src/errors.ts';
import type { UserId } from '../../src/domain/identity.ts';
import { isEmptyPatch } from '../../src/domain/metadata.ts';
import { isPlainObject } from '../../src/domain/plainObject.ts';
import { STRICT_POLICY } from '../../src/domain/policy.ts';
import { keepableSides, refusalOfAccounts } from '../../src/domain/verification.ts';
import { parseUser } from '../../src/auth0/parseUser.ts';
import { createAuth0Accounts } from './auth0Accounts.ts';
import type { BackendOptions } from './options.ts';
import { createNonces } from './nonces.ts';
import { readRequest, type Fields } from './request.ts';
import { createTokenVerifier, type Login } from './tokens.ts';

/** As long as people take from the second login to "Link accounts". */
export const MAX_LOGIN_AGE_SECONDS = 600;

/** A login is remembered longer than it is fresh: the tenant, which dates it, may be ahead in time. */
const REMEMBERED_SECONDS = MAX_LOGIN_AGE_SECONDS + 60;

export function serveCalls(options: BackendOptions): Middleware {
  const tokens = createTokenVerifier(options);
  const calls = createCalls(options, tokens.loginOf);
  return async (ctx) => {
    const call = Object.entries(calls).find(([name]) => ctx.path === `/${name}`)?.[1];
    if (call === undefined || ctx.method !== 'POST') return;
    const caller = await tokens.callerOf(ctx.get('authorization'));
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await call(caller, await readRequest(ctx));
  };
}

function createCalls(options: BackendOptions, loginOf: (idToken: string) => Promise<Login>) {
  const {
    primary: choice = 'current',
    maxSessionAgeSeconds = null,
    now = () => new Date(),
  } = options;
  const policy = { ...STRICT_POLICY, ...options.policy };
  const accounts = createAuth0Accounts(options.management);
  const nonces = createNonces(REMEMBERED_SECONDS * 1000, now);

  const isWithin = ({ authTime }: Login, seconds: number): boolean =>
    authTime !== null && now().getTime() - authTime.getTime() <= seconds * 1000;

  /** That the account signed in: the caller's own, or another one just now, and to this caller only. */
  async function prove(caller: UserId, userId: UserId, idToken: string): Promise<Login> {
    const login = await loginOf(idToken);
    if (login.userId !== userId) throw linkAccountsError({ code: 'token_mismatch' });
    if (userId === caller) return login;
    if (!isWithin(login, MAX_LOGIN_AGE_SECONDS)) throw linkAccountsError({ code: 'stale_login' });
    nonces.claim(login, caller);
    return login;
  }

  function requireRecentSession(login: Login): void {
    if (maxSessionAgeSeconds === null || isWithin(login, maxSessionAgeSeconds)) return;
    throw linkAccountsError({ code: 'not_signed_in' });
  }

  return {
    async readUser(caller: UserId, request: Fields) {
      const { userId } = await prove(caller, request.text('userId'), request.text('idToken'));
      return accounts.read(userId);
    },

    async mergeMetadata(caller: UserId, request: Fields) {
      const { userId } = await prove(caller, request.text('userId'), request.text('idToken'));
      const patch = request.json('patch');
      // to Auth0 an empty one would mean "delete everything"
      if (!isPlainObject(patch) || isEmptyPatch(patch)) throw metadataRejected();
      return accounts.mergeMetadata(userId, patch);
    },

    async link(caller: UserId, request: Fields) {
      const [primaryId, secondaryId] = [request.text('primaryId'), request.text('secondaryId')];
      const primary = await prove(caller, primaryId, request.text('primaryIdToken'));
      const secondary = await prove(caller, secondaryId, request.text('secondaryIdToken'));
      const isOwnKept = primary.userId === caller;
      const [own, other] = isOwnKept ? [primary, secondary] : [secondary, primary];
      if (own.userId !== caller) throw linkAccountsError({ code: 'token_mismatch' });
      requireRecentSession(own);
      // the very checks of the browser, where nobody can skip them
      const question = {
        login: { userId: other.userId, connection: null },
        primary: parseUser(await accounts.read(own.userId)),
        secondary: parseUser(await accounts.read(other.userId)),
        policy,
        choice,
      };
      throwIf(refusalOfAccounts(question));
      if (!keepableSides(question).includes(isOwnKept ? 'primary' : 'secondary')) {
        const provider = secondaryId.slice(0, secondaryId.indexOf('|'));
        throw linkAccountsError({ code: 'secondary_not_allowed', details: { provider } });
      }
      return nonces.proveLink(other, () => accounts.link(primaryId, secondaryId));
    },

    async unlink(caller: UserId, request: Fields) {
      const [primaryId, identityId] = [request.text('primaryId'), request.text('identityId')];
      const own = await prove(caller, primaryId, request.text('primaryIdToken'));
      if (own.userId !== caller) throw linkAccountsError({ code: 'token_mismatch' });
      requireRecentSession(own);
      if (identityId === primaryId) throw linkAccountsError({ code: 'unlink_primary' });
      nonces.unlinking(primaryId, identityId);
      return accounts.unlink(primaryId, identityId);
    },
  };
}

const metadataRejected = () =>
  linkAccountsError({ code: 'metadata_rejected', details: { keys: [] } });

function throwIf(refusal: Refusal | null): void {
  if (refusal !== null) throw linkAccountsError(refusal);
}
