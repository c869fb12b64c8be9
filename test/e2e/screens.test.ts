/** Every screen looks as in docs/screens. After a change that is meant to be seen: `npm run screens`. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, type Look } from '../../host-demo/gallery/look.ts';
import { screens } from '../../host-demo/gallery/screens.ts';
import type { RunningServer } from '../../host-demo/loopback.ts';
import { serveFolder } from '../../host-demo/serve.ts';
import { CHROMIUM_ARGS, chromiumExecutable } from '../harness/chromium.ts';
import { complaintAbout, fileOf, isSame } from '../harness/pictures.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** The same on every machine: grey edges of letters, no hints, colours as they are. */
const STEADY = ['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'];

type View = Pick<Look, 'theme' | 'width'>;

const NORMAL: View = { theme: 'light', width: 480 };

/** No page is lower, not even one with a dialog. */
const LOW = 320;

/** Where there is most to go wrong. */
const OTHER_VIEWS: readonly View[] = [
  { theme: 'dark', width: 320 },
  { theme: 'dark', width: 768 },
];
const OFTEN_LOOKED_AT = [
  'Several logins',
  'Unlink?',
  'Waiting for the window',
  'Link these accounts? Which one stays',
  'Choose what to keep',
  'Accounts linked',
  'Session at risk',
  'Error: email_unverified',
];

const UNTIL_PAINTED =
  'new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))';

let gallery: RunningServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  gallery = await serveFolder({
    folder: join(ROOT, 'dist', 'gallery'),
    port: 0,
    spaFallback: true,
  });
  const args = [...CHROMIUM_ARGS, ...STEADY];
  browser = await chromium.launch({ executablePath: chromiumExecutable(), args });
  context = await browser.newContext({ reducedMotion: 'reduce' });
  page = await context.newPage();
  await page.clock.setFixedTime('2026-03-03T12:00:00Z'); // a countdown that stands still
});
afterAll(async () => {
  await browser.close();
  await gallery.close();
});

async function open(screen: string, { theme, width }: View): Promise<void> {
  await page.setViewportSize({ width, height: LOW });
  await page.goto(`${gallery.url}/${addressOf({ locale: 'en', theme, width, screen })}`);
  await page.getByRole('region', { name: 'Linked accounts' }).waitFor();
  await page.evaluate('document.fonts.ready');
  // as tall as what it shows: a dialog covers all of it
  const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
  await page.setViewportSize({ width, height });
  await page.evaluate(UNTIL_PAINTED); // while it is being resized there is no picture to take
}

const picture = () => page.screenshot({ animations: 'disabled', caret: 'hide' });

describe('every screen looks as it did', () => {
  it.each(Object.keys(screens))('%s', async (screen) => {
    await open(screen, NORMAL);
    expect(complaintAbout(fileOf(screen), await picture())).toBeNull();
  });

  it.each(OTHER_VIEWS.flatMap((view) => OFTEN_LOOKED_AT.map((screen) => ({ screen, ...view }))))(
    '$screen, $theme, $width pixels wide',
    async ({ screen, ...view }) => {
      await open(screen, view);
      const file = fileOf(`${screen} ${view.theme} ${String(view.width)}`);
      expect(complaintAbout(file, await picture())).toBeNull();
    },
  );
});

describe('the comparison', () => {
  it('has no picture that is not compared', () => {
    const compared = [
      ...Object.keys(screens).map(fileOf),
      ...OTHER_VIEWS.flatMap(({ theme, width }) =>
        OFTEN_LOOKED_AT.map((screen) => fileOf(`${screen} ${theme} ${String(width)}`)),
      ),
    ];
    expect(readdirSync(join(ROOT, 'docs', 'screens')).toSorted()).toEqual(compared.toSorted());
  });

  it('notices a button that has moved by two pixels', async () => {
    await open('Accounts linked', NORMAL);
    const before = await picture();
    const button = page.getByRole('button', { name: 'Done' });
    await button.evaluate((element) => (element.style.marginInlineStart = '2px'));
    expect(isSame(before, await picture())).toBe(false);
    await button.evaluate((element) => (element.style.marginInlineStart = ''));
    expect(isSame(before, await picture())).toBe(true);
  });
});
