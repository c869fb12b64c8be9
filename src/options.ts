/** Every public prop, once, with its default. */
import type { Auth0Client } from '@auth0/auth0-spa-js';
import type { LinkAccountsOutput, LoginMode } from '../machines/linkAccounts.types.ts';
import type { UnlinkResult } from '../machines/identities.types.ts';
import type { TopLevelState } from '../machines/linkAccounts.selectors.ts';
import type { Identity, UserId } from './domain/identity.ts';
import type { MetadataStrategy } from './domain/metadata.ts';
import type { Policy } from './domain/policy.ts';
import type { AccountsApi } from './domain/ports.ts';
import type { PrimaryChoice } from './domain/verification.ts';
import type { AnyLinkAccountsError } from './errors.ts';
import type { MessageOverrides } from './view/messages/types.ts';

/** One connection that the user may link. */
export interface ConnectionOption {
  /** Its name in the Auth0 tenant, for example `google-oauth2`. */
  readonly name: string;
  /** What the button says: "Link {label}". Default: the provider's name, else the connection's. */
  readonly label?: string;
  /**
   * The address of a picture for it, about 24 × 24, where the host's policy lets pages show images
   * from. Default: the provider's mark, else an initial.
   */
  readonly icon?: string;
}

/** The user whom the host's session should belong to, and how they know that account. */
export interface SessionUser {
  readonly userId: UserId;
  readonly who: string;
}

/** What the module tells its host. Each is called once per occurrence. */
export interface LinkAccountsCallbacks {
  /**
   * Both logins open the same profile now; `identities` is the new list. With `primaryChanged` the
   * host's user is the one that ended: their `sub` is gone, and they have to sign in again.
   */
  readonly onLinked?: ((result: LinkAccountsOutput) => void) | undefined;
  /** One login is an account of its own again; `identities` is what stays. */
  readonly onUnlinked?: ((result: UnlinkResult) => void) | undefined;
  /**
   * A step failed; the user has been told. Without it, an error of the code `configuration`, which
   * is a developer's to mend, is printed to the console, and no other.
   */
  readonly onError?: ((error: AnyLinkAccountsError) => void) | undefined;
  /** The host's next silent renewal would make it somebody else; the user is asked to sign in. */
  readonly onSessionAtRisk?: ((user: SessionUser) => void) | undefined;
  /** The host's session is not `user`'s any more; the module has stopped. */
  readonly onSessionSwitched?: ((user: SessionUser) => void) | undefined;
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
  /**
   * How the second account signs in. Default `'auto'`: in a pop-up, and by redirect where that is
   * blocked. A redirect comes back to `callbackPath`, which the host has to serve, and whose answer
   * its own callback handling has to leave alone: `isLinkCallback(location.href)` of
   * `link-accounts/loader` tells. It takes a client that outlives a page: `cacheLocation:
   * 'localstorage'`. With `'memory'`, the SDK's default, take `'popup'`: the page that comes back
   * would have lost its user, or, renewing by hidden iframe, be the second account.
   */
  readonly login?: LoginMode | undefined;
  /**
   * Where a login by redirect comes back to; with the origin, one of the application's Allowed
   * Callback URLs. The page there mounts this module too. Default `/link-accounts-callback`. Read
   * once.
   */
  readonly callbackPath?: string | undefined;
  /**
   * Which account stays primary. Default `'current'`: the host's user. With `'linked'` or `'ask'`
   * the host's user may be the one that ends; see `onLinked`.
   *
   * @see [User account linking](https://auth0.com/docs/manage-users/user-accounts/user-account-linking)
   */
  readonly primary?: PrimaryChoice | undefined;
  /**
   * What becomes of the ended account's `user_metadata`. Default `'keep-primary'`: what only it has
   * is added, deeply, and where both say something the primary's value stays. `'ask'` lets the user
   * decide each of those. A function gets both and returns what the primary shall have.
   */
  readonly metadata?: MetadataStrategy | undefined;
  /** Which accounts may be linked; what is left out stays strict. */
  readonly policy?: Partial<Policy> | undefined;
  /**
   * The Management API's audience. Default `https://{domain}/api/v2/`; with a custom domain it is
   * the canonical tenant's: `https://{tenant}.{region}.auth0.com/api/v2/`. Read once.
   *
   * @see [Custom domains](https://auth0.com/docs/customize/custom-domains)
   */
  readonly managementAudience?: string | undefined;
  /**
   * The host's own backend, in place of the Management API in the browser: of that no token is asked
   * for then, neither of the host's client nor in the second login. Default: the Management API.
   * Read once. What its four functions are given, and what a backend has to check: docs/backend.md.
   *
   * @example
   * const call = (name: string) => async (request: object, { signal }: { signal: AbortSignal }) => {
   *   const response = await portalFetch(`/link-accounts/${name}`, { body: request, signal });
   *   if (!response.ok) throw await response.json(); // such as { code: 'link_conflict' }
   *   return response.json();
   * };
   * const [readUser, mergeMetadata] = [call('readUser'), call('mergeMetadata')];
   * <LinkAccounts auth0={auth0} api={{ readUser, mergeMetadata, link: call('link'), unlink: call('unlink') }} />
   */
  readonly api?: AccountsApi | undefined;
  /**
   * The language, as a BCP 47 tag: English, German, French, Spanish, Portuguese, Japanese or Arabic;
   * `de-AT` is German, one that is not among them English. It may change at any time: the flow goes
   * on in the new one. Default `'en'`.
   *
   * @example
   * <LinkAccounts auth0={auth0} locale={navigator.language} />
   */
  readonly locale?: string | undefined;
  /**
   * Texts of the host's own, in place of any of the module's; all of them, with their `language`,
   * are a language more.
   *
   * @example
   * <LinkAccounts auth0={auth0} messages={{ link: (label) => `Connect ${label}` }} />
   *
   * @example
   * const nederlands: Messages = { language: 'nl', linkedAccounts: 'Gekoppelde accounts', … };
   * <LinkAccounts auth0={auth0} messages={nederlands} />
   */
  readonly messages?: MessageOverrides | undefined;
  /**
   * The host's veto before anything is written: `false` stops, and a promise may run a step-up
   * first. One that throws is a `configuration` error.
   */
  readonly onBeforeAction?:
    ((action: 'link' | 'unlink', identity: Identity) => boolean | Promise<boolean>) | undefined;
}
