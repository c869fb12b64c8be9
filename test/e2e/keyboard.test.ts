/** The whole way by keyboard alone: nobody needs a mouse, and nobody loses their place. */
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from 'vitest';
import { expect, openPortal, type Portal, type Visit } from '../harness/portal.ts';

let portal: Portal;
let ada: Visit;

beforeAll(async () => void (portal = await openPortal()));
afterAll(() => portal.close());
beforeEach(async () => {
  await portal.tenant.reset();
  ada = await portal.ada({ linkAccounts: { metadata: 'ask', primary: 'ask' } });
});
afterEach(() => ada.close());

/** More stops than any page here has: what is not reached by then is not reached at all. */
const MOST_STOPS = 40;

/** Tab, until this has the focus. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const target = page.getByRole('button', { name, exact: true });
  await expect(target).toBeEnabled();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element.matches(':focus'))) return;
  }
  throw new Error(`Tab never reaches ${String(name)}.`);
}

async function press(name: string, page: Page = ada.page): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

/** Opens the login window from its button, and signs in there. */
async function signIn(label: string, who: string): Promise<void> {
  await tabTo(ada.page, `Link ${label}`);
  const [popup] = await Promise.all([
    ada.page.waitForEvent('popup'),
    ada.page.keyboard.press('Enter'),
  ]);
  await press(`Continue as ${who}`, popup);
}

const hasFocus = (name: string) => expect(ada.heading(name)).toBeFocused();

/** Lists fail from now on, and this one has. */
async function failReading(): Promise<void> {
  await portal.tenant.fail({ route: 'readUser', status: 500 });
  await ada.page.reload();
  await expect(ada.heading('The sign-in service has a problem')).toBeVisible();
}

describe('by keyboard alone', () => {
  it('Ada links an account, chooses what to keep, and unlinks it again', async () => {
    await signIn('Google', 'ada.l@gmail.example');

    await hasFocus('Link these accounts?');
    await ada.page.keyboard.press('Tab'); // the chosen one of "Keep as primary"
    await ada.page.keyboard.press('ArrowDown');
    await expect(ada.region.getByRole('radio', { name: 'ada.l@gmail.example' })).toBeChecked();
    await ada.page.keyboard.press('ArrowUp');
    await press('Link accounts');

    await hasFocus('Choose what to keep');
    await ada.page.keyboard.press('Tab');
    await ada.page.keyboard.press('ArrowDown');
    await press('Continue');

    await hasFocus('Accounts linked');
    expect((await portal.tenant.user('auth0|ada'))?.user_metadata).toMatchObject({
      theme: 'light',
    });
    await press('Done');
    await expect(ada.button('Link GitHub')).toBeEnabled();

    await press('Unlink Google ada.l@gmail.example');
    await expect(ada.button('Keep linked')).toBeFocused();
    await ada.page.keyboard.press('Escape');
    await expect(ada.button('Unlink Google ada.l@gmail.example')).toBeFocused();
    await ada.page.keyboard.press('Enter');
    await press('Unlink');
    await hasFocus('Linked accounts');
    await expect(ada.list()).toHaveCount(1);
  });

  it('the window can be shown again, and a flow given up leads back to its button', async () => {
    await tabTo(ada.page, 'Link GitHub');
    const opened = ada.page.waitForEvent('popup');
    await ada.page.keyboard.press('Enter');
    await opened;
    await hasFocus('Finish signing in in the other window');
    await tabTo(ada.page, 'Show the window');
    await press('Cancel');
    await expect(ada.button('Link GitHub')).toBeFocused();
  });

  it('a refusal is read out, and "Start over" leads back to the button it began with', async () => {
    await signIn('Facebook', 'eve@example.com');
    await hasFocus('eve@example.com is not verified');
    await press('Start over');
    await expect(ada.button('Link Facebook')).toBeFocused();
  });

  it('a list that fails takes no focus from the page; one that fails again has it at the reason', async () => {
    await failReading();
    await expect(ada.page.locator('body')).toBeFocused();
    await press('Try again');
    await hasFocus('The sign-in service has a problem');
  });

  it('a list that can be read after all leads to its heading', async () => {
    await failReading();
    await portal.tenant.heal();
    await press('Try again');
    await expect(ada.list()).toHaveCount(1);
    await hasFocus('Linked accounts');
  });
});

it('of a double click only the first half counts, whatever has appeared below it', async () => {
  const windows: Page[] = [];
  ada.page.on('popup', (popup) => windows.push(popup));
  await ada.startLinking('GitHub');
  await ada.button('Cancel').click();
  await expect(ada.button('Link GitHub')).toBeEnabled();
  await ada.button('Link GitHub').hover();
  await ada.page.mouse.down({ clickCount: 2 });
  await ada.page.mouse.up({ clickCount: 2 });
  await ada.startLinking('Google');
  expect(windows).toHaveLength(2);
});
