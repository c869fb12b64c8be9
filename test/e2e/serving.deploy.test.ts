/** A new version appears while pages are open. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import {
  ENTRIES,
  FEDERATED_ENTRIES,
  foldersOf,
  manifestOf,
  manifestPathOf,
} from '../../deploy/layout.ts';
import type { RunningServer } from '../../host-demo/loopback.ts';
import { version } from '../../src/version.ts';
import { openHostPages } from '../harness/hostPage/index.ts';
import { buildNextRemote } from '../harness/nextRemote.ts';
import { version as nextVersion } from '../harness/nextVersion.ts';
import { expect, openPortal, type Portal } from '../harness/portal.ts';
import { REMOTE, REMOTE_SERVERS } from '../harness/remoteServers.ts';

let scratch: string;
let built: string;
let served: string;
let hosts: Awaited<ReturnType<typeof openHostPages>>;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'link-accounts-deploy-'));
  built = join(scratch, 'built');
  served = join(scratch, 'served');
  await buildNextRemote(built);
  await serveCurrent();
  hosts = await openHostPages();
});
afterAll(async () => {
  await hosts.close();
  await rm(scratch, { recursive: true });
});
beforeEach(() => serveCurrent());

async function serveCurrent() {
  await rm(served, { recursive: true, force: true });
  await cp(REMOTE, served, { recursive: true });
}

/** As docs/serving.md has it: the new files beside the old ones, the manifest at the very end. */
async function deployNext() {
  const { versioned, floating } = foldersOf(nextVersion, 'shared'); // the others are below
  await cp(join(built, versioned), join(served, versioned), { recursive: true });
  await cp(join(built, floating), join(served, floating), { recursive: true });
}

/** The folders that scripts of the remote come from, from now on. */
function recordFolders(page: Page, remoteUrl: string) {
  const folders = new Set<string>();
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin === remoteUrl && pathname.endsWith('.js')) folders.add(dirname(pathname));
  });
  return folders;
}

describe.each(REMOTE_SERVERS)('with the remote on %s', (_, serve) => {
  describe.each(['shared', 'lean'] as const)('a portal, with the %s entry', (entry) => {
    const folderOf = (of: string) => `/${foldersOf(of, entry).versioned}`;
    let portal: Portal;
    beforeAll(async () => {
      portal = await openPortal({ entry, serveRemote: (port) => serve(served, port) });
    });
    afterAll(() => portal.close());

    it('that is open finishes with the version that it began with; after a reload it has the next', async () => {
      const ada = await portal.visit();
      const folders = recordFolders(ada.page, portal.demo.remoteUrl);
      await ada.logInAs('ada@example.com');
      await ada.openSettings();
      await ada.signInAs('Google', 'ada.l@gmail.example');
      await expect(ada.heading('Link these accounts?')).toBeVisible();

      await deployNext();

      await ada.button('Link accounts').click();
      await expect(ada.heading('Accounts linked')).toBeVisible();
      await ada.page.getByRole('link', { name: 'Home' }).click();
      await ada.page.evaluate(() => {
        history.pushState(null, '', '/settings?lang=de'); // as a link within the portal would
        dispatchEvent(new PopStateEvent('popstate'));
      });
      await expect(ada.page.getByRole('region', { name: 'Verknüpfte Konten' })).toBeVisible();
      expect([...folders]).toEqual([folderOf(version)]);

      folders.clear();
      await ada.page.reload();
      await expect(ada.page.getByRole('region', { name: 'Verknüpfte Konten' })).toBeVisible();
      expect([...folders]).toEqual([folderOf(nextVersion)]);
      await ada.close();
    });
  });

  describe('a host', () => {
    let server: RunningServer;
    beforeAll(async () => void (server = await serve(served, 0)));
    afterAll(() => server.close());

    it.each(ENTRIES)(
      'that names a version keeps it, beside the newest one in the same page: %s',
      async (entry) => {
        const options = { expose: 'mount', react: false, verifies: true } as const;
        await deployNext();
        const page = await hosts.newPage();
        const pinned = `${server.url}/${foldersOf(version, entry).versioned}/${manifestOf(entry)}`;
        const newest = server.url + manifestPathOf(version, entry);
        expect(await page.open({ ...options, manifest: pinned, locale: 'en' })).toBe(version);
        expect(await page.open({ ...options, manifest: newest, locale: 'en' })).toBe(nextVersion);
        expect(await page.open({ ...options, manifest: pinned, locale: 'de' })).toBe(version);
        await expect(page.getByRole('region', { name: 'Linked accounts' })).toHaveCount(2);
        await expect(page.getByRole('region', { name: 'Verknüpfte Konten' })).toHaveCount(1);
        await page.close();
      },
    );

    it.each(FEDERATED_ENTRIES)(
      'with two loaders has the version that each of them is for: %s',
      async (entry) => {
        const options = { react: false, locale: 'en', verifies: true, loader: {} } as const;
        const manifestIn = (of: string) =>
          `${server.url}/${foldersOf(of, entry).versioned}/${manifestOf(entry)}`;
        await deployNext();
        const page = await hosts.newPage();
        for (const expose of ['mount', 'machine'] as const) {
          for (const of of [version, nextVersion]) {
            const opened = await page.open({ ...options, expose, manifest: manifestIn(of) });
            expect(opened).toBe(of);
            const lastGood = await page.evaluate(() => localStorage['link-accounts:last-good']);
            expect(lastGood).toBe(manifestIn(of));
          }
        }
        await expect(page.getByRole('region', { name: 'Linked accounts' })).toHaveCount(2);
        await page.close();
      },
    );
  });
});
