import { enList } from './enList.ts';
import type { ListMessages, Messages } from './types.ts';

/** All but English, which everything falls back to, are loaded when they are asked for. */
const LANGUAGES: ReadonlyMap<string | null, () => Promise<Messages>> = new Map([
  ['ar', () => import(/* webpackChunkName: "ar" */ './ar.ts').then(({ ar }) => ar)],
  ['de', () => import(/* webpackChunkName: "de" */ './de.ts').then(({ de }) => de)],
  ['es', () => import(/* webpackChunkName: "es" */ './es.ts').then(({ es }) => es)],
  ['fr', () => import(/* webpackChunkName: "fr" */ './fr.ts').then(({ fr }) => fr)],
  ['ja', () => import(/* webpackChunkName: "ja" */ './ja.ts').then(({ ja }) => ja)],
  ['pt', () => import(/* webpackChunkName: "pt" */ './pt.ts').then(({ pt }) => pt)],
]);

/** The texts that need no loading: English, for its own sake or for want of the language. */
export const messagesAtHand = (locale: string): ListMessages | null =>
  LANGUAGES.has(languageOf(locale)) ? null : enList;

/** The texts in the language of `locale`; in English where there are none. Never rejects. */
export async function loadMessages(locale: string): Promise<ListMessages> {
  try {
    return (await LANGUAGES.get(languageOf(locale))?.()) ?? enList;
  } catch {
    return enList; // words that one may not know are better than none
  }
}

/**
 * The tag to format by: the locale's, with the habits of its region, where the texts are in its
 * language; else the texts' own.
 */
export function tagOf(locale: string, { language }: Pick<Messages, 'language'>): string {
  const spoken = languageOf(language);
  if (spoken === null) return enList.language; // no tag: a host's mistake is no reason to show nothing
  return languageOf(locale) === spoken ? locale : language;
}

/** `de` of `de-AT`; `null` for what is no tag. */
function languageOf(tag: string): string | null {
  try {
    return new Intl.Locale(tag).language;
  } catch {
    return null;
  }
}
