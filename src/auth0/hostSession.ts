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

/** What would end sooner is renewed before a flow begins. */
const FLOW_MS = 10 * 60_000;
/** Without a refresh token: the SDK logs the host out when such a renewal fails. */
const SHORT_FLOW_MS = 2 * 60_000;

export function createHostSession(dependencies: Auth0Dependencies): HostSession {
  const { auth0, tenant, tenantSession, vault, now } = dependencies;
  const dependsOnTenant = () => dependsOnTenantSession(tenantSession.grantedScopes);
  /** Whether a silent call of the host's client could come back as somebody else. */
  const isAtRisk = () => tenantSession.mayBeAnothers && dependsOnTenant();

  async function currentUserId(): Promise<UserId | null> {
    const user = await auth0.getUser();
    return user?.sub ?? null;
  }

  /** How long what is held has to do. */
  const neededUntil = (lasting: boolean): Date => {
    const flowMs = dependsOnTenant() ? SHORT_FLOW_MS : FLOW_MS;
    return new Date(now().getTime() + (lasting ? flowMs : 0));
  };

  async function keepTokens(userId: UserId, lasting: boolean, signal: AbortSignal): Promise<void> {
    let tokens = await getTokens(dependencies, isAtRisk() ? 'cache-only' : 'on', signal);
    tenantSession.grantedScopes = scopesIn(tokens);
    if (!isAtRisk() && !lasts(tokens, neededUntil(lasting), dependencies)) {
      tokens = await getTokens(dependencies, 'off', signal);
    }
    const { id_token: idToken, access_token: accessToken } = tokens;
    if (subjectOf(idToken) !== userId) throw linkAccountsError({ code: 'session_switched' });
    const management = tenant.audience === null ? null : usableToken(accessToken, userId, now());
    vault.keep('primary', { userId, idToken, management });
  }

  return {
    expected: { issuer: `${tenant.baseUrl}/`, clientId: tenant.clientId },
    currentUserId,
    async holdToken({ signal, lasting = false }) {
      const userId = await currentUserId();
      if (userId === null) throw linkAccountsError({ code: 'not_signed_in' });
      if (!isHeldFor(userId, neededUntil(lasting), dependencies)) {
        await keepTokens(userId, lasting, signal);
      }
      return userId;
    },
    dependsOnTenantSession: dependsOnTenant,
  };
}

type Tokens = Awaited<ReturnType<typeof getTokens>>;

const scopesIn = ({ access_token: accessToken, scope }: Tokens): readonly string[] => [
  ...scopesOf(accessToken),
  ...(scope?.split(' ') ?? []),
];

/**
 * Whether the access token will do until then; and what proves the host's user, wherever that is asked
 * for: by an API of the host's own, or because they may be the one that is linked away.
 */
function lasts(
  { id_token: idToken, access_token: accessToken }: Tokens,
  until: Date,
  { tenant, mayBecomePrimary }: Auth0Dependencies,
): boolean {
  const isProofNeeded = tenant.audience === null || mayBecomePrimary();
  const needed = isProofNeeded ? [accessToken, idToken] : [accessToken];
  return needed.every((token) => !endsBefore(token, until));
}

/** @throws whatever keeps this token from being used for this user */
function usableToken(accessToken: string, userId: UserId, now: Date): ManagementToken {
  const claims = accessTokenClaims(accessToken);
  const refusal = refusalOfToken({ claims, userId, requiredScopes: REQUIRED_SCOPES, now });
  if (refusal !== null) throw linkAccountsError(refusal);
  return { accessToken, claims };
}

/** Whether what is held will do until then. */
function isHeldFor(userId: UserId, until: Date, dependencies: Auth0Dependencies): boolean {
  const { vault, mayBecomePrimary } = dependencies;
  const held = vault.primary();
  // with an API of the host's own, what it takes is in the client's memory, and asked for there
  if (held?.userId !== userId || held.management === null) return false;
  if (mayBecomePrimary() && endsBefore(held.idToken, until)) return false;
  const { claims } = held.management;
  const requiredScopes = REQUIRED_SCOPES;
  return refusalOfToken({ claims, userId, requiredScopes, now: until }) === null;
}

async function getTokens(
  { auth0, tenant }: Auth0Dependencies,
  cacheMode: 'on' | 'off' | 'cache-only',
  signal: AbortSignal,
) {
  const authorizationParams = askedOfHost(tenant);
  try {
    const tokens = await untilAborted(
      auth0.getTokenSilently({ authorizationParams, cacheMode, detailedResponse: true }),
      signal,
    );
    if (tokens !== undefined) return tokens;
    // not even asked for: the user has to be there when it is
    throw linkAccountsError({
      code: cacheMode === 'cache-only' ? 'consent_required' : 'not_signed_in',
    });
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
