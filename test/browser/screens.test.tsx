/** What is on each screen, by role and name; and that it fits, however narrow, large or foreign. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Screen } from '../../host-demo/gallery/Screen.tsx';
import { screens } from '../../host-demo/gallery/screens.ts';
import { ERROR_CODES, type LinkAccountsErrorCode } from '../../src/errors.ts';
import { en } from '../../src/view/messages/en.ts';
import { loadMessages } from '../../src/view/messages/languages.ts';
import { createWords } from '../../src/view/messages/words.ts';

interface Contents {
  /** Headings below the module's own; an alert's is its first. */
  readonly headings?: readonly string[];
  readonly buttons?: readonly string[];
  /** Shown, and not to be used just now. */
  readonly disabled?: readonly string[];
  readonly texts?: readonly string[];
}

const LINK = ['Link Google', 'Link GitHub', 'Link Apple', 'Link Phone'];
const UNLINK = 'Unlink Google ada.l@gmail.example';
const AGAIN = 'Sign in again as ada@example.com';
/** Where the same step may go well the next time. */
const MAY_HELP_AGAIN: readonly LinkAccountsErrorCode[] = [
  'popup_blocked',
  'popup_closed',
  'popup_timeout',
  'login_denied',
  'login_failed',
  'rate_limited',
  'network',
  'server',
];

const CONFIRM = { headings: ['Link these accounts?'], buttons: ['Link accounts', 'Cancel'] };

