/** The vocabulary of the list of identities: what it knows, hears, says, and needs done. */
import type { AnyLinkAccountsError } from '../src/errors.ts';
import type { Account, Identity, UserId } from '../src/domain/identity.ts';

export interface IdentitiesContext {
  readonly account: Account | null;
  /** The identity that is being unlinked. */
  readonly target: Identity | null;
  /** The identity that was unlinked last, until the list changes, or the next one is begun. */
  readonly unlinked: Identity | null;
  readonly error: AnyLinkAccountsError | null;
  /** Whether an unlink call was sent of which nobody could say if it took effect. */
  readonly isOutcomeUnknown: boolean;
}

export type IdentitiesEvent =
  | { readonly type: 'list.read' }
  /** Another part of the module changed the list. */
  | { readonly type: 'identities.changed'; readonly identities: readonly Identity[] }
  /** A flow begins beside the list: what was unlinked before is no news any more. */
  | { readonly type: 'link.begun' }
  | { readonly type: 'unlink.start'; readonly identity: Identity }
  | { readonly type: 'unlink.confirm' }
  | { readonly type: 'unlink.cancel' }
  | { readonly type: 'unlink.retry' }
  | { readonly type: 'unlink.dismiss' };

export interface UnlinkResult {
  /** The login that is an account of its own now. */
  readonly identity: Identity;
  /** What stays, the primary's first. */
  readonly identities: readonly Identity[];
}

export type IdentitiesEmitted =
  | { readonly type: 'failed'; readonly error: AnyLinkAccountsError }
  | { readonly type: 'unlinked'; readonly result: UnlinkResult };

export interface UnlinkInput {
  readonly userId: UserId;
  readonly identity: Identity;
}

/** What each actor is given, and what it answers. Fulfilled by `src/actors/accountActors.ts`. */
export interface IdentitiesActors {
  readIdentities: { input: undefined; output: Account };
  /** Whether the host lets the user go on. The token that the call needs is held by then. */
  approveUnlink: { input: UnlinkInput; output: boolean };
  unlinkIdentity: { input: UnlinkInput; output: readonly Identity[] };
  /** Answers with the identities if the unlinking took effect, with `null` if it did not. */
  lookUpUnlink: { input: UnlinkInput; output: readonly Identity[] | null };
}
