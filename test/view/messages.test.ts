/** What every language promises: all of it said, about what it names, and in its own words. */
import { describe, expect, it } from 'vitest';
import { ERROR_CODES, linkAccountsError, type Refusal } from '../../src/errors.ts';
import { ar } from '../../src/view/messages/ar.ts';
import { de } from '../../src/view/messages/de.ts';
import { en } from '../../src/view/messages/en.ts';
import { enList } from '../../src/view/messages/enList.ts';
import { es } from '../../src/view/messages/es.ts';
import { fr } from '../../src/view/messages/fr.ts';
import { ja } from '../../src/view/messages/ja.ts';
import { loadMessages, messagesAtHand } from '../../src/view/messages/languages.ts';
import { withOverrides } from '../../src/view/messages/overrides.ts';
import { pt } from '../../src/view/messages/pt.ts';
import type { Messages } from '../../src/view/messages/types.ts';
import { createWords } from '../../src/view/messages/words.ts';

const LANGUAGES = [ar, de, en, es, fr, ja, pt];
const TRANSLATIONS = LANGUAGES.filter((messages) => messages !== en);

/** Texts that are the same in English: words that this language has borrowed. */
const LOANED: Partial<Record<string, readonly string[]>> = {
  fr: ['providers.email'],
  pt: ['providers.email'],
};

const NAMES = ['ada@example.com', 'grace@example.com'];
const TOPICS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  email_unverified: { side: 'secondary', email: 'eve@example.com' },
  wrong_connection: { expected: 'GitHub', actual: 'LinkedIn' },
  same_account: { who: 'ada@example.com' },
  already_linked: { who: 'ada@example.com' },
  rate_limited: { wait: '21' },
};

interface Said {
  /** Where it stands among the texts. */
  readonly path: string;
  readonly text: string;
  /** What it was told to name, and did not. */
  readonly omitted: readonly string[];
}

/** Each text, those that name something said about samples. */
function saidBy(text: unknown, path = ''): Said[] {
  if (typeof text === 'string') return [{ path, text, omitted: [] }];
  if (typeof text === 'function') {
    const topic = TOPICS[path.replace('errors.', '')];
    const names = NAMES.slice(0, text.length);
    const spoken: unknown = Reflect.apply(text, undefined, topic === undefined ? names : [topic]);
    const parts = saidBy(spoken, path);
    const whole = parts.map((part) => part.text).join(' '); // any of an error's sentences will do
    const { side: _, ...named } = topic ?? {};
    const told = topic === undefined ? names : Object.values(named);
    const omitted = told.filter((name) => !whole.includes(name));
    return parts.map((part) => ({ ...part, omitted }));
  }
  return Object.entries(text as object).flatMap(([key, nested]) =>
    saidBy(nested, path === '' ? key : `${path}.${key}`),
  );
}

