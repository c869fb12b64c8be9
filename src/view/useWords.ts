import { useMemo } from 'react';
import type { Texts } from './messages/listWords.ts';
import type { Words } from './messages/types.ts';
import { createWords } from './messages/words.ts';

/** All that there is to say, with the host's own texts among it. */
export const useWords = (texts: Texts): Words => useMemo(() => createWords(texts), [texts]);