const CONTENTS: Readonly<Record<string, Contents>> = {
  Loading: { texts: ['Loading your linked accounts…'] },
  'List could not be read': { headings: ['The connection was lost'], buttons: ['Try again'] },
  'Access needed': {
    headings: ['This site needs your permission first'],
    buttons: ['Allow access', 'Try again'],
  },
  'Linked away, or deleted': {
    headings: ['Your account was not found'],
    buttons: ['Sign in again', 'Try again'],
    texts: ['Sign in again with the account that you kept.'],
  },
  'Access run out': {
    headings: ['Your permission has run out'],
    buttons: ['Sign in again', 'Try again'],
    texts: ['Sign in again.'],
  },
  'Several logins': {
    buttons: [
      UNLINK,
      'Unlink GitHub octo@example.com',
      'Unlink X grace@example.com',
      'Unlink LinkedIn grace@example.com',
      'Unlink Phone +44 7700 900123',
      ...LINK,
    ],
    texts: ['Primary'],
  },
  'Linked since': { buttons: [UNLINK, ...LINK], texts: ['Linked on March 3, 2026'] },
  'Unlink?': {
    headings: ['Unlink Google ada.l@gmail.example?'],
    buttons: [UNLINK, 'Unlink', 'Keep linked'],
    disabled: LINK,
    texts: ['a separate, empty account'],
  },
  'Unlink? The same e-mail': {
    headings: ['Unlink LinkedIn ada@example.com?'],
    buttons: ['Unlink LinkedIn ada@example.com', 'Unlink', 'Keep linked'],
    disabled: LINK,
    texts: ['Signing in with LinkedIn (ada@example.com) will open a separate, empty account.'],
  },
  'Unlinking, the host decides': {
    headings: ['Unlinking…'],
    buttons: ['Keep linked'],
    disabled: [UNLINK, ...LINK],
  },
  Unlinking: { headings: ['Unlinking…'], disabled: [UNLINK, ...LINK] },
  'Unlinking failed': {
    headings: ['Too many requests at once'],
    buttons: ['Try again', 'Close'],
    disabled: [UNLINK, ...LINK],
    texts: ['Wait 90 seconds', 'This login is still linked.'],
  },
  Unlinked: { buttons: LINK, texts: ['Google (ada.l@gmail.example) is not linked any more.'] },
  Buttons: { buttons: LINK, texts: ['you can sign in with either'] },
  'Waiting for the window': {
    headings: ['Finish signing in in the other window'],
    buttons: ['Show the window', 'Cancel'],
  },
  'Window blocked': {
    headings: ['The sign-in window was blocked'],
    buttons: ['Continue in this window', 'Cancel'],
  },
  'Leaving for the login': { headings: ['Taking you to the sign-in page…'], buttons: ['Cancel'] },
  'Checking both': { headings: ['Checking both accounts…'], buttons: ['Cancel'] },
  'Link these accounts?': {
    ...CONFIRM,
    texts: [
      'Stays',
      'Will be linked',
      'those of the account that stays win: theme',
      'Anything else stored in it will be lost.',
    ],
  },
  'Link these accounts? Which one stays': { ...CONFIRM, texts: ['Keep as primary'] },
  'Link these accounts? The same e-mail': {
    ...CONFIRM,
    texts: [
      'signing in with LinkedIn (ada@example.com) opens the account Password (ada@example.com).',
      'The separate account LinkedIn (ada@example.com) ends.',
    ],
  },
  'Link these accounts? Logins come along': {
    ...CONFIRM,
    texts: ['These logins come along', 'LinkedIn (grace@example.com)'],
  },
  'Link these accounts? A phone': { ...CONFIRM, texts: ['+44 7700 900123'] },
  'Choose what to keep': {
    headings: ['Choose what to keep'],
    buttons: ['Continue', 'Cancel'],
    texts: ['theme', 'dark', 'light', 'address › tags', 'holiday', 'From ada.l@gmail.example'],
  },
  'Bringing settings together': { headings: ['Bringing your settings together…'] },
  Linking: { headings: ['Linking your accounts…'] },
  'Looking a lost answer up': { headings: ['Linking your accounts…'] },
  'Accounts linked': {
    headings: ['Accounts linked'],
    buttons: [UNLINK, 'Done'],
    texts: ['You can now sign in with ada.l@gmail.example too.'],
  },
  'Accounts linked, the same e-mail': {
    headings: ['Accounts linked'],
    buttons: ['Unlink LinkedIn ada@example.com', 'Done'],
    texts: [
      'You can now sign in with LinkedIn (ada@example.com) too.',
      'Both open the account Password (ada@example.com).',
    ],
  },
  'Nobody can say': {
    headings: ['The connection was lost'],
    buttons: ['Try again', 'Start over'],
    texts: ['Your accounts may already be linked'],
  },
  'Linking failed, still two accounts': {
    headings: ['The sign-in service has a problem'],
    buttons: ['Try again', 'Start over'],
    texts: ['Your accounts are still separate.'],
  },
  'Settings stayed behind': {
    headings: ['Your permission has run out'],
    buttons: ['Start over'],
    texts: ['could not be taken back: newsletter'],
  },
  'Slow down': {
    headings: ['Checking both accounts…'],
    buttons: ['Cancel'],
    texts: ['Continuing in 12 seconds.'],
  },
  Offline: { buttons: LINK, texts: ['You are offline.'] },
  'Session at risk': {
    headings: ['Your session here may end, or switch to the other account'],
    buttons: [...LINK, AGAIN],
  },
  'Signing in again': {
    headings: ['Finish signing in in the other window'],
    buttons: ['Cancel'],
    disabled: LINK,
  },
  'Sign in as the new primary': {
    headings: ['Your account is ada.l@gmail.example now'],
    buttons: [...LINK, 'Sign in again as ada.l@gmail.example'],
  },
  'Session switched': {
    headings: ['You are signed in as somebody else now'],
    buttons: [AGAIN],
  },
  ...Object.fromEntries(
    ERROR_CODES.map((code) => [
      `Error: ${code}`,
      { buttons: MAY_HELP_AGAIN.includes(code) ? ['Try again', 'Start over'] : ['Start over'] },
    ]),
  ),
};

const english = { messages: en, locale: 'en' };
const words = createWords(english);
const namesOf = (buttons: readonly HTMLElement[]) =>
  buttons.map((button) => button.ariaLabel ?? button.textContent);

