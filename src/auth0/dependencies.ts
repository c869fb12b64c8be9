import type { Auth0Client } from '@auth0/auth0-spa-js';
import type { Tenant } from './tenant.ts';
import type { TenantSession } from './tenantSession.ts';
import type { Auth0TokenVault } from './tokenVault.ts';

/** What every part of the adapter is built over. */
export interface Auth0Dependencies {
  /** The host's own client. */
  readonly auth0: Auth0Client;
  readonly tenant: Tenant;
  readonly tenantSession: TenantSession;
  readonly vault: Auth0TokenVault;
  readonly now: () => Date;
  /** Where a login by redirect comes back to; a path of this origin. */
  readonly callbackPath: string;
  /** Whether the host lets the second account become the primary one. */
  readonly mayBecomePrimary: () => boolean;
}
