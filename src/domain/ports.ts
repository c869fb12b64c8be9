/** What linking needs from outside. `src/auth0` implements all of it; a host may bring its own API. */
import type { Account, Identity, UserId } from './identity.ts';
import type { MetadataPatch } from './metadata.ts';
import type { RedirectRecord } from './redirectRecord.ts';
import type { SecondaryLogin, TokenExpectation } from './verification.ts';

export interface CallOptions {
  /** Aborts the call; the promise then rejects. */
  readonly signal: AbortSignal;
}

/**
 * Reading and linking accounts. The default talks to Auth0's Management API; the prop `api` takes
 * a host's own backend instead.
 *
 * Every method may reject with a `LinkAccountsError`; anything else counts as `server`. A call that
 * was refused has changed nothing. After `network` or `server` the outcome of `link` is unknown
 * and is looked up with `readUser` before anything is repeated.
 */
export interface AccountsApi {
  /** @throws account_gone, unauthorized, insufficient_scope, rate_limited, network, server */
  readUser(request: { userId: UserId }, options: CallOptions): Promise<Account>;
  /**
   * Merges `patch` into the user's `user_metadata` on the first level; `null` deletes a key.
   * Never called with an empty patch.
   *
   * @throws metadata_rejected, and as `readUser`
   */
  mergeMetadata(
    request: { userId: UserId; patch: MetadataPatch },
    options: CallOptions,
  ): Promise<void>;
  /**
   * Links the secondary, proven by its ID token, to the primary.
   *
   * @returns all identities of the primary, its own first
   * @throws link_conflict, link_rejected, and as `readUser`
   */
  link(
    request: { primaryId: UserId; secondaryIdToken: string },
    options: CallOptions,
  ): Promise<readonly Identity[]>;
  /**
   * Makes one of the primary's identities an account of its own again, without its metadata.
   *
   * @returns the identities that stay, the primary's first
   * @throws unlink_primary, and as `readUser`
   */
  unlink(
    request: { primaryId: UserId; identityId: UserId },
    options: CallOptions,
  ): Promise<readonly Identity[]>;
}

export interface LoginRequest {
  /** `null` lets the user choose at the tenant. */
  readonly connection: string | null;
  /** Asks also for the scopes that the account needs to take the other one in. */
  readonly mayBecomePrimary: boolean;
}

/** Signs in a second account without touching the host's session. */
export interface SecondarySignIn {
  /**
   * Opens the pop-up before it returns, so call it within the user's click.
   *
   * @throws popup_blocked (also when the page's opener policy cuts the window off), popup_closed,
   *   popup_timeout, login_denied, login_failed, token_mismatch, network
   */
  signIn(request: LoginRequest, options: CallOptions): Promise<SecondaryLogin>;
  /** Brings the open window to the front; does nothing when there is none. */
  showWindow(): void;
  /**
   * Signs in by leaving the page. Resolves never: the page that comes back goes on, unless this was
   * called off before.
   */
  leave(request: LoginRequest & { userId: UserId }, options: CallOptions): Promise<never>;
  /** The login that this page has come back from and nobody has taken up yet. */
  returned(): RedirectRecord | null;
  /**
   * Finishes the login that this page has come back from. It counts once; asked again while it is
   * under way, it is the same login. Called off, it leaves no tokens behind.
   *
   * @throws as `signIn`
   */
  resume(options: CallOptions): Promise<SecondaryLogin>;
}

/** The host's own session, as its `Auth0Client` knows it. */
export interface HostSession {
  /** Whom a token for this host must name. */
  readonly expected: TokenExpectation;
  /** The signed-in user, from the client's memory: no network. */
  currentUserId(): Promise<UserId | null>;
  /**
   * Gets the token for the Management API and keeps it, so that no silent call is needed while a
   * flow runs. A token that is already held and valid is kept.
   *
   * @throws not_signed_in, consent_required, mfa_required, insufficient_scope, network
   */
  holdToken(options: CallOptions): Promise<UserId>;
  /** Whether the session hangs on the tenant's, which a second login replaces. */
  dependsOnTenantSession(): boolean;
  /**
   * Signs in again through the host's own client, in a pop-up: call it within the user's click.
   *
   * @returns who is signed in now
   * @throws as `SecondarySignIn.signIn`
   */
  signInAgain(request: { who: string }, options: CallOptions): Promise<UserId>;
  /**
   * Asks for what a silent call was refused, in a pop-up: call it within the user's click.
   *
   * @returns who was signed in before, and how they know that account; and who is now
   * @throws as `SecondarySignIn.signIn`
   */
  allowAccess(
    options: CallOptions,
  ): Promise<{ before: { userId: UserId; who: string } | null; userId: UserId }>;
}

/** Where the tokens of a flow are kept: in a closure, and nowhere else. */
export interface TokenVault {
  /** @throws configuration when this user's ID token was never kept */
  idTokenOf(userId: UserId): string;
  /** Forgets all that was kept of the second account. */
  forgetSecondary(): void;
}

export interface Ports {
  readonly api: AccountsApi;
  readonly secondarySignIn: SecondarySignIn;
  readonly hostSession: HostSession;
  readonly vault: TokenVault;
}
