import { useEffect, useMemo, useState } from 'react';
import { loadMessages, messagesAtHand } from './messages/languages.ts';
import { withOverrides } from './messages/overrides.ts';
import type { MessageOverrides, Words } from './messages/types.ts';
import { createWords } from './messages/words.ts';

/**
 * The words of the locale, with the host's own among them. `null` until the first language is
 * there; afterwards, one that is on its way leaves the words of the last one standing.
 */
export function useWords(locale: string, overrides: MessageOverrides | undefined): Words | null {
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
  return useMemo(
    () => messages && createWords(withOverrides(messages, overrides), locale),
    [messages, overrides, locale],
  );
}
