/** (context, what happened) → what changes. The only writers of the flow's context. */
import {
  isLinkAccountsError,
  linkAccountsError,
  locate,
  toLinkAccountsError,
  type Side,
  type Step,
} from '../src/errors.ts';
import { withKnownPersons, type Identity } from '../src/domain/identity.ts';
import type { MetadataChoices, MetadataPatch } from '../src/domain/metadata.ts';
import type { MetadataProposal } from '../src/domain/planMetadata.ts';
import type { SecondaryLogin } from '../src/domain/verification.ts';
import type {
  Accounts,
  LinkAccountsContext,
  LinkAccountsEvent,
  LinkAccountsInput,
  LinkAccountsOutput,
  Verdict,
} from './linkAccounts.types.ts';

type Context = LinkAccountsContext;
type Update = Partial<Context>;

export const initialContext = ({ userId, returned = null }: LinkAccountsInput): Context => ({
  userId,
  returned,
  loginMode: 'auto',
  connection: null,
  login: null,
  verdict: null,
  keep: 'primary',
  choices: null,
  proposal: null,
  identities: null,
  error: null,
  isOutcomeUnknown: false,
});

export const started = (
  { userId }: Context,
  { connection, login }: Extract<LinkAccountsEvent, { type: 'link.start' }>,
): Update => ({ ...initialContext({ userId }), connection, loginMode: login });

/** The login by redirect is taken up: it counts once, and is tried again the same way. */
export const returned = ({ userId, returned: record }: Context): Update => ({
  ...initialContext({ userId }),
  loginMode: 'redirect',
  connection: record?.connection ?? null,
});

export const authenticated = (login: SecondaryLogin): Update => ({ login });

export const verified = (verdict: Verdict): Update => ({ verdict });

export const confirmed = (keep: Side): Update => ({ keep, choices: null });

export const chosen = (choices: MetadataChoices): Update => ({ choices });

export const proposed = (proposal: MetadataProposal): Update => ({ proposal });

export const linked = (context: Context, identities: readonly Identity[]): Update => {
  const { primary, secondary } = accountsOf(context);
  const known = [...primary.identities, ...secondary.identities];
  return {
    identities: withKnownPersons(identities, known),
    error: null,
    isOutcomeUnknown: false,
  };
};

/** What an earlier try left behind stays named until it is known to be gone. */
export const failed = ({ error }: Context, at: Step, thrown: unknown): Update => ({
  error: locate(toLinkAccountsError(thrown, at), at, error?.leftover ?? []),
});

export const switched = (context: Context, at: Step): Update =>
  failed(context, at, linkAccountsError({ code: 'session_switched' }));

/** The merge is undone: nothing of it is left. */
export const takenBack = (context: Context): Update => {
  const error = present(context.error, 'error');
  return { error: locate(error, error.at ?? 'linking', []) };
};

/** Looking up a lost answer failed as well: the link may stand, so the metadata has to stay. */
export const leftUnknown = (context: Context, thrown: unknown): Update => ({
  error: locate(toLinkAccountsError(thrown, 'linking'), 'linking', Object.keys(patchOf(context))),
  isOutcomeUnknown: true,
});

/** The link is known not to stand. */
export const settledUnlinked = (): Update => ({ isOutcomeUnknown: false });

/** Taking the metadata back failed as well: the error says what stayed. */
export const leftBehind = (context: Context): Update => {
  const error = present(context.error, 'error');
  return { error: locate(error, error.at ?? 'linking', Object.keys(patchOf(context))) };
};

export const isPopupBlocked = (thrown: unknown): boolean =>
  isLinkAccountsError(thrown) && thrown.code === 'popup_blocked';

/** Whether a call may have taken effect although no answer said so. */
export const isAnswerLost = (thrown: unknown): boolean =>
  !isLinkAccountsError(thrown) || thrown.code === 'network' || thrown.code === 'server';

/**
 * Whether the accounts may be linked although the call failed. Browsers send a request again by
 * themselves when a kept connection breaks: the second copy is then refused for what the first did.
 */
export const mayHaveLinked = (thrown: unknown): boolean =>
  isAnswerLost(thrown) ||
  (isLinkAccountsError(thrown) &&
    ['link_conflict', 'link_rejected', 'account_gone'].includes(thrown.code));

/** The two accounts as the user confirmed them: who stays, and who is linked to it. */
export function accountsOf(context: Context): Accounts {
  const { primary, secondary } = present(context.verdict, 'verdict');
  return context.keep === 'primary'
    ? { primary, secondary }
    : { primary: secondary, secondary: primary };
}

/** A write of metadata to the account that stays, on behalf of the host's user. */
export const writeInput = (context: Context, patch: MetadataPatch) => ({
  userId: context.userId,
  of: accountsOf(context).primary.id,
  patch,
});

export const patchOf = ({ proposal }: Context): MetadataPatch => proposal?.plan.patch ?? {};

export const undoOf = ({ proposal }: Context): MetadataPatch => proposal?.plan.undo ?? {};

export function outputOf(context: Context): LinkAccountsOutput {
  const { primary, secondary } = accountsOf(context);
  return {
    primaryId: primary.id,
    secondaryId: secondary.id,
    primaryChanged: context.keep === 'secondary',
    identities: present(context.identities, 'identities'),
    merged: patchOf(context),
  };
}

/** What the chart guarantees to be there; missing is a mistake in the chart, said so by name. */
export function present<T>(value: T | null, name: string): T {
  if (value === null) throw new Error(`linkAccounts: '${name}' is read before it is there`);
  return value;
}
