/** Entries of one name: for hosts that share their React, for hosts of any kind, for hosts with an import map. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import {
  ENTRIES,
  FEDERATED_ENTRIES,
  foldersOf,
  MANIFEST,
  manifestPathOf,
  type Entry,
} from '../../deploy/layout.ts';
import type { RunningServer } from '../../host-demo/loopback.ts';
import { serveFolder } from '../../host-demo/serve.ts';
import { version } from '../../src/version.ts';
import { expect } from '../harness/expect.ts';
import { openHostPages } from '../harness/hostPage/index.ts';
import { REMOTE } from '../harness/remoteServers.ts';

let server: RunningServer;
let hosts: Awaited<ReturnType<typeof openHostPages>>;

beforeAll(async () => {
  server = await serveFolder({ folder: REMOTE, port: 0, cors: true });
  hosts = await openHostPages();
});
afterAll(async () => {
  await hosts.close();
  await server.close();
});

const addressOf = (entry: Entry) => server.url + manifestPathOf(version, entry);

interface Manifest {
  readonly name: string;
  readonly metaData: { readonly buildInfo: { readonly buildVersion: string } };
}

const HOSTS = [
  ['a host that shares its React gets the component', 'shared', 'LinkAccounts', true],
  ['a host that shares its React gets mount', 'shared', 'mount', true],
  ['a host without React gets mount, with a React to fall back to', 'shared', 'mount', false],
  ['a host that shares its React gets the component', 'lean', 'LinkAccounts', true],
  ['a host that shares its React gets mount', 'lean', 'mount', true],
  ['a host without React gets mount, with a React to fall back to', 'lean', 'mount', false],
  ['a host whose import map has React gets the component', 'module', 'LinkAccounts', true],
  ['a host whose import map has React gets mount', 'module', 'mount', true],
  ['a host gets mount, whatever it shares', 'standalone', 'mount', true],
  ['a host gets mount when it shares nothing', 'standalone', 'mount', false],
] as const;

it.each(HOSTS)('%s, from the %s entry', async (_, entry, expose, react) => {
  const page = await hosts.newPage();
  const options = { manifest: addressOf(entry), expose, react, locale: 'en', verifies: true };
  expect(await page.open(options)).toBe(version);
  await expect(page.getByRole('region', { name: 'Linked accounts' })).toBeVisible();
  await page.close();
});

describe.each(ENTRIES)('the %s entry', (entry) => {
  it('has the machines, which say the version too', async () => {
    const page = await hosts.newPage();
    const manifest = addressOf(entry);
    const options = {
      manifest,
      expose: 'machine',
      react: false,
      locale: 'en',
      verifies: true,
    } as const;
    expect(await page.open(options)).toBe(version);
    await page.close();
  });
});

describe.each(FEDERATED_ENTRIES)('the manifest of the %s entry', (entry) => {
  it.each(['versioned', 'floating'] as const)('says name and version: %s', (kind) => {
    const path = join(REMOTE, foldersOf(version, entry)[kind], MANIFEST);
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
    expect(manifest.name).toBe('link_accounts');
    expect(manifest.metaData.buildInfo.buildVersion).toBe(version);
  });
});

it('all entries, and a second host of one of them, live side by side in one page', async () => {
  const page = await hosts.newPage();
  for (const entry of [...ENTRIES, 'standalone'] as const) {
    const manifest = addressOf(entry);
    const options = { manifest, expose: 'mount', react: false, verifies: true } as const;
    await page.open({ ...options, locale: 'en' });
    await page.open({ ...options, locale: 'de' });
  }
  await expect(page.getByRole('region', { name: 'Linked accounts' })).toHaveCount(5);
  await expect(page.getByRole('region', { name: 'Verknüpfte Konten' })).toHaveCount(5);
  await page.close();
});
