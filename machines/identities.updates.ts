/** (context, what happened) → what changes. The only writers of the list's context. */
import { isLinkAccountsError, toLinkAccountsError, type Step } from '../src/errors.ts';
import { withKnownPersons, type Account, type Identity } from '../src/domain/identity.ts';
import { isAnswerLost, present } from './linkAccounts.updates.ts';
import type { IdentitiesContext, UnlinkResult } from './identities.types.ts';

type Update = Partial<IdentitiesContext>;

export const initialContext: IdentitiesContext = {
  account: null,
  target: null,
  unlinked: null,
  error: null,
  isOutcomeUnknown: false,
};

export const read = (account: Account): Update => ({ ...initialContext, account });

export const changed = (
  { account }: IdentitiesContext,
  identities: readonly Identity[],
): Update => ({
  account: account && {
    ...account,
    identities: withKnownPersons(identities, account.identities),
  },
  unlinked: null,
});

/** What was unlinked may be linked again in a moment. */
export const heard = (): Update => ({ unlinked: null });

export const chosen = (target: Identity): Update => ({ target, unlinked: null, error: null });

export const settled = (): Update => ({ target: null, error: null, isOutcomeUnknown: false });

export const failed = (at: Step, thrown: unknown): Update => ({
  error: toLinkAccountsError(thrown, at),
  isOutcomeUnknown: false,
});

/** The look-up failed as well: nobody can say whether the identity is still linked. */
export const leftUnknown = (thrown: unknown): Update => ({
  error: toLinkAccountsError(thrown, 'unlinking'),
  isOutcomeUnknown: true,
});

/** The identity is known to be linked still, so the call may be sent again. */
export const settledLinked = (): Update => ({ isOutcomeUnknown: false });

/** The identity is an account of its own now. */
export const unlinked = (context: IdentitiesContext, identities: readonly Identity[]): Update => ({
  ...changed(context, identities),
  ...settled(),
  unlinked: context.target,
});

/** As with linking: the browser may have sent it twice, and the second copy found nothing. */
export const mayHaveUnlinked = (thrown: unknown): boolean =>
  isAnswerLost(thrown) || (isLinkAccountsError(thrown) && thrown.code === 'account_gone');

export const isPrimary = ({ account }: IdentitiesContext, { id }: Identity): boolean =>
  account?.identities[0]?.id === id;

export const unlinkInput = (context: IdentitiesContext) => ({
  userId: present(context.account, 'account').id,
  identity: present(context.target, 'target'),
});

export const resultOf = (context: IdentitiesContext): UnlinkResult => ({
  identity: present(context.unlinked, 'unlinked'),
  identities: present(context.account, 'account').identities,
});
