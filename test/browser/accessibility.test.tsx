/** Every screen, light and dark, from left to right and from right to left, looked at by axe. */
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { Screen } from '../../host-demo/gallery/Screen.tsx';
import { screens } from '../../host-demo/gallery/screens.ts';
import { loadMessages } from '../../src/view/messages/languages.ts';

/** WCAG 2.2 AA, and what axe holds to be good practice besides. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** About the page around it, which here is a test's. */
const OF_THE_PAGE = ['page-has-heading-one', 'landmark-one-main', 'heading-order'];

const VARIANTS = (['light', 'dark'] as const).flatMap((theme) =>
  ['en', 'ar'].map((locale) => ({ theme, locale })),
);

const textsIn = async (locale: string) => ({ messages: await loadMessages(locale), locale });

const root = document.documentElement;

beforeEach(() => {
  document.title = 'A host’s page';
});
afterEach(() => {
  root.dir = '';
  root.style.colorScheme = '';
  document.body.style.background = '';
});

describe.each(VARIANTS)('in $theme, $locale', ({ theme, locale }) => {
  it.each(Object.entries(screens))('%s has nothing that axe objects to', async (_, screen) => {
    root.lang = locale;
    root.dir = locale === 'ar' ? 'rtl' : 'ltr';
    root.style.colorScheme = theme;
    document.body.style.background = theme === 'light' ? '#fff' : '#1b1f27';
    await render(<Screen screen={screen} texts={await textsIn(locale)} />);
    const { violations } = await axe.run(document, {
      runOnly: { type: 'tag', values: RULES },
      rules: Object.fromEntries(OF_THE_PAGE.map((rule) => [rule, { enabled: false }])),
    });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});
