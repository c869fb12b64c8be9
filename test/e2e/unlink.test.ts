import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from 'vitest';
import {
  expect,
  identityIds,
  openPortal,
  type Fault,
  type Portal,
  type Visit,
} from '../harness/portal.ts';

let portal: Portal;
let ada: Visit;

beforeAll(async () => {
  portal = await openPortal();
});
afterAll(() => portal.close());
afterEach(() => ada.close());
beforeEach(async () => {
  await portal.tenant.reset();
  ada = await portal.ada({ linkAccounts: { policy: { primaryOnlyProviders: [] } } });
  await ada.link('Google', 'ada.l@gmail.example');
  await ada.button('Done').click();
});

const UNLINK_GOOGLE = 'Unlink Google ada.l@gmail.example';
const dialog = (name = `${UNLINK_GOOGLE}?`) => ada.page.getByRole('dialog', { name });
const inDialog = (name: string) => dialog().getByRole('button', { name, exact: true });
const idsOfAda = async () => identityIds(await portal.tenant.user('auth0|ada'));

describe('unlinking', () => {
  it('tells the consequence, and makes the login a separate, empty account', async () => {
    await ada.button(UNLINK_GOOGLE).click();
    await expect(dialog()).toContainText('a separate, empty account');
    await inDialog('Unlink').click();

    await expect(ada.list()).toHaveText([/ada@example\.com/]);
    await expect(ada.region.getByRole('heading', { name: 'Linked accounts' })).toBeFocused();
    await expect(ada.region.getByRole('status')).toHaveText(
      'Google (ada.l@gmail.example) is not linked any more.',
    );
    expect(await idsOfAda()).toEqual(['auth0|ada']);
    const separate = await portal.tenant.user('google-oauth2|108204');
    expect(identityIds(separate)).toEqual(['google-oauth2|108204']);
    expect(separate?.user_metadata ?? {}).toEqual({});
    expect(ada.told('unlinked')).toMatchObject([{ identity: { id: 'google-oauth2|108204' } }]);
    await expect(ada.sessionSub).toHaveText('auth0|ada');
  });

  it('can be followed by linking the same login again', async () => {
    await ada.button(UNLINK_GOOGLE).click();
    await inDialog('Unlink').click();
    await expect(ada.list()).toHaveCount(1);
    await ada.link('Google', 'ada.l@gmail.example');
    await expect(ada.list()).toHaveCount(2);
  });

  it.each(['button', 'Escape'])('is given up by the %s, and the focus returns', async (how) => {
    await ada.button(UNLINK_GOOGLE).click();
    await expect(dialog()).toBeVisible();
    if (how === 'button') await inDialog('Keep linked').click();
    else await ada.page.keyboard.press('Escape');
    await expect(dialog()).toHaveCount(0);
    await expect(ada.button(UNLINK_GOOGLE)).toBeFocused();
    expect(await idsOfAda()).toHaveLength(2);
  });

  it('is not offered for the primary, nor while accounts are being linked', async () => {
    await expect(ada.list().first().getByRole('button')).toHaveCount(0);
    const popup = await ada.startLinking('GitHub');
    await expect(ada.button(UNLINK_GOOGLE)).toBeDisabled();
    await popup.close();
  });

  it.each([
    ['Google', 'bob@example.com', 'Unlink Google bob@example.com'],
    ['GitHub', 'octo-ada@github.example', 'Unlink GitHub octo-ada@github.example'],
    ['Acme (SAML)', 'ada@acme.example', 'Unlink SAML ada@acme.example'],
  ])('encodes an id exactly once: %s %s', async (label, who, name) => {
    await ada.link(label, who);
    await ada.button('Done').click();
    await ada.button(name).click();
    await dialog(`${name}?`).getByRole('button', { name: 'Unlink', exact: true }).click();
    await expect(ada.list()).toHaveCount(2);
    expect(await idsOfAda()).toEqual(['auth0|ada', 'google-oauth2|108204']);
  });
});

describe('the unlink call answered with', () => {
  const REFUSALS: readonly (readonly [string, Partial<Fault>, string])[] = [
    ['401', { status: 401 }, 'unauthorized'],
    ['404', { status: 404 }, 'account_gone'],
    ['409', { status: 409 }, 'link_conflict'],
    ['429 for long', { status: 429, retryAfterSeconds: 45 }, 'rate_limited'],
    ['500', { status: 500 }, 'server'],
    ['no JSON', { raw: '<html>' }, 'server'],
    ['a connection dropped before the effect', { drop: 'before' }, 'network'],
  ];

  it.each(REFUSALS)('%s: says so, and the login stays linked', async (_, failure, code) => {
    await portal.tenant.fail({ route: 'unlink', ...failure });
    await ada.button(UNLINK_GOOGLE).click();
    await inDialog('Unlink').click();
    await expect(ada.alert).toHaveAttribute('data-code', code);
    await expect(ada.list()).toHaveCount(2);
    expect(await idsOfAda()).toHaveLength(2);
    await portal.tenant.heal();
    await ada.button('Close').click();
    await expect(ada.button(UNLINK_GOOGLE)).toBeEnabled();
  });

  it('403: that the token is another user’s stops everything, until they have signed in again', async () => {
    await portal.tenant.fail({ route: 'unlink', status: 403 });
    await ada.button(UNLINK_GOOGLE).click();
    await inDialog('Unlink').click();
    await expect(ada.alert).toHaveAttribute('data-code', 'session_switched');
    await expect(ada.button(UNLINK_GOOGLE)).toBeDisabled();
    expect(await idsOfAda()).toHaveLength(2);
    await portal.tenant.heal();
    const popup = await ada.popupFrom(ada.button('Sign in again as ada@example.com'));
    await popup.getByRole('button', { name: 'Continue as ada@example.com' }).click();
    await expect(ada.alert).toHaveCount(0);
    await expect(ada.button(UNLINK_GOOGLE)).toBeEnabled();
  });

  it('nothing, although it took effect: looks it up, and says that it is done', async () => {
    await portal.tenant.fail({ route: 'unlink', drop: 'after' });
    await ada.button(UNLINK_GOOGLE).click();
    await inDialog('Unlink').click();
    await expect(ada.list()).toHaveCount(1);
    await expect(ada.alert).toHaveCount(0);
    expect(await idsOfAda()).toEqual(['auth0|ada']);
  });

  it('nothing, and nobody can tell: says so, and trying again looks it up', async () => {
    await portal.tenant.fail({ route: 'unlink', drop: 'after' });
    await portal.tenant.fail({ route: 'readUser', drop: 'before' });
    await ada.button(UNLINK_GOOGLE).click();
    await inDialog('Unlink').click();
    await expect(ada.alert).toContainText('may already be unlinked');
    await portal.tenant.heal();
    await ada.button('Try again').click();
    await expect(ada.list()).toHaveCount(1);
  });
});
