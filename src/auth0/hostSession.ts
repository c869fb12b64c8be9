/** The port `HostSession` over the host's own `Auth0Client`. */
import { linkAccountsError } from '../errors.ts';
import { refusalOfToken } from '../domain/heldToken.ts';
import type { UserId } from '../domain/identity.ts';
import type { HostSession } from '../domain/ports.ts';
import { dependsOnTenantSession } from '../domain/sessionRisk.ts';
import type { Auth0Dependencies } from './dependencies.ts';
import { createHostLogin } from './hostLogin.ts';
import { askedOfHost, REQUIRED_SCOPES } from './managementApi.ts';
import { accessTokenClaims, expiryOf, scopesOf, subjectOf } from './tenant.ts';
import type { ManagementToken } from './tokenVault.ts';
import { translateSdkError } from './translateError.ts';

/** A token that lives less than this is renewed before a flow begins, not held. */
const MIN_REMAINING_MS = 10 * 60_000;

export function createHostSession(dependencies: Auth0Dependencies): HostSession {
  const { auth0, tenant, vault, now } = dependencies;
  let grantedScopes: readonly string[] = [];

  async function currentUserId(): Promise<UserId | null> {
    const user = await auth0.getUser();
    return user?.sub ?? null;
  }

  async function keepFreshTokens(userId: UserId, signal: AbortSignal): Promise<void> {
    let tokens = await getTokens(dependencies, 'on', signal);
    if (needsIdToken(dependencies) && expiryOf(tokens.id_token) <= soon(now)) {
      tokens = await getTokens(dependencies, 'off', signal);
    }
    const { id_token: idToken, access_token: accessToken, scope } = tokens;
    if (subjectOf(idToken) !== userId) throw linkAccountsError({ code: 'session_switched' });
    const management = tenant.audience === null ? null : usableToken(accessToken, userId, now());
    grantedScopes = [...scopesOf(accessToken), ...(scope?.split(' ') ?? [])];
    vault.keep('primary', { userId, idToken, management });
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

/**
 * The host's user has to be proven to an API of the host's own, and wherever they may be the one
 * that is linked away.
 */
const needsIdToken = ({ tenant, mayBecomePrimary }: Auth0Dependencies): boolean =>
  tenant.audience === null || mayBecomePrimary();

/** @throws whatever keeps this token from being used for this user */
function usableToken(accessToken: string, userId: UserId, now: Date): ManagementToken {
  const claims = accessTokenClaims(accessToken);
  const refusal = refusalOfToken({ claims, userId, requiredScopes: REQUIRED_SCOPES, now });
  if (refusal !== null) throw linkAccountsError(refusal);
  return { accessToken, claims };
}

/** Whether what is held will last for a whole flow. */
function isHeldFor(userId: UserId, dependencies: Auth0Dependencies): boolean {
  const { vault, now } = dependencies;
  const held = vault.primary();
  if (held?.userId !== userId) return false;
  if (needsIdToken(dependencies) && expiryOf(held.idToken) <= soon(now)) return false;
  if (held.management === null) return true;
  const { claims } = held.management;
  const requiredScopes = REQUIRED_SCOPES;
  return refusalOfToken({ claims, userId, requiredScopes, now: soon(now) }) === null;
}

async function getTokens(
  { auth0, tenant }: Auth0Dependencies,
  cacheMode: 'on' | 'off',
  signal: AbortSignal,
) {
  const authorizationParams = askedOfHost(tenant);
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
