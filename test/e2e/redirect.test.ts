/** Signing in without a pop-up: the page is left, and the one that comes back goes on. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from 'vitest';
import { expect, identityIds, openPortal, type Portal, type Visit } from '../harness/portal.ts';

let portal: Portal;
let ada: Visit;

beforeAll(async () => {
  portal = await openPortal();
});
afterAll(() => portal.close());
beforeEach(async () => {
  await portal.tenant.reset();
  ada = await portal.ada({ linkAccounts: { login: 'redirect' } });
});
afterEach(() => ada.close());

const atTenant = (who: string) => ada.page.getByRole('button', { name: `Continue as ${who}` });

describe('linking by redirect', () => {
  it('comes back to the question, and links', async () => {
    await ada.button('Link Google').click();
    await atTenant('ada.l@gmail.example').click();
    await ada.confirm();
    await expect(ada.heading('Accounts linked')).toBeVisible();
    await expect(ada.sessionSub).toHaveText('auth0|ada');
    expect(identityIds(await portal.tenant.user('auth0|ada'))).toHaveLength(2);
  });

  it('leaves no code in the address or the history, and no record behind', async () => {
    await ada.button('Link Google').click();
    await atTenant('ada.l@gmail.example').click();
    await expect(ada.heading('Link these accounts?')).toBeVisible();
    expect(new URL(ada.page.url())).toMatchObject({ pathname: '/settings', search: '' });
    expect(await ada.page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
    await ada.page.reload();
    await expect(ada.button('Link Google')).toBeEnabled(); // it counted once
  });

  it('denied at the tenant: says so on the page it comes back to', async () => {
    await ada.button('Link Google').click();
    await ada.page.getByRole('button', { name: 'Deny' }).click();
    await expect(ada.alert).toContainText('Signing in was refused');
    await expect(ada.sessionSub).toHaveText('auth0|ada');
  });

  it('a callback that nobody began is taken off the address and ignored', async () => {
    const url = `${portal.demo.hostUrl}/link-accounts-callback?code=forged&state=forged`;
    await ada.page.goto(url);
    await expect(ada.button('Link Google')).toBeEnabled();
    expect(new URL(ada.page.url()).search).toBe('');
    await expect(ada.sessionSub).toHaveText('auth0|ada');
  });

  it('coming back as somebody else stops, and offers to sign in as the one who began', async () => {
    await ada.button('Link Google').click();
    await atTenant('ada.l@gmail.example').waitFor();
    const bob = await portal.visit();
    await bob.logInAs('bob@example.com');
    await ada.becomes(await bob.storedSession());
    await bob.close();
    await atTenant('ada.l@gmail.example').click();
    await expect(ada.alert).toContainText('You are signed in as somebody else now');
    await expect(ada.button('Sign in again as ada@example.com')).toBeVisible();
    expect(ada.told('error')).toMatchObject([{ code: 'session_switched' }]);
    expect(identityIds(await portal.tenant.user('auth0|ada'))).toHaveLength(1);
  });
});

it('a pop-up that is blocked goes on in this window when asked to', async () => {
  await ada.close();
  ada = await portal.ada({ linkAccounts: { login: 'auto' } });
  await ada.page.evaluate(() => {
    window.open = () => null;
  });
  await ada.button('Link Google').click();
  await ada.button('Continue in this window').click();
  await atTenant('ada.l@gmail.example').click();
  await ada.confirm();
  await expect(ada.heading('Accounts linked')).toBeVisible();
});

it('a page whose opener policy cuts the window off offers the same', async () => {
  const severed = await openPortal({
    hostHeaders: { 'Cross-Origin-Opener-Policy': 'same-origin' },
  });
  const visit = await severed.visit({ linkAccounts: { login: 'auto' } });
  await visit.logInAs('ada@example.com');
  await visit.openSettings();
  await visit.button('Link Google').click();
  await expect(visit.button('Continue in this window')).toBeVisible();
  await severed.close();
});
