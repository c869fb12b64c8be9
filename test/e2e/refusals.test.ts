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
  ada = await portal.ada();
});
afterEach(async () => {
  await expect(ada.sessionSub).toHaveText('auth0|ada');
  await ada.close();
});

const expectNothingLinked = async () => {
  const user = await portal.tenant.user('auth0|ada');
  expect(identityIds(user)).toEqual(['auth0|ada']);
  expect(user?.user_metadata).toEqual({
    theme: 'dark',
    language: 'en',
    address: { city: 'London' },
  });
  await expect(ada.list()).toHaveCount(1);
  await expect(ada.heading('Accounts linked')).toHaveCount(0);
};

describe('the sign-in window', () => {
  it('closed by the user: says so, and "Try again" opens it anew', async () => {
    const popup = await ada.startLinking('Google');
    await popup
      .getByRole('button', { name: /Continue as/ })
      .first()
      .waitFor();
    await popup.close();
    await expect(ada.alert).toContainText('The sign-in window was closed');
    await expectNothingLinked();

    const [again] = await Promise.all([
      ada.page.waitForEvent('popup'),
      ada.button('Try again').click(),
    ]);
    await again.getByRole('button', { name: 'Continue as ada.l@gmail.example' }).click();
    await ada.confirm();
    await expect(ada.heading('Accounts linked')).toBeVisible();
  });

  it('denied at the tenant: says so', async () => {
    const popup = await ada.startLinking('Google');
    await popup.getByRole('button', { name: 'Deny' }).click();
    await expect(ada.alert).toContainText('Signing in was refused');
    await expectNothingLinked();
  });

  it('cancelled on the page: closes, and the button that began it has the focus again', async () => {
    const popup = await ada.startLinking('Google');
    await popup
      .getByRole('button', { name: /Continue as/ })
      .first()
      .waitFor();
    const closed = popup.waitForEvent('close');
    await ada.button('Cancel').click();
    await closed;
    await expect(ada.button('Link Google')).toBeFocused();
    await expectNothingLinked();
  });

  it('used by somebody who is blocked: says so', async () => {
    const popup = await ada.startLinking('Google');
    await popup.getByRole('button', { name: /mallory/i }).click();
    await expect(ada.alert).toContainText('Signing in was refused');
    await expectNothingLinked();
  });

  it('blocked by the browser: offers to go on in this one, or to leave it', async () => {
    await ada.page.evaluate(() => {
      window.open = () => null;
    });
    await ada.button('Link Google').click();
    await expect(ada.heading('The sign-in window was blocked')).toBeFocused();
    await expect(ada.button('Continue in this window')).toBeVisible();
    await ada.button('Cancel').click();
    await expectNothingLinked();
  });
});

describe('an account that must not be linked', () => {
  it('Eve, whose e-mail nobody verified', async () => {
    await ada.signInAs('Facebook', 'eve@example.com');
    await expect(ada.alert).toContainText('eve@example.com is not verified');
    await expect(ada.button('Try again')).toHaveCount(0);
    await expectNothingLinked();
    await ada.button('Start over').click();
    await expect(ada.button('Link Facebook')).toBeEnabled();
  });

  it('Ada herself', async () => {
    const connections = [{ name: 'Username-Password-Authentication', label: 'password' }];
    await ada.close();
    ada = await portal.ada({ linkAccounts: { connections } });
    await ada.signInAs('password', 'ada@example.com');
    await expect(ada.alert).toContainText('the account you are already using');
    await expectNothingLinked();
  });

  it('Ada at Acme, whose enterprise account has to stay one of its own', async () => {
    await ada.signInAs('Acme (SAML)', 'ada@acme.example');
    await expect(ada.alert).toContainText('This kind of account cannot be linked');
    await expectNothingLinked();
  });
});

it('the same account twice is refused with its name', async () => {
  await ada.link('Google', 'ada.l@gmail.example');
  await ada.button('Done').click();
  await ada.signInAs('Google', 'ada.l@gmail.example');
  await expect(ada.alert).toContainText('already linked');
  await expect(ada.alert).toContainText('ada.l@gmail.example');
  expect(identityIds(await portal.tenant.user('auth0|ada'))).toEqual([
    'auth0|ada',
    'google-oauth2|108204',
  ]);
});

describe('an id that needs care', () => {
  it('a number, as GitHub’s are', async () => {
    await ada.link('GitHub', 'octo-ada');
    await expect(ada.heading('Accounts linked')).toBeVisible();
    expect(identityIds(await portal.tenant.user('auth0|ada'))).toEqual([
      'auth0|ada',
      'github|583231',
    ]);
  });

  it('with an escape in it, which is encoded exactly once', async () => {
    await ada.link('Google', 'bob@example.com');
    await expect(ada.heading('Accounts linked')).toBeVisible();
    expect(identityIds(await portal.tenant.user('auth0|ada'))).toEqual([
      'auth0|ada',
      'google-oauth2|bob%3A1',
    ]);
  });

  it('of a phone, which has no e-mail but a verified number', async () => {
    await ada.link('Phone', '+44 7700 900123');
    await expect(ada.heading('Accounts linked')).toBeVisible();
  });

  it('of an account that brings another along: names it before, shows it after', async () => {
    await ada.signInAs('X', 'grace@example.com');
    await expect(ada.region).toContainText('These logins come along');
    await expect(ada.region).toContainText('LinkedIn (grace@example.com)');
    await ada.confirm();
    await expect(ada.list()).toHaveCount(3);
  });
});
