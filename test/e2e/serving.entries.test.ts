/** Two entries of one name: for hosts that share their React, and for hosts of any kind. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { foldersOf, manifestPathOf, MANIFEST, type Entry } from '../../deploy/layout.ts';
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

const manifestOf = (entry: Entry) => server.url + manifestPathOf(version, entry);

interface Manifest {
  readonly name: string;
  readonly metaData: { readonly buildInfo: { readonly buildVersion: string } };
}

const ENTRIES = ['shared', 'standalone'] as const;

const HOSTS = [
  ['a host that shares its React gets the component', 'shared', 'LinkAccounts', true],
  ['a host that shares its React gets mount', 'shared', 'mount', true],
  ['a host without React gets mount, with a React to fall back to', 'shared', 'mount', false],
  ['a host gets mount, whatever it shares', 'standalone', 'mount', true],
  ['a host gets mount when it shares nothing', 'standalone', 'mount', false],
] as const;

it.each(HOSTS)('%s, from the %s entry', async (_, entry, expose, react) => {
  const page = await hosts.newPage();
  const options = { manifest: manifestOf(entry), expose, react, locale: 'en', verifies: true };
  expect(await page.open(options)).toBe(version);
  await expect(page.getByRole('region', { name: 'Linked accounts' })).toBeVisible();
  await page.close();
});

describe.each(ENTRIES)('the %s entry', (entry) => {
  it('has the machines, which say the version too', async () => {
    const page = await hosts.newPage();
    const manifest = manifestOf(entry);
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

  it.each(['versioned', 'floating'] as const)(
    'says name and version in its %s manifest',
    (kind) => {
      const path = join(REMOTE, foldersOf(version, entry)[kind], MANIFEST);
      const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
      expect(manifest.name).toBe('link_accounts');
      expect(manifest.metaData.buildInfo.buildVersion).toBe(version);
    },
  );
});

it('both entries, and a second host of one of them, live side by side in one page', async () => {
  const page = await hosts.newPage();
  for (const entry of [...ENTRIES, 'standalone'] as const) {
    const options = {
      manifest: manifestOf(entry),
      expose: 'mount',
      react: false,
      verifies: true,
    } as const;
    await page.open({ ...options, locale: 'en' });
    await page.open({ ...options, locale: 'de' });
  }
  await expect(page.getByRole('region', { name: 'Linked accounts' })).toHaveCount(3);
  await expect(page.getByRole('region', { name: 'Verknüpfte Konten' })).toHaveCount(3);
  await page.close();
});
