import type { AnyLinkAccountsError } from '../../errors.ts';
import type { ErrorWords, Messages } from './types.ts';

/** The words for one error, about the e-mail or provider that it names. */
export function wordsOf(error: AnyLinkAccountsError, messages: Messages): ErrorWords {
  const ofStep: Partial<Messages['errors']> = error.at === 'unlinking' ? messages.unlinkErrors : {};
  const words = ofStep[error.code] ?? messages.errors[error.code];
  // the table pairs each code with its own details; TypeScript does not follow the pair
  return typeof words === 'function'
    ? (words as (details: AnyLinkAccountsError['details']) => ErrorWords)(error.details)
    : words;
}
