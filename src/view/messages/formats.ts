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

/** Those that need no asking, which takes milliseconds as well. */
const LEFT_TO_RIGHT = /^(de|en|es|fr|ja|pt)(-[a-z]{2})?$/i;

const scriptOf = (language: string): string => new Intl.Locale(language).maximize().script ?? '';

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

/** Each formatter costs milliseconds, and a list at rest may need none: made when it is first asked. */
function createFormats(language: string): Formats {
  const seconds = lazy(
    () => new Intl.NumberFormat(language, { style: 'unit', unit: 'second', unitDisplay: 'long' }),
  );
  const date = lazy(() => new Intl.DateTimeFormat(language, { dateStyle: 'long' }));
  const list = lazy(() => new Intl.ListFormat(language, { type: 'conjunction', style: 'narrow' }));
  const isRightToLeft =
    !LEFT_TO_RIGHT.test(language) && RIGHT_TO_LEFT_SCRIPTS.includes(scriptOf(language));
  return {
    language,
    direction: isRightToLeft ? 'rtl' : 'ltr',
    list: (items) => list().format(items),
    date: (at) => date().format(at),
    seconds: (count) => seconds().format(count),
    isolate: (name) =>
      isRightToLeft || RIGHT_TO_LEFT_LETTER.test(name)
        ? FIRST_STRONG_ISOLATE + name + POP_DIRECTIONAL_ISOLATE
        : name,
  };
}

/** Made when it is first asked for, and then kept. */
function lazy<Made extends object>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}
