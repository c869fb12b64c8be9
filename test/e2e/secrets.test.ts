/**
 * No token, ID token or code anywhere but in memory. Every visit of every end-to-end test is searched
 * for the tenant's actual values when it ends; these two are searched at each step of the flow.
 */
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, it } from 'vitest';
import { expect, openPortal, type Portal, type Visit } from '../harness/portal.ts';

let portal: Portal;

beforeAll(async () => {
  portal = await openPortal();
});
afterAll(() => portal.close());
beforeEach(() => portal.tenant.reset());

async function linkWithTrouble(ada: Visit, signIn: () => Promise<Page>) {
  const { look } = ada.secrets;
  const login = await signIn();
  await look();
  await login.getByRole('button', { name: 'Continue as ada.l@gmail.example' }).click();
  await expect(ada.heading('Link these accounts?')).toBeVisible();
  await look();
  await portal.tenant.fail({ route: 'link', status: 500, times: 1 });
  await ada.button('Link accounts').click();
  await expect(ada.alert).toBeVisible();
  await look();
  await ada.button('Try again').click();
  await expect(ada.heading('Accounts linked')).toBeVisible();
}

/** What is looked for is there to be found. */
async function expectAllKindsIssued(ada: Visit) {
  const kinds = new Set((await portal.tenant.tokens()).map(({ kind }) => kind));
  expect(kinds).toEqual(new Set(['code', 'access_token', 'id_token', 'refresh_token']));
  expect(ada.secrets.bearers()).toBeGreaterThan(0);
}

it('linking in a pop-up, with a failure and a second try, leaves no secret anywhere', async () => {
  const ada = await portal.ada();
  await linkWithTrouble(ada, () => ada.startLinking('Google'));
  await expectAllKindsIssued(ada);
  await ada.close();
});

it('linking by redirect, with a failure and a second try, leaves no secret anywhere', async () => {
  const ada = await portal.ada({ linkAccounts: { login: 'redirect' } });
  await linkWithTrouble(ada, async () => {
    await ada.button('Link Google').click();
    await ada.page.getByRole('button', { name: 'Deny' }).waitFor();
    return ada.page;
  });
  await expectAllKindsIssued(ada);
  await ada.close();
});

it('a secret that does get out is found', async () => {
  const ada = await portal.ada();
  const leaked = (await portal.tenant.tokens()).find(({ kind }) => kind === 'id_token');
  await ada.page.evaluate((token) => console.log(token), leaked?.value);
  await expect(ada.close()).rejects.toThrow(/id_token/);
});
