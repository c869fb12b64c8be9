/** The port `HostSession` over the host's own `Auth0Client`. */
import { linkAccountsError } from '../errors.ts';
import { refusalOfToken } from '../domain/heldToken.ts';
import type { UserId } from '../domain/identity.ts';
import type { HostSession } from '../domain/ports.ts';
import { ASKED_SCOPES, REQUIRED_SCOPES } from '../domain/scopes.ts';
import { dependsOnTenantSession } from '../domain/sessionRisk.ts';
import type { Auth0Dependencies } from './dependencies.ts';
import { createHostLogin } from './hostLogin.ts';
import { accessTokenClaims, expiryOf } from './tenant.ts';
import { translateSdkError } from './translateError.ts';

/** A token that lives less than this is renewed before a flow begins, not held. */
const MIN_REMAINING_MS = 10 * 60_000;

export function createHostSession(dependencies: Auth0Dependencies): HostSession {
  const { auth0, tenant, vault, now, mayBecomePrimary } = dependencies;
  let grantedScopes: readonly string[] = [];

  async function currentUserId(): Promise<UserId | null> {
    const user = await auth0.getUser();
    return user?.sub ?? null;
  }

  async function keepFreshTokens(userId: UserId, signal: AbortSignal): Promise<void> {
    let tokens = await getTokens(dependencies, 'on', signal);
    if (mayBecomePrimary() && expiryOf(tokens.id_token) <= soon(now)) {
      // the host's user may be the one that is linked away, which takes their ID token
      tokens = await getTokens(dependencies, 'off', signal);
    }
    const claims = accessTokenClaims(tokens.access_token);
    const refusal = refusalOfToken({ claims, userId, requiredScopes: REQUIRED_SCOPES, now: now() });
    if (refusal !== null) throw linkAccountsError(refusal);
    grantedScopes = [...claims.scopes, ...(tokens.scope?.split(' ') ?? [])];
    const { access_token: accessToken, id_token: idToken } = tokens;
    vault.keep('primary', { userId, accessToken, claims, idToken });
  }

  return {
    expected: { issuer: `${tenant.baseUrl}/`, clientId: tenant.clientId },
    currentUserId,
    async holdToken({ signal }) {
      const userId = await currentUserId();
      if (userId === null) throw linkAccountsError({ code: 'not_signed_in' });
      if (!isHeldFor(userId, dependencies)) await keepFreshTokens(userId, signal);
      return userId;
    },
    dependsOnTenantSession: () => dependsOnTenantSession(grantedScopes),
    ...createHostLogin(dependencies, currentUserId),
  };
}

const soon = (now: () => Date): Date => new Date(now().getTime() + MIN_REMAINING_MS);

/** Whether what is held will last for a whole flow. */
function isHeldFor(userId: UserId, { vault, now, mayBecomePrimary }: Auth0Dependencies): boolean {
  const held = vault.primary();
  if (held === null) return false;
  const { claims, idToken } = held;
  if (mayBecomePrimary() && (idToken === null || expiryOf(idToken) <= soon(now))) return false;
  const requiredScopes = REQUIRED_SCOPES;
  return refusalOfToken({ claims, userId, requiredScopes, now: soon(now) }) === null;
}

async function getTokens(
  { auth0, tenant: { audience } }: Auth0Dependencies,
  cacheMode: 'on' | 'off',
  signal: AbortSignal,
) {
  const authorizationParams = { audience, scope: ASKED_SCOPES };
  try {
    const tokens = await untilAborted(
      auth0.getTokenSilently({ authorizationParams, cacheMode, detailedResponse: true }),
      signal,
    );
    if (tokens === undefined) throw linkAccountsError({ code: 'not_signed_in' });
    return tokens;
  } catch (thrown) {
    throw translateSdkError(thrown, false);
  }
}

/** The SDK's promises take no signal; stop waiting at least. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    promise.then(resolve, reject);
  });
}
