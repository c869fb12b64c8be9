/** The vocabulary of the linking flow: what it knows, hears, says, and needs done. No secrets. */
import type { AnyLinkAccountsError } from '../src/errors.ts';
import type { Account, Identity, Metadata, UserId } from '../src/domain/identity.ts';
import type { MetadataPatch, MetadataPlan } from '../src/domain/metadata.ts';
import type { SecondaryLogin } from '../src/domain/verification.ts';

/** Both accounts of a flow, as they stood before anything was changed. */
export interface Accounts {
  readonly primary: Account;
  readonly secondary: Account;
}

export interface LinkAccountsContext {
  readonly primaryId: UserId;
  /** The connection that the user chose; `null` when they choose at the tenant. */
  readonly connection: string | null;
  readonly login: SecondaryLogin | null;
  readonly accounts: Accounts | null;
  readonly plan: MetadataPlan | null;
  /** The primary's identities once linked, its own first. */
  readonly identities: readonly Identity[] | null;
  readonly error: AnyLinkAccountsError | null;
  /** Whether a link call was sent of which nobody could say if it took effect. */
  readonly isOutcomeUnknown: boolean;
}

export interface LinkAccountsInput {
  /** The host's signed-in user. */
  readonly primaryId: UserId;
}

export type LinkAccountsEvent =
  | { readonly type: 'link.start'; readonly connection: string | null }
  | { readonly type: 'link.showWindow' }
  | { readonly type: 'link.cancel' }
  | { readonly type: 'link.confirm' }
  | { readonly type: 'link.retry' }
  | { readonly type: 'link.reset' };

export interface LinkAccountsOutput {
  readonly primaryId: UserId;
  readonly secondaryId: UserId;
  readonly identities: readonly Identity[];
  /** The first-level metadata that the primary gained. */
  readonly merged: Metadata;
}

export type LinkAccountsEmitted =
  | { readonly type: 'linked'; readonly result: LinkAccountsOutput }
  | { readonly type: 'failed'; readonly error: AnyLinkAccountsError };

/** `busy`: something runs and the user waits. */
export type LinkAccountsTag = 'busy';

/** What each actor is given, and what it answers. Fulfilled by `src/actors/createActors.ts`. */
export interface LinkAccountsActors {
  authenticateSecondary: { input: { connection: string | null }; output: SecondaryLogin };
  verifySecondary: { input: { primaryId: UserId; login: SecondaryLogin }; output: Accounts };
  planMetadata: { input: Accounts; output: MetadataPlan };
  writeMetadata: { input: { userId: UserId; patch: MetadataPatch }; output: undefined };
  linkIdentity: { input: Accounts; output: readonly Identity[] };
  /** Answers with the identities if the link took effect, with `null` if it did not. */
  lookUpLink: { input: Accounts; output: readonly Identity[] | null };
}
