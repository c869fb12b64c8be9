/** Hosts in other frameworks, and in none: each links an account, and is left as it was. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from 'vitest';
import { HOSTS } from '../../host-demo/hostNames.ts';
import { expectState, linkedAccounts, openLogin, signInAs } from '../../src/testing.ts';
import { expect, openPortal, type Portal, type Visit } from '../harness/portal.ts';

describe.each(HOSTS)('%s', (host) => {
  let portal: Portal;
  let ada: Visit;

  beforeAll(async () => {
    portal = await openPortal({ host });
  });
  afterAll(() => portal.close());
  beforeEach(async () => {
    await portal.tenant.reset();
    ada = await portal.visit();
    await ada.logInAs('ada@example.com');
  });
  afterEach(() => ada.close());

  const click = (name: string) => ada.page.getByRole('button', { name, exact: true }).click();

  it('links an account in its page, which stays what it was', async () => {
    const { page } = ada;
    const before = await pageOf(ada);
    await click('Account settings');
    await expectState(page, 'idle');
    await signInAs(page, 'Google', (window) =>
      window.getByRole('button', { name: 'Continue as ada.l@gmail.example' }).click(),
    );
    await expectState(page, 'verifying');
    await ada.confirm();
    await expectState(page, 'done');
    await expect(ada.heading('Accounts linked')).toBeVisible();
    await expect(ada.list()).toHaveText([/ada@example\.com/, /ada\.l@gmail\.example/]);

    await click('Home');
    await expect(linkedAccounts(page)).toHaveCount(0);
    expect(await pageOf(ada)).toEqual(before);
    await page.reload();
    await expect(ada.sessionSub).toHaveText('auth0|ada');
  });

  it('takes the module away while somebody signs in, and its window with it', async () => {
    await click('Account settings');
    const window = await openLogin(ada.page, 'GitHub');
    await window.getByRole('button', { name: 'Deny' }).waitFor();
    await Promise.all([window.waitForEvent('close'), click('Home')]);
    await expect(linkedAccounts(ada.page)).toHaveCount(0);
    await click('Account settings');
    await expect(ada.button('Link GitHub')).toBeEnabled();
  });
});

it('what a host has loaded on the way to its page is not loaded there', async () => {
  const portal = await openPortal({ host: 'hosts/auth0-react' });
  await portal.tenant.reset();
  const ada = await portal.visit();
  const asked: string[] = [];
  ada.page.on('request', (request) => {
    if (request.url().startsWith(portal.demo.remoteUrl)) asked.push(request.url());
  });
  await ada.logInAs('ada@example.com');
  const settings = ada.page.getByRole('button', { name: 'Account settings' });
  await settings.hover();
  await expect.poll(() => asked.length).toBe(3); // manifest, entry, component
  await settings.click();
  await expect(ada.list()).toHaveText([/ada@example\.com/]);
  expect(asked).toHaveLength(3);
  await ada.close();
  await portal.close();
});

/** What a host's page consists of: its nodes and its styles. */
const pageOf = ({ page }: Visit) =>
  page.evaluate(() => [
    document.body.innerHTML,
    document.querySelectorAll('style, link').length,
    document.adoptedStyleSheets.length,
  ]);
