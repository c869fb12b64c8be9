import type { AnyLinkAccountsError, DetailsOf, LinkAccountsErrorCode, Step } from '../../errors.ts';
import { enMore } from './enMore.ts';
import { formatsOf, type Formats } from './formats.ts';
import { tagOf } from './languages.ts';
import { createListWords, isolating, type Texts } from './listWords.ts';
import { withOverrides } from './overrides.ts';
import type { ErrorTopics, ErrorWords, ListMessages, Messages, Words } from './types.ts';

/** All that the view says. English comes in two parts, of which the list has one already. */
export function createWords({ messages, overrides, locale }: Texts): Words {
  const { providers, errors, unlinkErrors, ...texts } = withOverrides(all(messages), overrides);
  const listWords = createListWords({ messages, overrides, locale });
  const { providerName } = listWords;
  const formats = formatsOf(tagOf(locale, texts));
  const { list, isolate } = formats;
  const besideFlow: OwnWords = {
    unlinking: unlinkErrors,
    listing: {
      account_gone: unlinkErrors.account_gone,
      unauthorized: { todo: errors.not_signed_in.todo },
    },
  };
  return {
    ...isolating(texts, isolate),
    ...listWords,
    concerns: isolating(texts.concerns, isolate),
    comesAlong: (names) => texts.comesAlong(list(names.map(isolate))),
    leftover: (keys) => texts.leftover(list(keys.map(isolate))),
    ofError: (error) => {
      const words = errors[error.code];
      const said =
        typeof words === 'function' ? words(topicOf(error, formats, providerName)) : words;
      return { ...said, ...besideFlow[error.at ?? 'linking']?.[error.code] };
    },
  };
}

/** What the steps beside the flow do not say in the words of linking. */
type OwnWords = Partial<Record<Step, Partial<Record<LinkAccountsErrorCode, Partial<ErrorWords>>>>>;

const all = (messages: ListMessages | Messages): Messages => ({
  ...enMore,
  ...messages,
  errors: { ...enMore.errors, ...messages.errors },
});

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
