import type { AnyLinkAccountsError, DetailsOf } from '../../errors.ts';
import { providerName } from '../parts/providers.ts';
import { formatsOf, type Formats } from './formats.ts';
import { tagOf } from './languages.ts';
import type { ErrorTopics, Messages, Words } from './types.ts';

/** What the view says, in the language of these texts and with the habits of the locale's region. */
export function createWords(messages: Messages, locale: string): Words {
  const formats = formatsOf(tagOf(locale, messages));
  const { language, direction, date, isolate, list, seconds } = formats;
  const { providers, errors, unlinkErrors, ...texts } = messages;
  const nameOfProvider = (provider: string) => providerName(provider, providers);
  return {
    ...isolating(texts, isolate),
    concerns: isolating(texts.concerns, isolate),
    language,
    direction,
    comesAlong: (names) => texts.comesAlong(list(names.map(isolate))),
    leftover: (keys) => texts.leftover(list(keys.map(isolate))),
    linkedOn: (at) => texts.linkedOn(date(new Date(at))),
    slowDown: (count) => texts.slowDown(seconds(count)),
    providerName: nameOfProvider,
    ofError: (error) => {
      const ofStep: Partial<typeof errors> = error.at === 'unlinking' ? unlinkErrors : {};
      const words = ofStep[error.code] ?? errors[error.code];
      return typeof words === 'function' ? words(topicOf(error, formats, nameOfProvider)) : words;
    },
  };
}

/** The same texts, in which every name stays in one piece, whichever way its letters run. */
function isolating<Texts extends object>(texts: Texts, isolate: Formats['isolate']): Texts {
  const entries = Object.entries(texts).map(([key, text]: [string, unknown]) => {
    if (typeof text !== 'function') return [key, text];
    const speak = text as (...names: readonly string[]) => unknown;
    return [key, (...names: readonly string[]) => speak(...names.map(isolate))];
  });
  return Object.fromEntries(entries) as Texts; // the same keys, with functions of the same type
}

/** What an error is about, as text. */
function topicOf(
  error: AnyLinkAccountsError,
  { isolate, seconds }: Formats,
  nameOfProvider: Words['providerName'],
): never {
  const topics: {
    [Code in keyof ErrorTopics]: (details: DetailsOf<Code>) => ErrorTopics[Code];
  } = {
    email_unverified: ({ side, email }) => ({ side, email: email && isolate(email) }),
    wrong_connection: ({ expected, actual }) => ({
      expected: isolate(nameOfProvider(expected)),
      actual: isolate(nameOfProvider(actual)),
    }),
    same_account: ({ who }) => ({ who: isolate(who) }),
    already_linked: ({ who }) => ({ who: isolate(who) }),
    rate_limited: ({ retryAfterMs }) => ({
      wait: retryAfterMs === null ? null : seconds(Math.ceil(retryAfterMs / 1000)),
    }),
  };
  // the table pairs each code with its own details and topic; TypeScript does not follow the pair
  const topic = topics[error.code as keyof ErrorTopics] as (details: unknown) => never;
  return topic(error.details);
}
