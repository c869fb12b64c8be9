import { providerName } from '../parts/providers.ts';
import { formatsOf, type Formats } from './formats.ts';
import { tagOf } from './languages.ts';
import { withOverrides } from './overrides.ts';
import type { ListMessages, ListWords, MessageOverrides } from './types.ts';

/** The texts of a language, as they were found, and what the host says in place of some. */
export interface Texts {
  /** All of them, or of English what the list says. */
  readonly messages: ListMessages;
  readonly overrides?: MessageOverrides | undefined;
  readonly locale: string;
}

/** What the list says, in the language of these texts and with the habits of the locale's region. */
export function createListWords({ messages, overrides, locale }: Texts): ListWords {
  const texts = withOverrides(messages, overrides);
  const { language, direction, date, isolate, seconds } = formatsOf(tagOf(locale, texts));
  return {
    ...isolating(texts, isolate),
    errors: texts.errors,
    language,
    direction,
    loginOf: (provider, who) => `${provider} (${isolate(who)})`,
    linkedOn: (at) => texts.linkedOn(date(new Date(at))),
    slowDown: (count) => texts.slowDown(seconds(count)),
    providerName: (provider) => providerName(provider, texts.providers),
  };
}

/** The same texts, in which every name stays in one piece, whichever way its letters run. */
export function isolating<Texts extends object>(texts: Texts, isolate: Formats['isolate']): Texts {
  const entries = Object.entries(texts).map(([key, text]: [string, unknown]) => {
    if (typeof text !== 'function') return [key, text];
    const speak = text as (...names: readonly string[]) => unknown;
    return [key, (...names: readonly string[]) => speak(...names.map(isolate))];
  });
  return Object.fromEntries(entries) as Texts; // the same keys, with functions of the same type
}
