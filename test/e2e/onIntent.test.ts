/** The machines and their screens come when somebody is about to need them, and cost nobody a click. */
import type { Route } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from 'vitest';
import { expect, openPortal, type Portal, type Visit } from '../harness/portal.ts';

const MACHINERY = /\/machinery\.[^/]+\.js$/;
const UNLINK_GOOGLE = 'Unlink Google ada.l@gmail.example';

let portal: Portal;
let ada: Visit;

beforeAll(async () => void (portal = await openPortal()));
afterAll(() => portal.close());
beforeEach(() => portal.tenant.reset());
afterEach(() => ada.close());

/** Every request for the machines waits until `go` is called; `fail` breaks those that wait. */
async function holdMachinery(visit: Visit) {
  const waiting: Route[] = [];
  let isHeld = true;
  await visit.context.route(MACHINERY, async (route) => {
    if (isHeld) waiting.push(route);
    else await route.continue();
  });
  return {
    asked: () => waiting.length,
    async go() {
      isHeld = false;
      await Promise.all(waiting.splice(0).map((route) => route.continue()));
    },
    fail: () => Promise.all(waiting.splice(0).map((route) => route.abort())),
  };
}

const popups = () => ada.context.pages().filter((page) => page !== ada.page);

describe('a list at rest', () => {
  const requestsFor = (visit: Visit) => {
    const urls: string[] = [];
    visit.page.on('request', (request) => {
      if (MACHINERY.test(request.url())) urls.push(request.url());
    });
    return urls;
  };

  it.each<[string, (visit: Visit) => Promise<unknown>]>([
    ['points at a button', (visit) => visit.button('Link Google').hover()],
    ['reaches it by keyboard', (visit) => visit.button('Link Google').focus()],
    ['touches it', (visit) => visit.button('Link Google').dispatchEvent('pointerdown')],
  ])('loads no machine until somebody %s, and then once', async (_, reach) => {
    ada = await portal.visit();
    const urls = requestsFor(ada);
    await ada.logInAs('ada@example.com');
    await ada.openSettings();
    await expect(ada.list()).toHaveText([/ada@example\.com/]);
    expect(urls).toEqual([]);
    const loaded = ada.page.waitForResponse(MACHINERY);
    await reach(ada);
    await loaded;
    await ada.startLinking('Google');
    await expect(ada.heading('Finish signing in in the other window')).toBeVisible();
    expect(urls).toHaveLength(1);
  });
});

describe('a click that comes before the machines', () => {
  beforeEach(async () => {
    ada = await portal.ada();
  });

  it('opens the window at once, and the login goes on in it', async () => {
    const machinery = await holdMachinery(ada);
    const popup = await ada.startLinking('Google');
    expect(popup.url()).toBe('about:blank');
    await expect(ada.heading('Finish signing in in the other window')).toBeFocused();
    await machinery.go();
    await popup.getByRole('button', { name: 'Continue as ada.l@gmail.example' }).click();
    await ada.confirm();
    await expect(ada.heading('Accounts linked')).toBeVisible();
    expect(popups()).toEqual([]);
  });

  it('can be taken back: the window closes, and nothing begins later', async () => {
    const machinery = await holdMachinery(ada);
    const popup = await ada.startLinking('Google');
    await Promise.all([popup.waitForEvent('close'), ada.button('Cancel').click()]);
    await expect(ada.button('Link Google')).toBeFocused();
    const loaded = ada.page.waitForResponse(MACHINERY);
    await machinery.go();
    await loaded;
    await ada.link('GitHub', 'octo-ada@github.example');
    await expect(ada.heading('Accounts linked')).toBeVisible();
    expect(ada.told('transition').at(0)).toEqual({ from: 'idle', to: 'authenticatingSecondary' });
  });

  it('leaves no window when the module is taken off the page', async () => {
    await holdMachinery(ada);
    const popup = await ada.startLinking('Google');
    await Promise.all([
      popup.waitForEvent('close'),
      ada.page.getByRole('link', { name: 'Home' }).click(),
    ]);
  });

  it('is told when they cannot be loaded, and tried again', async () => {
    const machinery = await holdMachinery(ada);
    const popup = await ada.startLinking('Google');
    await Promise.all([popup.waitForEvent('close'), machinery.fail()]);
    await expect(ada.alert).toContainText('The connection was lost');
    expect(ada.told('error')).toMatchObject([{ code: 'network', at: 'authenticatingSecondary' }]);
    await expect(ada.list()).toHaveText([/ada@example\.com/]);
    await machinery.go();
    const again = await ada.popupFrom(ada.button('Try again'));
    await again.getByRole('button', { name: 'Continue as ada.l@gmail.example' }).click();
    await expect(ada.heading('Link these accounts?')).toBeVisible();
    await expect(ada.alert).toHaveCount(0);
  });

  it('asks about the login to unlink as soon as it can', async () => {
    await ada.link('Google', 'ada.l@gmail.example');
    await expect(ada.heading('Accounts linked')).toBeVisible();
    await ada.openSettings();
    const machinery = await holdMachinery(ada);
    await ada.button(UNLINK_GOOGLE).click();
    await machinery.go();
    await expect(ada.page.getByRole('dialog', { name: `${UNLINK_GOOGLE}?` })).toBeVisible();
  });
});

describe('where neither the list nor the machines can be had', () => {
  it('the user is told, and “Try again” gets both', async () => {
    ada = await portal.ada();
    const machinery = await holdMachinery(ada);
    await portal.tenant.fail({ route: 'readUser', status: 500, times: 1 });
    await ada.page.reload();
    await expect.poll(machinery.asked).toBe(1);
    await machinery.fail();
    await expect(ada.alert).toContainText('The connection was lost');
    await machinery.go();
    await ada.button('Try again').click();
    await expect(ada.list()).toHaveText([/ada@example\.com/]);
    await expect(ada.alert).toHaveCount(0);
  });
});
