/**
 * The session at the tenant, as far as the host's client hangs on it. A second login replaces it: from
 * then on a silent call of a client without a refresh token would come back as the other user.
 */
import type { Auth0Client } from '@auth0/auth0-spa-js';

export interface TenantSession {
  /** Somebody else may have signed in since the host's user did. */
  mayBeAnothers: boolean;
  /** What the tenant has granted to the host's client; nothing before that is known. */
  grantedScopes: readonly string[];
}

/** As long as the page lives: the module may be taken off it and come back. */
const sessions = new WeakMap<Auth0Client, TenantSession>();

export function tenantSessionOf(auth0: Auth0Client): TenantSession {
  const known = sessions.get(auth0) ?? { mayBeAnothers: false, grantedScopes: [] };
  sessions.set(auth0, known);
  return known;
}