describe.each(LANGUAGES.map((messages) => [messages.language, messages] as const))(
  'in the language %s',
  (language, messages) => {
    const said = saidBy(messages);
    const words = createWords({ messages, locale: language });

    it('every text that is told a name says it', () => {
      expect(said.filter(({ omitted }) => omitted.length > 0)).toEqual([]);
    });

    it('no text is empty, or shows the insides of a program', () => {
      expect(said.filter(({ text }) => text.trim() !== text || text === '')).toEqual([]);
      expect(said.filter(({ text }) => /undefined|null|\[object|\$\{|=>/.test(text))).toEqual([]);
    });

    it.each(ERROR_CODES)('%s says what happened, what it means and what to do', (code) => {
      const details = { missing: [], fix: '', ...TOPICS[code] };
      const error = linkAccountsError({ code, details } as unknown as Refusal);
      const { what, meaning, todo } = words.ofError(error);
      expect([what, meaning, todo].filter((part) => part.length < 3)).toEqual([]);
      expect(new Set([what, meaning, todo]).size).toBe(3);
    });

    it('knows what to say where an e-mail or a time to wait is missing', () => {
      const unverified = { code: 'email_unverified', details: { side: 'primary', email: null } };
      const limited = { code: 'rate_limited', details: { retryAfterMs: null } };
      for (const refusal of [unverified, limited]) {
        const spoken = words.ofError(linkAccountsError(refusal as Refusal));
        expect(Object.values(spoken).join(' ')).not.toMatch(/null|undefined/);
      }
    });

    it('a failed unlinking is not told in the words of linking', () => {
      const error = linkAccountsError({ code: 'link_conflict' }, { at: 'unlinking' });
      expect(words.ofError(error)).toEqual(messages.unlinkErrors.link_conflict);
    });

    it('a list that cannot be read sends nobody to a button that is not there', () => {
      const { account_gone, unauthorized, not_signed_in } = messages.errors;
      const gone = words.ofError(linkAccountsError({ code: 'account_gone' }, { at: 'listing' }));
      expect(gone).toEqual({ ...account_gone, ...messages.unlinkErrors.account_gone });
      expect([gone.what, gone.todo]).not.toContain(account_gone.what);
      expect([gone.what, gone.todo]).not.toContain(account_gone.todo);
      const expired = linkAccountsError({ code: 'unauthorized' }, { at: 'listing' });
      expect(words.ofError(expired)).toEqual({ ...unauthorized, todo: not_signed_in.todo });
    });

    it('a failed step beside the flow has its three sentences, whichever are its own', () => {
      for (const code of ERROR_CODES) {
        for (const at of ['listing', 'unlinking'] as const) {
          const details = { missing: [], fix: '', ...TOPICS[code] };
          const error = linkAccountsError({ code, details } as unknown as Refusal, { at });
          const { what, meaning, todo } = words.ofError(error);
          expect(new Set([what, meaning, todo]).size, `${code} ${at}`).toBe(3);
        }
      }
    });
  },
);

describe.each(TRANSLATIONS.map((messages) => [messages.language, messages] as const))(
  'the language %s',
  (language, messages) => {
    it('has a text of its own for each of English', () => {
      const english = new Map(saidBy(en).map(({ path, text }) => [path, text]));
      const same = saidBy(messages).filter(({ path, text }) => english.get(path) === text);
      expect(same.map(({ path }) => path)).toEqual(LOANED[language] ?? []);
    });

    it('has no texts that English lacks', () => {
      const paths = (texts: Messages) => saidBy(texts).map(({ path }) => path);
      expect(paths(messages).sort()).toEqual(paths(en).sort());
    });
  },
);

describe('seconds', () => {
  const slowDown = (messages: Messages, seconds: number) =>
    createWords({ messages, locale: messages.language }).slowDown(seconds);

  it.each<[string, Messages, number, string]>([
    ['one in English', en, 1, 'Continuing in 1 second.'],
    ['more in English', en, 2, 'Continuing in 2 seconds.'],
    ['one in German', de, 1, 'in 1 Sekunde.'],
    ['more in German', de, 5, 'in 5 Sekunden.'],
    ['none between number and unit in Japanese', ja, 2, '2秒後'],
    ['one in Arabic', ar, 1, ' ثانية.'],
    ['two in Arabic', ar, 2, ' ثانيتان.'],
    ['few in Arabic', ar, 5, ' 5 ثوان.'],
    ['many in Arabic', ar, 11, ' 11 ثانية.'],
  ])('%s', (_, messages, seconds, words) => {
    expect(slowDown(messages, seconds)).toContain(words);
  });

  it('to wait after too many requests are whole ones, in the plural of the language', () => {
    const todo = (messages: Messages, retryAfterMs: number) => {
      const error = linkAccountsError({ code: 'rate_limited', details: { retryAfterMs } });
      return createWords({ messages, locale: messages.language }).ofError(error).todo;
    };
    expect(todo(en, 20_001)).toBe('Wait 21 seconds, then try again.');
    expect(todo(en, 1000)).toBe('Wait 1 second, then try again.');
    expect(todo(fr, 1000)).toMatch(/1\sseconde,/); // a space that does not break
    expect(todo(ar, 2000)).toContain('ثانيتان');
  });

  it('are counted with the digits of the region', () => {
    expect(createWords({ messages: ar, locale: 'ar-EG' }).slowDown(5)).toContain('٥ ثوان');
  });
});

describe('a list', () => {
  const leftover = (messages: Messages) =>
    createWords({ messages, locale: messages.language }).leftover(['address', 'newsletter']);

  it('has commas in English', () => {
    expect(leftover(en)).toContain('could not be taken back: address, newsletter.');
  });

  it('is written as the language does', () => {
    expect(leftover(de)).toContain('address und newsletter');
    expect(leftover(ja)).toContain('address、newsletter');
  });
});

describe('a name', () => {
  const ada = '\u2068ada@example.com\u2069';
  const hebrew = 'עדה';

  it('stays in one piece where the text runs from right to left', () => {
    const words = createWords({ messages: ar, locale: 'ar' });
    expect(words.signInAgain('ada@example.com')).toContain(ada);
    expect(words.concerns.atRisk('ada@example.com').todo).toContain(ada);
    expect(words.comesAlong(['ada@example.com', 'b'])).toContain(`${ada} و\u2068b\u2069`);
    const error = linkAccountsError({ code: 'same_account', details: { who: 'ada@example.com' } });
    expect(words.ofError(error).meaning).toContain(ada);
  });

  it('stays in one piece where it is the name that does', () => {
    expect(createWords({ messages: en, locale: 'en' }).signInAgain(hebrew)).toBe(
      `Sign in again as \u2068${hebrew}\u2069`,
    );
  });

  it('stays in one piece after its provider', () => {
    const words = createWords({ messages: ar, locale: 'ar' });
    const phone = words.loginOf('الهاتف', '+44 7700 900123');
    expect(phone).toBe('الهاتف (\u2068+44 7700 900123\u2069)');
    expect(words.unlinked(phone)).toContain(`\u2068${phone}\u2069`);
    expect(createWords({ messages: en, locale: 'en' }).loginOf('Google', 'ada@example.com')).toBe(
      'Google (ada@example.com)',
    );
  });

  it('is left as it is where everything runs one way', () => {
    expect(createWords({ messages: de, locale: 'de' }).unlinked('ada@example.com')).toMatch(
      /^ada@example.com /,
    );
  });
});

describe('a provider', () => {
  const { providerName } = createWords({ messages: de, locale: 'de' });

  it('is called by its own name, or by a word of the language', () => {
    expect(providerName('google-oauth2')).toBe('Google');
    expect(providerName('auth0')).toBe('Passwort');
    expect(providerName('acme')).toBe('acme');
  });

  it('has the name that the host gives it, in errors too', () => {
    const named = withOverrides(en, { providers: { acme: 'Acme Intranet', github: 'Code' } });
    const words = createWords({ messages: named, locale: 'en' });
    const details = { expected: 'acme', actual: 'github' };
    const { meaning } = words.ofError(linkAccountsError({ code: 'wrong_connection', details }));
    expect(meaning).toContain('You chose Acme Intranet, but signed in through Code.');
    expect(words.providerName('auth0')).toBe('Password');
  });
});

describe('the language of a locale', () => {
  it.each([
    ['de', de],
    ['de-AT', de],
    ['DE-at', de],
    ['zh-Hant-TW', enList],
    ['en-GB', enList],
    ['de_DE', enList],
    ['', enList],
    ['no language at all', enList],
  ])('%s', async (locale, messages) => {
    expect(await loadMessages(locale)).toBe(messages);
  });

  it('needs no loading where it is English, or nobody’s', () => {
    expect(messagesAtHand('en-US')).toBe(enList);
    expect(messagesAtHand('nl')).toBe(enList);
    expect(messagesAtHand('de-AT')).toBeNull();
  });

  it('has the habits of the region, where the texts are in its language', () => {
    expect(createWords({ messages: de, locale: 'de-AT' }).language).toBe('de-AT');
    expect(createWords({ messages: en, locale: 'nl' }).language).toBe('en');
    expect(createWords({ messages: en, locale: 'de_DE' }).language).toBe('en');
  });

  it.each([
    ['ar', 'rtl'],
    ['he', 'rtl'],
    ['fa-IR', 'rtl'],
    ['az-Arab', 'rtl'],
    ['az', 'ltr'],
    ['ja', 'ltr'],
    ['no_tag', 'ltr'],
  ])('runs its way: %s → %s', (language, direction) => {
    const own = withOverrides(en, { language });
    expect(createWords({ messages: own, locale: 'en' }).direction).toBe(direction);
  });
});

describe('the host’s own texts', () => {
  it('stand in place of single ones, and leave the others', () => {
    const own = withOverrides(en, {
      cancel: 'Never mind',
      steps: { verifying: 'Look' },
      link: (label) => `Connect ${label}`,
      done: undefined,
    });
    expect(own.cancel).toBe('Never mind');
    expect(own.steps).toEqual({ ...en.steps, verifying: 'Look' });
    expect(own.link('Google')).toBe('Connect Google');
    expect(own.done).toBe(en.done);
    expect(en.cancel).toBe('Cancel');
  });

  it('may be one sentence of an error, also of one that names something', () => {
    const todo = 'Call us: 555 0100.';
    const own = withOverrides(en, { errors: { server: { todo }, same_account: { todo } } });
    const words = createWords({ messages: own, locale: 'en' });
    const server = linkAccountsError({ code: 'server' });
    const same = linkAccountsError({ code: 'same_account', details: { who: 'ada@example.com' } });
    expect(words.ofError(server)).toEqual({ ...en.errors.server, todo });
    expect(words.ofError(same)).toMatchObject({
      todo,
      meaning: 'You signed in as ada@example.com again, so there is nothing to link.',
    });
  });

  it('are texts that there are', () => {
    // @ts-expect-error -- no such text
    withOverrides(en, { cancle: 'Never mind' });
    // @ts-expect-error -- this one is told two names, and no number
    withOverrides(en, { unlinkThis: (count: number) => `Unlink ${count}` });
    // @ts-expect-error -- a language of one's own lacks nothing
    const own: Messages = { language: 'nl', cancel: 'Annuleren' };
    expect(withOverrides(en, own).cancel).toBe('Annuleren');
  });

  it('are told lists and times as text', () => {
    const own = withOverrides(de, { slowDown: (wait) => `Noch ${wait}!` });
    expect(createWords({ messages: own, locale: 'de' }).slowDown(1)).toBe('Noch 1 Sekunde!');
  });

  it('may be a language of their own, which is counted in and runs as it does', () => {
    const hebrew: Messages = { ...en, language: 'he', slowDown: (wait) => `עוד ${wait}` };
    const words = createWords({ messages: withOverrides(en, hebrew), locale: 'en' });
    expect(words).toMatchObject({ language: 'he', direction: 'rtl' });
    expect(words.slowDown(2)).toBe('עוד שתי שניות');
  });
});
