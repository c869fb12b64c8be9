/** Every public prop, once, with its default. */
import type { Auth0Client } from '@auth0/auth0-spa-js';
import type { LinkAccountsOutput } from '../machines/linkAccounts.types.ts';
import type { TopLevelState } from '../machines/linkAccounts.selectors.ts';
import type { Policy } from './domain/policy.ts';
import type { AnyLinkAccountsError } from './errors.ts';

/** One connection that the user may link. */
export interface ConnectionOption {
  /** Its name in the Auth0 tenant, for example `google-oauth2`. */
  readonly name: string;
  /** What the button says: "Link {label}". Default: the provider's name, else the connection's. */
  readonly label?: string;
}

/** What the module tells its host. Each is called once per occurrence. */
export interface LinkAccountsCallbacks {
  /** Both logins open the same profile now; `identities` is the new list. */
  readonly onLinked?: ((result: LinkAccountsOutput) => void) | undefined;
  /** A step failed; the user has been told. */
  readonly onError?: ((error: AnyLinkAccountsError) => void) | undefined;
  /** The flow went from one of its seven states to another. */
  readonly onTransition?:
    ((states: { from: TopLevelState; to: TopLevelState }) => void) | undefined;
}

/**
 * @example
 * <LinkAccounts auth0={auth0} connections={[{ name: 'google-oauth2' }]} onLinked={reloadProfile} />
 */
export interface LinkAccountsProps extends LinkAccountsCallbacks {
  /**
   * The host's own client, the one that holds the signed-in user's session; auth0-spa-js 2.18.1 or
   * newer. Read once, when the module is mounted.
   */
  readonly auth0: Auth0Client;
  /** The connections to offer, a button each. Default: one button "Link another account". */
  readonly connections?: readonly ConnectionOption[] | undefined;
  /** Which accounts may be linked; what is left out stays strict. */
  readonly policy?: Partial<Policy> | undefined;
  /**
   * The Management API's audience. Default `https://{domain}/api/v2/`; with a custom domain it is
   * the canonical tenant's: `https://{tenant}.{region}.auth0.com/api/v2/`. Read once.
   *
   * @see [Custom domains](https://auth0.com/docs/customize/custom-domains)
   */
  readonly managementAudience?: string | undefined;
}
