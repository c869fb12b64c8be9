/** Whether a person could still get into their account. Pure. */
import type { Identity } from './identity.ts';
import { STRICT_POLICY } from './policy.ts';

/**
 * A login that can be recovered: a verified e-mail or phone, or an enterprise directory that
 * vouches for the person.
 */
export const isUsableLogin = ({ provider, person }: Identity): boolean =>
  (person.email !== null && person.emailVerified) ||
  (person.phone !== null && person.phoneVerified) ||
  STRICT_POLICY.primaryOnlyProviders.includes(provider);

/** Whether, without `unlinked`, no login is left that can be relied on. */
export const leavesNoUsableLogin = (identities: readonly Identity[], unlinked: Identity): boolean =>
  !identities.filter(({ id }) => id !== unlinked.id).some((identity) => isUsableLogin(identity));
