/** The host's session through the whole flow, in both ways of renewing it and on both kinds of site. */
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import {
  expect,
  openPortal,
  recordSessionSubs,
  type Portal,
  type Variant,
} from '../harness/portal.ts';

const REFRESH_TOKENS = { useRefreshTokens: true, cacheLocation: 'localstorage' } as const;
const MINUTE_SECONDS = 60;
const IFRAME = { useRefreshTokens: false, cacheLocation: 'localstorage' } as const;

describe.each([
  ['the same site', 'localhost'],
  ['another site, third-party cookies blocked', '127.0.0.1'],
] as const)('with the tenant on %s', (_, tenantHostname) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await openPortal({ tenantHostname });
  });
  afterAll(() => portal.close());
  beforeEach(() => portal.tenant.reset());

  const adaIn = async (variant: Variant) => {
    const ada = await portal.ada(variant);
    return ada;
  };

  const bobsSession = async () => {
    const bob = await portal.visit({ auth0: REFRESH_TOKENS });
    await bob.logInAs('bob@example.com');
    const session = await bob.storedSession();
    await bob.close();
    return session;
  };

  it('a host with refresh tokens stays Ada throughout, and is at no risk', async () => {
    const ada = await adaIn({ auth0: REFRESH_TOKENS });
    const seenSubs = await recordSessionSubs(ada.page);
    await ada.link('Google', 'ada.l@gmail.example');
    await expect(ada.heading('Accounts linked')).toBeVisible();
    await expect(ada.button(/^Sign in again/)).toHaveCount(0);
    await ada.button('Done').click();
    await expect(ada.button('Link GitHub')).toBeEnabled();
    expect(await seenSubs()).toEqual(['auth0|ada']);
    expect(ada.told('sessionAtRisk')).toEqual([]);
    await ada.page.reload();
    await expect(ada.sessionSub).toHaveText('auth0|ada');
    await ada.close();
  });

  it('a host without them stays Ada throughout, is told of the risk, and signs in again', async () => {
    const ada = await adaIn({ auth0: IFRAME });
    const seenSubs = await recordSessionSubs(ada.page);
    await ada.link('Google', 'ada.l@gmail.example');
    await expect(ada.heading('Accounts linked')).toBeVisible();
    expect(ada.told('sessionAtRisk')).toEqual([{ userId: 'auth0|ada', who: 'ada@example.com' }]);

    const popup = await ada.popupFrom(ada.button('Sign in again as ada@example.com'));
    await popup.getByRole('button', { name: 'Continue as ada@example.com' }).click();
    await expect(ada.button(/^Sign in again/)).toHaveCount(0);
    expect(await seenSubs()).toEqual(['auth0|ada']);
    expect(ada.told('sessionSwitched')).toEqual([]);
    await ada.page.reload();
    await expect(ada.sessionSub).toHaveText('auth0|ada');
    await ada.close();
  });

  it('a login that was given up leaves the same risk, and says so', async () => {
    const ada = await adaIn({ auth0: IFRAME });
    await ada.signInAs('Google', 'ada.l@gmail.example');
    await expect(ada.heading('Link these accounts?')).toBeVisible();
    await ada.button('Cancel').click();
    await expect(ada.button('Sign in again as ada@example.com')).toBeVisible();
    await ada.close();
  });

  it('signing in again says what to do, holds the offers meanwhile, and tells that it worked', async () => {
    const ada = await adaIn({ auth0: IFRAME });
    const status = ada.region.getByRole('status');
    await ada.signInAs('Google', 'ada.l@gmail.example');
    await expect(ada.heading('Link these accounts?')).toBeVisible();
    await ada.button('Cancel').click();
    await expect(status).toHaveText('Your session here may end, or switch to the other account');
    await ada.popupFrom(ada.button('Sign in again as ada@example.com'));
    await expect(ada.heading('Finish signing in in the other window')).toBeFocused();
    await expect(ada.button('Link GitHub')).toBeDisabled();
    await ada.button('Cancel').click();
    await expect(
      ada.heading('Your session here may end, or switch to the other account'),
    ).toBeFocused();

    const popup = await ada.popupFrom(ada.button('Sign in again as ada@example.com'));
    await popup.getByRole('button', { name: 'Continue as ada@example.com' }).click();
    await expect(ada.heading('Linked accounts')).toBeFocused();
    await expect(status).toHaveText('You are signed in again.');
    await expect(ada.button('Link GitHub')).toBeEnabled();
    await ada.close();
  });

  it('signing in again where windows are blocked says what to do about it', async () => {
    const ada = await adaIn({ auth0: IFRAME });
    await ada.signInAs('Google', 'ada.l@gmail.example');
    await expect(ada.heading('Link these accounts?')).toBeVisible();
    await ada.button('Cancel').click();
    await ada.page.evaluate(() => void (window.open = () => null));
    await ada.button('Sign in again as ada@example.com').click();
    await expect(ada.alert).toContainText('Allow pop-ups for this site, then try again.');
    await expect(
      ada.heading('Your session here may end, or switch to the other account'),
    ).toBeFocused();
    await ada.close();
  });

  it('signing in again and a second login each have a window of their own', async () => {
    const ada = await adaIn({ auth0: IFRAME });
    await ada.signInAs('Google', 'ada.l@gmail.example');
    await expect(ada.heading('Link these accounts?')).toBeVisible();
    await ada.button('Cancel').click();
    await (await ada.startLinking('GitHub')).close();
    await expect(ada.heading('The sign-in window was closed')).toBeVisible();
    const again = await ada.popupFrom(ada.button('Sign in again as ada@example.com'));
    const second = await ada.popupFrom(ada.button('Try again'));
    expect(again).not.toBe(second);
    await ada.close();
  });

  it('after a second login, the module asks the host’s client for nothing that could be another’s', async () => {
    await portal.tenant.set({ accessTokenLifetimeSeconds: 5 * MINUTE_SECONDS });
    const ada = await adaIn({ auth0: IFRAME });
    const seenSubs = await recordSessionSubs(ada.page);
    await ada.signInAs('Facebook', 'eve@example.com');
    await expect(ada.alert).toContainText('not verified');
    await ada.button('Start over').click();
    await expect(ada.button('Link Facebook')).toBeEnabled();
    expect(JSON.stringify(await ada.storedSession())).not.toContain('facebook|eve');

    // what is held has ended by now: the user has to be there when more is asked for
    await ada.page.clock.setFixedTime(Date.now() + 6 * MINUTE_SECONDS * 1000);
    await ada.startLinking('Facebook');
    await expect(ada.alert).toContainText('needs your permission first');
    expect(JSON.stringify(await ada.storedSession())).not.toContain('facebook|eve');
    const popup = await ada.popupFrom(ada.button('Sign in again as ada@example.com'));
    await popup.getByRole('button', { name: 'Continue as ada@example.com' }).click();
    await expect(ada.button(/^Sign in again/)).toHaveCount(0);
    expect(await seenSubs()).toEqual(['auth0|ada']);
    expect(ada.told('sessionSwitched')).toEqual([]);
    await ada.close();
  });

  it.each([
    ['is gone', 404, 'account_gone'],
    ['may not be read any more', 401, 'unauthorized'],
  ])(
    'an account that %s is no dead end: whoever signs in again goes on',
    async (_, status, code) => {
      const ada = await adaIn({ auth0: REFRESH_TOKENS });
      await portal.tenant.fail({ route: 'readUser', userId: 'auth0|ada', status });
      await ada.page.reload();
      await expect(ada.alert).toHaveAttribute('data-code', code);
      await (await ada.popupFrom(ada.button('Sign in again'))).close();
      await expect(ada.alert).toContainText('The sign-in window was closed');
      const popup = await ada.popupFrom(ada.button('Sign in again'));
      await expect(ada.heading('Finish signing in in the other window')).toBeFocused();
      await popup.getByRole('button', { name: 'Continue as bob@example.com' }).click();
      await expect(ada.list()).toHaveText([/bob@example\.com/]);
      await expect(ada.heading('Linked accounts')).toBeFocused();
      await expect(ada.sessionSub).toHaveText('google-oauth2|bob%3A1');
      await ada.close();
    },
  );

  it('an account that goes while its list is shown is not mistaken for a switched session', async () => {
    const ada = await adaIn({ auth0: REFRESH_TOKENS });
    await ada.signInAs('Facebook', 'eve@example.com');
    await portal.tenant.fail({ route: 'readUser', userId: 'auth0|ada', status: 404 });
    await ada.button('Start over').click();
    await portal.tenant.fail({ route: 'readUser', hold: 'list' });
    const popup = await ada.popupFrom(ada.button('Sign in again'));
    await popup.getByRole('button', { name: 'Continue as bob@example.com' }).click();
    await expect.poll(() => portal.tenant.held()).toBe(1);
    await ada.page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await portal.tenant.release('list');
    await expect(ada.list()).toHaveText([/bob@example\.com/]);
    expect(ada.told('sessionSwitched')).toEqual([]);
    await ada.close();
  });

  it('signing in again as somebody else is noticed, and stops everything', async () => {
    const ada = await adaIn({ auth0: IFRAME });
    await ada.link('Google', 'ada.l@gmail.example');
    const popup = await ada.popupFrom(ada.button('Sign in again as ada@example.com'));
    await popup.getByRole('button', { name: 'Continue as bob@example.com' }).click();
    await expect(ada.alert).toContainText('You are signed in as somebody else now');
    expect(ada.told('sessionSwitched')).toEqual([{ userId: 'auth0|ada', who: 'ada@example.com' }]);
    await expect(ada.button(/^Link /)).toHaveCount(0);
    await ada.close();
  });

  it('a host that becomes somebody else in another tab links nothing', async () => {
    const ada = await adaIn({ auth0: REFRESH_TOKENS });
    await ada.signInAs('Google', 'ada.l@gmail.example');
    await expect(ada.heading('Link these accounts?')).toBeVisible();
    await ada.becomes(await bobsSession());
    await ada.button('Link accounts').click();
    await expect(ada.alert).toContainText('You are signed in as somebody else now');
    await expect(ada.button('Sign in again as ada@example.com')).toBeVisible();
    expect(ada.told('sessionSwitched')).toHaveLength(1);
    expect((await portal.tenant.user('auth0|ada'))?.identities).toHaveLength(1);
    await ada.close();
  });
});
