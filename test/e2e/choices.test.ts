/** What a host can choose for its users, and what they choose themselves. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from 'vitest';
import {
  expect,
  identityIds,
  openPortal,
  type Portal,
  type Variant,
  type Visit,
} from '../harness/portal.ts';

let portal: Portal;
let ada: Visit;

beforeAll(async () => {
  portal = await openPortal();
});
afterAll(() => portal.close());
beforeEach(() => portal.tenant.reset());
afterEach(() => ada.close());

async function adaIn(linkAccounts: NonNullable<Variant['linkAccounts']>) {
  ada = await portal.ada({ linkAccounts });
}

describe('which account stays primary', () => {
  it('the linked one: the host is told, and Ada signs in again as who she is now', async () => {
    await adaIn({ primary: 'linked' });
    await ada.link('Google', 'ada.l@gmail.example');
    await expect(ada.heading('Accounts linked')).toBeVisible();
    expect(await portal.tenant.user('auth0|ada')).toBeNull();
    const user = await portal.tenant.user('google-oauth2|108204');
    expect(identityIds(user)).toEqual(['google-oauth2|108204', 'auth0|ada']);
    expect(user?.user_metadata).toEqual({
      theme: 'light',
      newsletter: true,
      language: 'en',
      address: { city: 'London', country: 'UK' },
    });
    expect(ada.told('linked')).toMatchObject([{ primaryChanged: true }]);
    await expect(ada.button('Done')).toHaveCount(0);

    const popup = await ada.popupFrom(ada.button('Sign in again as ada.l@gmail.example'));
    await popup.getByRole('button', { name: 'Continue as ada.l@gmail.example' }).click();
    await expect(ada.sessionSub).toHaveText('google-oauth2|108204');
    await ada.link('GitHub', 'octo-ada');
    await expect(ada.list()).toHaveCount(3);
  });

  it('whom Ada names: herself by default, the other one when she says so', async () => {
    await adaIn({ primary: 'ask' });
    await ada.signInAs('Google', 'ada.l@gmail.example');
    const choice = ada.region.getByRole('radiogroup', { name: 'Keep as primary' });
    await expect(choice.getByRole('radio', { name: 'ada@example.com' })).toBeChecked();
    await choice.getByRole('radio', { name: 'ada.l@gmail.example' }).check();
    await ada.confirm();
    await expect(ada.heading('Accounts linked')).toBeVisible();
    expect(identityIds(await portal.tenant.user('google-oauth2|108204'))).toHaveLength(2);
  });

  it('an enterprise account, which cannot be linked, can still be the one that stays', async () => {
    await adaIn({ primary: 'ask' });
    await ada.link('Acme (SAML)', 'ada@acme.example');
    await expect(ada.heading('Accounts linked')).toBeVisible();
    expect(identityIds(await portal.tenant.user('samlp|acme|ada@acme.example'))).toEqual([
      'samlp|acme|ada@acme.example',
      'auth0|ada',
    ]);
  });

  it('is decided before: without the choice no further scope is asked for', async () => {
    await adaIn({ primary: 'current' });
    await ada.signInAs('Google', 'ada.l@gmail.example');
    await expect(ada.heading('Link these accounts?')).toBeVisible();
    const asked = await portal.tenant.askedScopes('google-oauth2');
    expect(asked).toEqual(['openid profile email read:current_user']);
  });
});

describe('whose settings count', () => {
  const metadataOfAda = async () => (await portal.tenant.user('auth0|ada'))?.user_metadata;

  it('Ada decides each conflict', async () => {
    await adaIn({ metadata: 'ask' });
    await ada.link('Google', 'ada.l@gmail.example');
    await expect(ada.heading('Choose what to keep')).toBeFocused();
    const theme = ada.region.getByRole('radiogroup', { name: 'theme' });
    await theme.getByRole('radio', { name: /light/ }).check();
    await ada.button('Continue').click();
    await expect(ada.heading('Accounts linked')).toBeVisible();
    expect(await metadataOfAda()).toEqual({
      theme: 'light',
      language: 'en',
      newsletter: true,
      address: { city: 'London', country: 'UK' },
    });
  });

  it('giving up at the conflicts changes nothing', async () => {
    await adaIn({ metadata: 'ask' });
    await ada.link('Google', 'ada.l@gmail.example');
    await ada.button('Cancel').click();
    await expect(ada.button('Link Google')).toBeFocused();
    expect(await metadataOfAda()).toHaveProperty('theme', 'dark');
    expect(identityIds(await portal.tenant.user('auth0|ada'))).toHaveLength(1);
  });

  it.each([
    ['keep-secondary', { theme: 'light', newsletter: true }],
    ['discard', { theme: 'dark' }],
  ] as const)('the host decides: %s', async (metadata, expected) => {
    await adaIn({ metadata });
    await ada.link('Google', 'ada.l@gmail.example');
    await expect(ada.heading('Accounts linked')).toBeVisible();
    expect(await metadataOfAda()).toMatchObject(expected);
    expect(Object.hasOwn((await metadataOfAda()) ?? {}, 'newsletter')).toBe(
      'newsletter' in expected,
    );
  });
});

describe('whom the host lets be linked', () => {
  it('Eve, where an unverified e-mail is allowed', async () => {
    await adaIn({ policy: { unverifiedEmail: 'allow' } });
    await ada.link('Facebook', 'eve@example.com');
    await expect(ada.heading('Accounts linked')).toBeVisible();
  });

  it('no phone, where accounts without an e-mail are refused', async () => {
    await adaIn({ policy: { accountsWithoutEmail: 'refuse' } });
    await ada.signInAs('Phone', '+44 7700 900123');
    await expect(ada.alert).toContainText('That account has no verified contact');
  });

  it('the enterprise account with its two pipes, where its provider is allowed', async () => {
    await adaIn({ policy: { primaryOnlyProviders: [] } });
    await ada.link('Acme (SAML)', 'ada@acme.example');
    await expect(ada.heading('Accounts linked')).toBeVisible();
    expect(identityIds(await portal.tenant.user('auth0|ada'))).toEqual([
      'auth0|ada',
      'samlp|acme|ada@acme.example',
    ]);
  });
});
