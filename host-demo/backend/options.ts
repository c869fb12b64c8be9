/** What the server has to be told of its tenant and its portal. */
import type { ManagementClient } from 'auth0';
import type { Policy } from '../../src/domain/policy.ts';
import type { PrimaryChoice } from '../../src/domain/verification.ts';
import type { Log } from './refusals.ts';

export interface BackendOptions {
  /** The tenant's, with the slash at the end: `https://tenant.eu.auth0.com/`. */
  readonly issuer: string;
  /** The portal's application: whom ID tokens have to be issued to. */
  readonly clientId: string;
  /** This API's identifier at Auth0: whom access tokens have to be meant for. */
  readonly audience: string;
  /** The only site whose pages may call. */
  readonly portalOrigin: string;
  /** With `read:users` and `update:users`, by client credentials: it may do anything to any user. */
  readonly management: ManagementClient;
  /** Which accounts may be linked; what is left out stays strict. The portal's prop is only advice. */
  readonly policy?: Partial<Policy>;
  /** Which account may stay primary, as in the portal's prop. Default `'current'`. */
  readonly primary?: PrimaryChoice;
  /**
   * How old the portal's own login may be for logins to be linked and unlinked. Default: as old as
   * the session. Auth0 says how old it is only where the portal's login asks for `max_age`.
   */
  readonly maxSessionAgeSeconds?: number;
  /** Hears of each refusal; never of a token. */
  readonly log: Log;
  readonly now?: () => Date;
}
