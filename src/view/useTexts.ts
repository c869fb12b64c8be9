import { useEffect, useMemo, useState } from 'react';
import { loadMessages, messagesAtHand } from './messages/languages.ts';
import type { ListWords, MessageOverrides } from './messages/types.ts';
import { createListWords, type Texts } from './messages/listWords.ts';

/**
 * The texts of the locale. `null` until the first language is there; afterwards, one that is on its
 * way leaves the texts of the last one standing.
 */
export function useTexts(locale: string, overrides: MessageOverrides | undefined): Texts | null {
  const [messages, setMessages] = useState(() => messagesAtHand(locale));
  useEffect(() => {
    let isWanted = true;
    void loadMessages(locale).then((loaded) => {
      if (isWanted) setMessages(loaded);
    });
    return () => {
      isWanted = false;
    };
  }, [locale]);
  return useMemo(() => messages && { messages, overrides, locale }, [messages, overrides, locale]);
}

/** What the list says, with the host's own texts among them. */
export const useListWords = (texts: Texts | null): ListWords | null =>
  useMemo(() => texts && createListWords(texts), [texts]);
