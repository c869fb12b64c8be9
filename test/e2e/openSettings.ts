/** What the host's suite in the README asks of the host, for the demo's portal. */
import type { Page } from 'playwright';
import { afterAll, beforeAll } from 'vitest';
import { openPortal, type Portal } from '../harness/portal.ts';

let portal: Portal;

beforeAll(async () => void (portal = await openPortal()));
afterAll(() => portal.close());

/** A new page of Ada's, logged in, with the module shown; everything else is as at the start. */
export async function openSettings(): Promise<Page> {
  await portal.tenant.reset();
  const { page } = await portal.ada();
  return page;
}
