/** With a tenant that lets the browser keep what it answers. */
import { afterAll, beforeAll, it } from 'vitest';
import { expect, openPortal, type Portal } from '../harness/portal.ts';

let portal: Portal;
beforeAll(async () => void (portal = await openPortal()));
afterAll(() => portal.close());

it('a tenant that lets browsers keep its answers is asked for today’s all the same', async () => {
  const headers = { 'Cache-Control': 'private, max-age=3600' };
  await portal.tenant.fail({ route: 'readUser', headers });
  const ada = await portal.ada();
  await expect(ada.list()).toHaveText([/ada@example\.com/]);

  const elsewhere = await portal.ada();
  await elsewhere.link('Google', 'ada.l@gmail.example');
  await expect(elsewhere.heading('Accounts linked')).toBeVisible();
  await elsewhere.close();

  await ada.page.reload();
  await expect(ada.list()).toHaveText([/ada@example\.com/, /ada\.l@gmail\.example/]);
  await ada.close();
});
