/** What linking needs from outside. `src/auth0` implements all of it; a host may bring its own API. */
import type { Account, Identity, UserId } from './identity.ts';
import type { MetadataPatch } from './metadata.ts';
import type { SecondaryLogin, TokenExpectation } from './verification.ts';

export interface CallOptions {
  /** Aborts the call; the promise then rejects. */
  readonly signal: AbortSignal;
}

/** The accounts, as the actors see them: ids go in, what has been checked comes out. */
export interface AccountsPort {
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
   * Links the secondary to the primary.
   *
   * @returns all identities of the primary, its own first
   * @throws link_conflict, link_rejected, and as `readUser`
   */
  link(
    request: { primaryId: UserId; secondaryId: UserId },
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

/**
 * Who carries out what is done with accounts. The default calls Auth0's Management API from the
 * browser; the prop `api` takes a host's own backend instead.
 *
 * A request names accounts, and carries of each an ID token: the proof that its person has signed
 * in. **A backend verifies each of them itself**, signature, `iss`, `aud`, `exp`, `sub`, and of the
 * one that is not its session's user `auth_time` and `nonce` as well: docs/backend.md.
 *
 * An answer is the JSON of Auth0's Management API as it is; it is checked when it arrives.
 *
 * A failure is a `LinkAccountsError`, or anything with the `code` of one and the `details` that go
 * with it, such as a backend's parsed answer `{ code: 'link_conflict' }`. All else counts as
 * `server`. A call that was refused has changed nothing. After `network` or `server` nobody knows
 * what `link` and `unlink` have done: that is looked up with `readUser` before anything is repeated.
 * A call gets no answer after ten seconds, and one that was refused with `rate_limited` is repeated:
 * both without any help of the host's.
 *
 * @see [Link user accounts](https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts)
 */
export interface AccountsApi {
  /** Answers with the user: [get a user](https://auth0.com/docs/api/management/v2/users/get-users-by-id). */
  readUser(request: { userId: UserId; idToken: string }, options: CallOptions): Promise<unknown>;
  /**
   * Merges `patch` into the `user_metadata` on the first level; `null` deletes a key. Never called
   * with an empty patch, which to Auth0 would mean "delete everything". Answers with the user:
   * [update a user](https://auth0.com/docs/api/management/v2/users/patch-users-by-id).
   */
  mergeMetadata(
    request: { userId: UserId; idToken: string; patch: MetadataPatch },
    options: CallOptions,
  ): Promise<unknown>;
  /**
   * Links the secondary to the primary, which is the host's user unless the prop `primary` says
   * otherwise. Answers with all identities of the primary, its own first:
   * [link a user account](https://auth0.com/docs/api/management/v2/users/post-identities).
   */
  link(
    request: {
      primaryId: UserId;
      primaryIdToken: string;
      secondaryId: UserId;
      secondaryIdToken: string;
    },
    options: CallOptions,
  ): Promise<unknown>;
  /**
   * Takes one of the primary's identities off. Answers with those that stay:
   * [unlink a user identity](https://auth0.com/docs/api/management/v2/users/delete-user-identity-by-user-id).
   */
  unlink(
    request: { primaryId: UserId; primaryIdToken: string; identityId: UserId },
    options: CallOptions,
  ): Promise<unknown>;
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
   * Takes the window that was opened in the user's click; where there is none, it opens one before it
   * returns.
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
   * Gets what proves the host's user and keeps it: an ID token and, without an API of the host's own,
   * the token for the Management API. Before a flow it is `lasting`, so that no silent call is needed
   * while that runs: what would end in the middle is renewed. What is held and will do is kept.
   *
   * @throws not_signed_in, consent_required, mfa_required, insufficient_scope, network
   */
  holdToken(options: CallOptions & { lasting?: boolean }): Promise<UserId>;
  /** Whether the session hangs on the tenant's, which a second login replaces. */
  dependsOnTenantSession(): boolean;
}

/** Logins of the host's own client, each in a window that a click opens. */
export interface HostLogin {
  /**
   * Signs in again through the host's own client, in a pop-up: call it within the user's click.
   *
   * @param request `who` is `null` where that is for the user to say
   * @returns who is signed in now
   * @throws as `SecondarySignIn.signIn`
   */
  signInAgain(request: { who: string | null }, options: CallOptions): Promise<UserId>;
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
  /** Forgets all that was kept of the second account. */
  forgetSecondary(): void;
}

/** What a list at rest needs. */
export interface ListPorts {
  readonly api: AccountsPort;
  readonly hostSession: HostSession;
  readonly vault: TokenVault;
}

/** What the machines need. */
export interface Ports extends ListPorts {
  readonly secondarySignIn: SecondarySignIn;
  readonly hostLogin: HostLogin;
}
