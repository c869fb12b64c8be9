/** The port `HostSession` over the host's own `Auth0Client`. */
import { linkAccountsError } from '../errors.ts';
import { refusalOfToken } from '../domain/heldToken.ts';
import type { UserId } from '../domain/identity.ts';
import type { HostSession } from '../domain/ports.ts';
import { REQUIRED_SCOPES } from '../domain/scopes.ts';
import { dependsOnTenantSession } from '../domain/sessionRisk.ts';
import type { Auth0Dependencies } from './dependencies.ts';
import { askedOfHost } from './managementApi.ts';
import { accessTokenClaims, endsBefore, scopesOf, subjectOf } from './tenant.ts';
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
    if (provingTokens(tokens, dependencies).some((token) => endsBefore(token, soon(now)))) {
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
  };
}

const soon = (now: () => Date): Date => new Date(now().getTime() + MIN_REMAINING_MS);

/**
 * What has to last for a whole flow besides the Management API's token: to an API of the host's own,
 * what the host's client has for it and what proves its user; that also wherever the host's user may
 * be the one that is linked away.
 */
function provingTokens(
  { id_token: idToken, access_token: accessToken }: Awaited<ReturnType<typeof getTokens>>,
  { tenant, mayBecomePrimary }: Auth0Dependencies,
): readonly string[] {
  if (tenant.audience === null) return [idToken, accessToken];
  return mayBecomePrimary() ? [idToken] : [];
}

/** @throws whatever keeps this token from being used for this user */
function usableToken(accessToken: string, userId: UserId, now: Date): ManagementToken {
  const claims = accessTokenClaims(accessToken);
  const refusal = refusalOfToken({ claims, userId, requiredScopes: REQUIRED_SCOPES, now });
  if (refusal !== null) throw linkAccountsError(refusal);
  return { accessToken, claims };
}

/** Whether what is held will last for a whole flow. */
function isHeldFor(userId: UserId, dependencies: Auth0Dependencies): boolean {
  const { vault, now, mayBecomePrimary } = dependencies;
  const held = vault.primary();
  // with an API of the host's own, what it takes is in the client's memory, and asked for there
  if (held?.userId !== userId || held.management === null) return false;
  if (mayBecomePrimary() && endsBefore(held.idToken, soon(now))) return false;
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
