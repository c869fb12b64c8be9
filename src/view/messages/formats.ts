/** What a language does to numbers, lists and names, by its tag. */

export interface Formats {
  /** A BCP 47 tag. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly list: (items: readonly string[]) => string;
  /** "3 March 2026", in the user's own time zone. */
  readonly date: (at: Date) => string;
  /** "1 second", "2 seconds": the plural is the language's own. */
  readonly seconds: (count: number) => string;
  /** Keeps a name in one piece where its letters run against those of the text around it. */
  readonly isolate: (name: string) => string;
}

/** Asked of the script and not of `Intl.Locale`'s text info, which not every browser has. */
const RIGHT_TO_LEFT_SCRIPTS = ['Adlm', 'Arab', 'Hebr', 'Nkoo', 'Rohg', 'Syrc', 'Thaa'];

const RIGHT_TO_LEFT_LETTER =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';

const known = new Map<string, Formats>();

/** The formats of a language, made once. */
export function formatsOf(language: string): Formats {
  const formats = known.get(language) ?? createFormats(language);
  known.set(language, formats);
  return formats;
}

function createFormats(language: string): Formats {
  const seconds = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'long',
  });
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long' });
  const list = new Intl.ListFormat(language, { type: 'conjunction', style: 'narrow' });
  const { script = '' } = new Intl.Locale(language).maximize();
  const isRightToLeft = RIGHT_TO_LEFT_SCRIPTS.includes(script);
  return {
    language,
    direction: isRightToLeft ? 'rtl' : 'ltr',
    list: (items) => list.format(items),
    date: (at) => date.format(at),
    seconds: (count) => seconds.format(count),
    isolate: (name) =>
      isRightToLeft || RIGHT_TO_LEFT_LETTER.test(name)
        ? FIRST_STRONG_ISOLATE + name + POP_DIRECTIONAL_ISOLATE
        : name,
  };
}
