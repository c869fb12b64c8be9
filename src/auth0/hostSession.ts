/** The port `HostSession` over the host's own `Auth0Client`. */
import type { Auth0Client } from '@auth0/auth0-spa-js';
import { linkAccountsError } from '../errors.ts';
import { refusalOfToken } from '../domain/heldToken.ts';
import type { UserId } from '../domain/identity.ts';
import type { HostSession } from '../domain/ports.ts';
import { SCOPE_OF } from './managementApi.ts';
import { accessTokenClaims, type Tenant } from './tenant.ts';
import type { Auth0TokenVault } from './tokenVault.ts';
import { translateSdkError } from './translateError.ts';

/** A token that lives less than this is renewed before a flow begins, not held. */
const MIN_REMAINING_MS = 10 * 60_000;

const REQUIRED_SCOPES: readonly string[] = Object.values(SCOPE_OF);

/** `create:` is what a user's very first metadata needs. */
const ASKED_SCOPES = [...REQUIRED_SCOPES, 'create:current_user_metadata'].join(' ');

export interface HostSessionDependencies {
  readonly auth0: Auth0Client;
  readonly tenant: Tenant;
  readonly vault: Auth0TokenVault;
  readonly now: () => Date;
}

export function createHostSession(dependencies: HostSessionDependencies): HostSession {
  const { auth0, tenant, vault, now } = dependencies;

  async function currentUserId(): Promise<UserId | null> {
    const user = await auth0.getUser();
    return user?.sub ?? null;
  }

  function isHeldFor(userId: UserId): boolean {
    const held = vault.primary();
    const later = new Date(now().getTime() + MIN_REMAINING_MS);
    return (
      held !== null &&
      refusalOfToken({
        claims: held.claims,
        userId,
        requiredScopes: REQUIRED_SCOPES,
        now: later,
      }) === null
    );
  }

  async function keepFreshToken(userId: UserId, signal: AbortSignal): Promise<void> {
    const accessToken = await getToken(auth0, tenant.audience, signal);
    const claims = accessTokenClaims(accessToken);
    const requiredScopes = REQUIRED_SCOPES;
    const refusal = refusalOfToken({ claims, userId, requiredScopes, now: now() });
    if (refusal !== null) throw linkAccountsError(refusal);
    vault.keep('primary', { userId, accessToken, claims, idToken: null });
  }

  return {
    expected: { issuer: `${tenant.baseUrl}/`, clientId: tenant.clientId },
    currentUserId,
    async holdToken({ signal }) {
      const userId = await currentUserId();
      if (userId === null) throw linkAccountsError({ code: 'not_signed_in' });
      if (!isHeldFor(userId)) await keepFreshToken(userId, signal);
      return userId;
    },
  };
}

async function getToken(
  auth0: Auth0Client,
  audience: string,
  signal: AbortSignal,
): Promise<string> {
  const authorizationParams = { audience, scope: ASKED_SCOPES };
  try {
    const token = await untilAborted(auth0.getTokenSilently({ authorizationParams }), signal);
    if (token === undefined) throw linkAccountsError({ code: 'not_signed_in' });
    return token;
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
