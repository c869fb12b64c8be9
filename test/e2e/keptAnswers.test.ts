/** With a browser that keeps answers: no visit of the other tests has one, they look into requests. */
import { afterAll, beforeAll, it } from 'vitest';
import { expect, openPortal, type Portal } from '../harness/portal.ts';

let portal: Portal;
beforeAll(async () => void (portal = await openPortal()));
afterAll(() => portal.close());

it('a tenant that lets browsers keep its answers is asked for today’s all the same', async () => {
  const headers = { 'Cache-Control': 'private, max-age=3600' };
  await portal.tenant.fail({ route: 'readUser', headers });
  const page = await (await portal.browser.newContext()).newPage();
  await page.goto(portal.demo.hostUrl);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('button', { name: 'Continue as ada@example.com' }).click();
  await page.getByRole('link', { name: 'Settings' }).click();
  const region = page.getByRole('region', { name: 'Linked accounts' });
  const list = region.getByRole('list').first().getByRole('listitem');
  await expect(list).toHaveText([/ada@example\.com/]);

  const elsewhere = await portal.ada();
  await elsewhere.link('Google', 'ada.l@gmail.example');
  await expect(elsewhere.heading('Accounts linked')).toBeVisible();
  await elsewhere.close();

  await page.reload();
  await expect(list).toHaveText([/ada@example\.com/, /ada\.l@gmail\.example/]);
});