describe('each screen has its heading, its words, and exactly its buttons', () => {
  it.each(Object.entries(screens))('%s', async (name, screen) => {
    const { headings, buttons = [], disabled = [], texts = [] } = CONTENTS[name] ?? {};
    await render(<Screen screen={screen} texts={english} />);
    const region = page.getByRole('region', { name: 'Linked accounts' });
    for (const text of texts) await expect.element(region).toHaveTextContent(text);
    const shown = page.getByRole('heading', { level: 3, includeHidden: true }).elements();
    if (headings !== undefined) expect(shown.map((one) => one.textContent)).toEqual(headings);
    const all = page.getByRole('button', { includeHidden: true }).elements() as HTMLButtonElement[];
    expect(namesOf(all.filter((one) => !one.disabled)).toSorted()).toEqual(buttons.toSorted());
    expect(namesOf(all.filter((one) => one.disabled))).toEqual(disabled);
  });

  it('and none is shown here that does not exist', () => {
    expect(Object.keys(CONTENTS).toSorted()).toEqual(Object.keys(screens).toSorted());
  });

  it.each(ERROR_CODES)('%s is an alert which says what happened, and what to do', async (code) => {
    const screen = screens[`Error: ${code}`];
    if (screen === undefined) throw new Error(`No screen for ${code}.`);
    await render(<Screen screen={screen} texts={english} />);
    const alert = page.getByRole('alert');
    const { error } = screen.flow.context;
    if (error === null) throw new Error('The screen has no error.');
    const { what, meaning, todo } = words.ofError(error);
    for (const text of [what, meaning, todo]) await expect.element(alert).toHaveTextContent(text);
  });
});

/** WCAG 2.2, 2.5.8: large enough to be hit. In CSS pixels. */
const LEAST_TARGET = 24;

/** The longest words, the other direction, letters that break anywhere. */
const LOCALES = ['en', 'de', 'ar', 'ja'];

const LOOKS = [
  { width: 320, fontSize: '16px', what: '320 pixels wide' },
  { width: 640, fontSize: '32px', what: 'with text at 200 %' },
];

const STEPS = ['Waiting for the window', 'Checking both', 'Bringing settings together', 'Linking'];

/** Words of this element that go on in another line. */
const brokenWords = (element: Element) =>
  [...element.textContent.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
    const range = document.createRange();
    const [text] = element.childNodes;
    if (text === undefined) return [];
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    return range.getClientRects().length > 1 ? [word] : [];
  });

describe.each(LOOKS)('$what', ({ width, fontSize }) => {
  beforeAll(() => page.viewport(width, 800));
  afterEach(() => document.body.removeAttribute('style'));

  describe.each([...LOCALES, 'fr'])('in %s', (locale) => {
    it.each(STEPS)('%s: the step has its name, whole', async (name) => {
      const screen = screens[name];
      if (screen === undefined) throw new Error(`No screen ${name}.`);
      document.body.style.setProperty('--link-accounts-font-size', fontSize);
      const spoken = { messages: await loadMessages(locale), locale };
      const { container } = await render(<Screen screen={screen} texts={spoken} />);
      const steps = container.querySelector('div')?.shadowRoot?.querySelectorAll('ol span') ?? [];
      const seen = [...steps].filter((step) => step.getBoundingClientRect().width > 1);
      expect(seen.map((step) => step.parentElement?.ariaCurrent)).toContain('step');
      expect(seen.flatMap(brokenWords)).toEqual([]);
    });
  });

  describe.each(LOCALES)('in %s', (locale) => {
    it.each(Object.entries(screens))('%s is all there', async (_, screen) => {
      document.body.style.setProperty('--link-accounts-font-size', fontSize);
      const spoken = { messages: await loadMessages(locale), locale };
      const { container } = await render(<Screen screen={screen} texts={spoken} />);
      const root = container.querySelector('div')?.shadowRoot;
      if (!root) throw new Error('Nothing was rendered.');
      const visible = [...root.querySelectorAll<HTMLElement>('button, label, p, h2, h3, li, span')]
        .filter((one) => !one.className.includes('hidden') && one.checkVisibility())
        .map((one) => [one, one.getBoundingClientRect()] as const);
      const outside = visible.filter(([, { left, right }]) => left < 0 || right > width + 0.5);
      expect(outside.map(([one]) => one.textContent)).toEqual([]);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
      const tooSmall = visible.filter(
        ([one, { width: inline, height }]) =>
          one.matches('button, label') && Math.min(inline, height) < LEAST_TARGET,
      );
      expect(tooSmall.map(([one]) => one.textContent)).toEqual([]);
    });
  });
});
