import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from 'vitest';
import {
  expect,
  identityIds,
  openPortal,
  recordSessionSubs,
  type Portal,
  type Visit,
} from '../harness/portal.ts';

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
afterEach(() => ada.close());

describe('Ada links her Google account', () => {
  it('and from then on either login opens the same profile', async () => {
    const seenSubs = await recordSessionSubs(ada.page);

    await ada.signInAs('Google', 'ada.l@gmail.example');
    await expect(ada.heading('Link these accounts?')).toBeVisible();
    await expect(ada.region).toContainText('ada.l@gmail.example');
    await ada.confirm();

    await expect(ada.heading('Accounts linked')).toBeVisible();
    await expect(ada.list()).toHaveText([/ada@example\.com/, /ada\.l@gmail\.example/]);
    await expect(ada.list().first()).toContainText('Primary');
    const user = await portal.tenant.user('auth0|ada');
    expect(identityIds(user)).toEqual(['auth0|ada', 'google-oauth2|108204']);
    expect(user?.user_metadata).toEqual({
      theme: 'dark',
      language: 'en',
      newsletter: true,
      address: { city: 'London', country: 'UK' },
    });
    expect(await portal.tenant.user('google-oauth2|108204')).toBeNull();
    await ada.button('Done').click();
    await expect(ada.button('Link Google')).toBeEnabled();
    expect(await seenSubs()).toEqual(['auth0|ada']);

    await ada.logOut();
    await ada.logInAs('ada.l@gmail.example');
    await expect(ada.sessionSub).toHaveText('auth0|ada');
  });
});
