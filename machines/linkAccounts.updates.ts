/** (context, what happened) → what changes. The only writers of the flow's context. */
import { isLinkAccountsError, locate, toLinkAccountsError, type Step } from '../src/errors.ts';
import { withKnownPersons, type Identity } from '../src/domain/identity.ts';
import type { MetadataPlan } from '../src/domain/metadata.ts';
import type { SecondaryLogin } from '../src/domain/verification.ts';
import type { Accounts, LinkAccountsContext, LinkAccountsInput } from './linkAccounts.types.ts';

type Update = Partial<LinkAccountsContext>;

export const initialContext = ({ primaryId }: LinkAccountsInput): LinkAccountsContext => ({
  primaryId,
  connection: null,
  login: null,
  accounts: null,
  plan: null,
  identities: null,
  error: null,
  isOutcomeUnknown: false,
});

export const started = (context: LinkAccountsContext, connection: string | null): Update => ({
  ...initialContext(context),
  connection,
});

export const authenticated = (login: SecondaryLogin): Update => ({ login });

export const verified = (accounts: Accounts): Update => ({ accounts });

export const planned = (plan: MetadataPlan): Update => ({ plan });

export const linked = (context: LinkAccountsContext, identities: readonly Identity[]): Update => {
  const { primary, secondary } = present(context.accounts, 'accounts');
  const known = [...primary.identities, ...secondary.identities];
  return {
    identities: withKnownPersons(identities, known),
    error: null,
    isOutcomeUnknown: false,
  };
};

export const failed = (at: Step, thrown: unknown): Update => ({
  error: toLinkAccountsError(thrown, at),
});

/** Looking up a lost answer failed as well: the link may stand, so the metadata has to stay. */
export const leftUnknown = (context: LinkAccountsContext, thrown: unknown): Update => ({
  error: locate(toLinkAccountsError(thrown, 'linking'), 'linking', writtenKeys(context)),
  isOutcomeUnknown: true,
});

/** The link is known not to stand. */
export const settledUnlinked = (): Update => ({ isOutcomeUnknown: false });

/** Taking the metadata back failed as well: the error says what stayed. */
export const leftBehind = (context: LinkAccountsContext): Update => {
  const error = present(context.error, 'error');
  return { error: locate(error, error.at ?? 'linking', writtenKeys(context)) };
};

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

const writtenKeys = ({ plan }: LinkAccountsContext): readonly string[] =>
  Object.keys(plan?.patch ?? {});

/** What the chart guarantees to be there; missing is a mistake in the chart, said so by name. */
export function present<T>(value: T | null, name: string): T {
  if (value === null) throw new Error(`linkAccounts: '${name}' is read before it is there`);
  return value;
}
