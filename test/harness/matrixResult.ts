/** How a cell of the fault matrix has ended, and how it should: what the user is told, and the data. */
import { isDeepStrictEqual } from 'node:util';
import { outcomeOf, type Culprit, type Failure, type MatrixStep, type Outcome } from './matrix.ts';
import { identityIds, type StoredUser } from './tenantControl.ts';

export const ADA = 'auth0|ada';
export const GOOGLE = 'google-oauth2|108204';
const BEFORE = { theme: 'dark', language: 'en', address: { city: 'London' } };
const AFTER = { ...BEFORE, newsletter: true, address: { city: 'London', country: 'UK' } };

export interface CellResult extends Outcome {
  /** Which first-level keys the error names. */
  readonly keys: readonly string[];
}

/** What the tenant's data is, in the words of what the user was told of it. */
export function dataOf(
  user: StoredUser | null,
  keys: readonly string[],
  isUnsure: boolean,
): Outcome['data'] {
  const isLinked = identityIds(user).includes(GOOGLE);
  const metadata = user?.user_metadata ?? {};
  if (isUnsure) return 'maybe';
  if (isLinked && isDeepStrictEqual(metadata, AFTER)) return 'after';
  if (isLinked) throw new Error('linked, but the metadata is not what it should be');
  const others = (all: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(all).filter(([key]) => !keys.includes(key)));
  if (!isDeepStrictEqual(others(metadata), others(BEFORE))) {
    throw new Error(
      `metadata has changed that the error does not name: ${JSON.stringify(metadata)}`,
    );
  }
  return keys.length > 0 ? 'named' : 'before';
}

/** The keys that the two demo accounts differ in by the merge. */
const MERGED_KEYS = ['address', 'newsletter'];

export const expectedOf = (
  step: MatrixStep,
  failure: Failure,
  culprit: Culprit = 'Auth0',
): CellResult => {
  const outcome = outcomeOf(step, failure, culprit);
  const isNamed = outcome.data === 'named' || outcome.data === 'maybe';
  return { ...outcome, keys: isNamed ? MERGED_KEYS : [] };
};
