/** The vocabulary of the linking flow: what it knows, hears, says, and needs done. No secrets. */
import type { AnyLinkAccountsError, Side } from '../src/errors.ts';
import type { Account, Identity, Metadata, UserId } from '../src/domain/identity.ts';
import type { MetadataChoices, MetadataPatch } from '../src/domain/metadata.ts';
import type { MetadataProposal } from '../src/domain/planMetadata.ts';
import type { SecondaryLogin } from '../src/domain/verification.ts';
import type { RedirectRecord } from '../src/domain/redirectRecord.ts';

/** How the second account signs in; `auto` is a pop-up, and a redirect where that is blocked. */
export type LoginMode = 'popup' | 'redirect' | 'auto';

/** Which account stays, and which is linked to it and ends. */
export interface Accounts {
  readonly primary: Account;
  readonly secondary: Account;
}

/** Two accounts that may be linked. `primary` is the host's user's. */
export interface Verdict extends Accounts {
  /** Which of them may stay primary; never empty. */
  readonly keepable: readonly Side[];
}

export interface LinkAccountsContext {
  /** The host's signed-in user, who began. */
  readonly userId: UserId;
  /** The login by redirect that this page came back from, until it is taken up. */
  readonly returned: RedirectRecord | null;
  readonly loginMode: LoginMode;
  /** The connection that the user chose; `null` when they choose at the tenant. */
  readonly connection: string | null;
  readonly login: SecondaryLogin | null;
  readonly verdict: Verdict | null;
  /** Which account the user confirmed to stay primary. */
  readonly keep: Side;
  readonly choices: MetadataChoices | null;
  readonly proposal: MetadataProposal | null;
  /** The primary's identities once linked, its own first. */
  readonly identities: readonly Identity[] | null;
  readonly error: AnyLinkAccountsError | null;
  /** Whether a link call was sent of which nobody could say if it took effect. */
  readonly isOutcomeUnknown: boolean;
}

export interface LinkAccountsInput {
  readonly userId: UserId;
  /** Set on the page that a login by redirect comes back to. */
  readonly returned?: RedirectRecord | null;
}

export type LinkAccountsEvent =
  | { readonly type: 'link.start'; readonly connection: string | null; readonly login: LoginMode }
  /** Goes on in this window, after the other one was blocked. */
  | { readonly type: 'link.redirect' }
  | { readonly type: 'link.showWindow' }
  | { readonly type: 'link.cancel' }
  | { readonly type: 'link.confirm'; readonly keep: Side }
  | { readonly type: 'merge.choose'; readonly choices: MetadataChoices }
  | { readonly type: 'link.retry' }
  | { readonly type: 'link.reset' }
  /** The host's session became somebody else's. */
  | { readonly type: 'session.switched' };

export interface LinkAccountsOutput {
  readonly primaryId: UserId;
  readonly secondaryId: UserId;
  /** Whether the host's user is the one that ended: their `sub` is gone. */
  readonly primaryChanged: boolean;
  readonly identities: readonly Identity[];
  /** The first-level metadata that the primary gained. */
  readonly merged: Metadata;
}

export type LinkAccountsEmitted =
  | { readonly type: 'linked'; readonly result: LinkAccountsOutput }
  | { readonly type: 'failed'; readonly error: AnyLinkAccountsError }
  /** Somebody else has signed in at the tenant in this browser. */
  | { readonly type: 'authenticated' };

/** `busy`: something runs and the user waits. */
export type LinkAccountsTag = 'busy';

export interface LoginInput {
  readonly userId: UserId;
  readonly connection: string | null;
}

/** What each actor is given, and what it answers. Fulfilled by `src/actors/linkActors.ts`. */
export interface LinkAccountsActors {
  authenticateSecondary: { input: LoginInput; output: SecondaryLogin };
  /** Leaves the page; answers only by failing. */
  leaveForLogin: { input: LoginInput; output: undefined };
  resumeLogin: { input: { record: RedirectRecord }; output: SecondaryLogin };
  verifySecondary: { input: { userId: UserId; login: SecondaryLogin }; output: Verdict };
  /** Whether the host lets the user go on. */
  approveLink: { input: { secondary: Account }; output: boolean };
  planMetadata: {
    input: Accounts & { choices: MetadataChoices | null };
    output: MetadataProposal;
  };
  writeMetadata: { input: { userId: UserId; of: UserId; patch: MetadataPatch }; output: undefined };
  linkIdentity: { input: Accounts & { userId: UserId }; output: readonly Identity[] };
  /** Answers with the identities if the link took effect, with `null` if it did not. */
  lookUpLink: { input: Accounts; output: readonly Identity[] | null };
}
