/** Slow tenants, busy tenants, and people who leave. */
import type { Locator } from 'playwright';
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
  ada = await portal.visit();
  await ada.logInAs('ada@example.com');
});
afterEach(() => ada.close());

describe('a rate limit', () => {
  it('of a free tenant, two calls a second, is only felt as a pause', async () => {
    await portal.tenant.set({ requestsPerSecond: 2 });
    await ada.openSettings();
    await ada.link('Google', 'ada.l@gmail.example');
    await expect(ada.heading('Accounts linked')).toBeVisible();
    expect(ada.told('error')).toEqual([]);
  });

  it('is the same when the browser may not read its headers', async () => {
    await portal.tenant.set({ requestsPerSecond: 2, exposeRateLimitHeaders: false });
    await ada.openSettings();
    await ada.link('Google', 'ada.l@gmail.example');
    await expect(ada.heading('Accounts linked')).toBeVisible();
  });

  it('counts down while it lasts, and then goes on by itself', async () => {
    await ada.openSettings();
    await portal.tenant.fail({ route: 'readUser', status: 429, retryAfterSeconds: 3, times: 1 });
    await ada.signInAs('Google', 'ada.l@gmail.example');
    await expect(ada.region.getByRole('timer')).toContainText('Continuing in 2 seconds');
    await expect(ada.region.getByRole('timer')).toContainText('Continuing in 1 second.');
    await expect(ada.heading('Link these accounts?')).toBeVisible();
  });

  it('that lasts too long to wait for is reported, with the time', async () => {
    await ada.openSettings();
    await portal.tenant.fail({ route: 'link', status: 429, retryAfterSeconds: 45 });
    await ada.link('Google', 'ada.l@gmail.example');
    await expect(ada.alert).toContainText(/Wait \d\d seconds/);
    await portal.tenant.heal();
    await ada.button('Try again').click();
    await expect(ada.heading('Accounts linked')).toBeVisible();
  });
});

describe('leaving', () => {
  const METADATA_BEFORE = { theme: 'dark', language: 'en', address: { city: 'London' } };

  it('by a reload takes the sign-in window along', async () => {
    await ada.openSettings();
    const popup = await ada.startLinking('Google');
    await Promise.all([popup.waitForEvent('close'), ada.page.reload()]);
  });

  it('with "Cancel" aborts what is under way', async () => {
    await ada.openSettings();
    await portal.tenant.fail({ route: 'readUser', hold: 'read' });
    await ada.signInAs('Google', 'ada.l@gmail.example');
    const aborted = ada.page.waitForEvent('requestfailed');
    await expect(ada.heading('Checking both accounts…')).toBeVisible();
    await ada.button('Cancel').click();
    expect((await aborted).failure()?.errorText).toBe('net::ERR_ABORTED');
    await expect(ada.button('Link Google')).toBeFocused();
  });

  it.each([
    ['while the metadata is written', 'updateUser'],
    ['while the accounts are linked', 'link'],
  ] as const)('by closing the tab %s leaves the tenant consistent', async (_, route) => {
    await ada.openSettings();
    await portal.tenant.fail({ route, hold: 'held' });
    await ada.link('Google', 'ada.l@gmail.example');
    await expect.poll(() => portal.tenant.held()).toBe(1);
    await ada.page.close();
    await portal.tenant.release('held');
    // the request that was held may still be at work: what counts is where it comes to rest
    await expect
      .poll(async () => {
        const isLinked = identityIds(await portal.tenant.user('auth0|ada')).length === 2;
        const isGone = (await portal.tenant.user('google-oauth2|108204')) === null;
        return isLinked === isGone;
      })
      .toBe(true);
    const user = await portal.tenant.user('auth0|ada');
    expect(identityIds(user)[0]).toBe('auth0|ada');
    expect(user?.user_metadata).toMatchObject(METADATA_BEFORE);
  });
});

it('without a connection nothing is begun that could not be ended, and it says why', async () => {
  const isHeld = async (held: Locator) => {
    await expect(held).toBeVisible();
    await ada.context.setOffline(true);
    await expect(held).toBeDisabled();
    await ada.context.setOffline(false);
    await held.click();
  };
  const offline = 'You are offline. Linking and unlinking need a connection.';
  await ada.close();
  ada = await portal.ada({ linkAccounts: { metadata: 'ask' } });
  await ada.signInAs('Google', 'ada.l@gmail.example');
  await isHeld(ada.button('Link accounts'));
  await isHeld(ada.button('Continue'));
  await ada.button('Done').click();
  await ada.button('Unlink Google ada.l@gmail.example').click();
  const dialog = ada.page.getByRole('dialog');
  await ada.context.setOffline(true);
  await expect(dialog).toContainText(offline);
  await isHeld(dialog.getByRole('button', { name: 'Unlink', exact: true }));
  await expect(ada.list()).toHaveCount(1);
});

describe('a portal that does not ask for the Management API itself', () => {
  const IFRAME = { useRefreshTokens: false, cacheLocation: 'localstorage' } as const;
  const REFRESH_TOKENS = { useRefreshTokens: true, cacheLocation: 'localstorage' } as const;

  it.each([
    ['has no refresh token for it', REFRESH_TOKENS, {}, 'consent_required'],
    ['is asked for consent', IFRAME, { consentRequired: true }, 'consent_required'],
    ['is asked for a second factor', IFRAME, { mfaRequired: true }, 'mfa_required'],
  ] as const)(
    '%s: the list says so, and "Allow access" gets it',
    async (_, auth0, setting, code) => {
      await ada.close();
      ada = await portal.visit({ auth0: { ...auth0, asksForManagement: false } });
      await ada.logInAs('ada@example.com');
      await portal.tenant.set(setting);
      await ada.page.goto(`${portal.demo.hostUrl}/settings`);
      await expect(ada.alert).toHaveAttribute('data-code', code);
      await portal.tenant.set({ consentRequired: false, mfaRequired: false });
      await ada.allowAccess('ada@example.com');
      await expect(ada.heading('Linked accounts')).toBeFocused();
      await ada.link('Google', 'ada.l@gmail.example');
      await expect(ada.heading('Accounts linked')).toBeVisible();
      await expect(ada.sessionSub).toHaveText('auth0|ada');
    },
  );
});
