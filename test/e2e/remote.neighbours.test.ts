/** A loader is not alone on its page: what others have loaded there, from the same address too, is theirs. */
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { foldersOf, MANIFEST } from '../../deploy/layout.ts';
import { version } from '../../src/version.ts';
import { expect } from '../harness/expect.ts';
import { openHostPages } from '../harness/hostPage/index.ts';
import { REMOTE } from '../harness/remoteServers.ts';

interface Manifest {
  metaData: { globalName: string; remoteEntry: { name: string } };
  exposes: { name: string; assets: { js: { sync: string[] } } }[];
  integrity: Record<string, string>;
}

const PATH = `/${foldersOf(version, 'shared').versioned}/${MANIFEST}`;
const WHOLE = `/whole${PATH}`;
const LEAN = `/whole/${foldersOf(version, 'lean').versioned}/${MANIFEST}`;
const TAMPERED = `/tampered${PATH}`;
const BROKEN = `/broken${PATH}`;
const NONE = /^$/;
/** Chunks without a name of their own: the React of a remote that nobody shares one with. */
const REACT = /\/\d+\.\w+\.js$/;
/** Sooner than the remote itself gives a file up. */
const HASTY = { loader: { timeout: 3_000 } };
const OTHER_ENTRY = 'remoteEntry.00000000.js';

let scratch: string;
let hosts: Awaited<ReturnType<typeof openHostPages>>;
/** As it was built. */
let manifest: Manifest;
/** The files that no answer comes for. */
let hangs = NONE;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'link-accounts-neighbours-'));
  manifest = JSON.parse(await readFile(join(REMOTE, PATH), 'utf8')) as Manifest;
  await Promise.all([writeTampered(), writeBroken()]);
  hosts = await openHostPages('shell', {
    folders: {
      '/whole': REMOTE,
      '/tampered': join(scratch, 'tampered'),
      '/broken': join(scratch, 'broken'),
    },
    fault: (path) => (hangs.test(path) ? 'hang' : undefined),
  });
});
afterAll(async () => {
  await hosts.close();
  await rm(scratch, { recursive: true });
});

/** @param changed the manifest, which says so */
async function writeRemote(name: string, changed: Manifest) {
  const folder = join(scratch, name);
  await cp(REMOTE, folder, { recursive: true });
  await Promise.all(['.br', '.gz'].map((extension) => rm(join(folder, PATH + extension))));
  await writeFile(join(folder, PATH), JSON.stringify(changed));
  return join(folder, foldersOf(version, 'shared').versioned);
}

/** The files of the version, and one more entry, which the manifest now names: a module of somebody else's. */
async function writeTampered() {
  const { metaData, integrity } = manifest;
  const container = `{ init() {}, get: async () => () => ({ version: 'tampered', mount() {} }) }`;
  const entry = `var ${metaData.globalName} = ${container};`;
  const hash = `sha384-${createHash('sha384').update(entry).digest('base64')}`;
  const folder = await writeRemote('tampered', {
    ...manifest,
    metaData: { ...metaData, remoteEntry: { ...metaData.remoteEntry, name: OTHER_ENTRY } },
    integrity: { ...integrity, [OTHER_ENTRY]: hash },
  });
  await writeFile(join(folder, OTHER_ENTRY), entry);
}

/** No module's file is there. */
async function writeBroken() {
  const files = manifest.exposes.flatMap(({ assets }) => assets.js.sync);
  const folder = await writeRemote('broken', manifest);
  const variants = files.flatMap((file) => ['', '.br', '.gz'].map((extension) => file + extension));
  await Promise.all(variants.map((file) => rm(join(folder, file))));
}

const VISIT = { expose: 'mount', react: false, locale: 'en', verifies: true } as const;
const BY_LOADER = { ...VISIT, loader: {} } as const;

/** The names of the files that are asked for from now on. */
function recordFiles(page: Page) {
  const files: string[] = [];
  page.on('request', (request) => void files.push(request.url().replace(/.*\//, '')));
  return files;
}

const region = (page: Page) => page.getByRole('region', { name: 'Linked accounts' });

const NEIGHBOURS = [
  ['another loader', BY_LOADER],
  ['a federation runtime that verifies', VISIT],
  ['a federation runtime that does not', { ...VISIT, verifies: false }],
] as const;

describe.each(NEIGHBOURS)('where %s has run what the address says now', (_, neighbour) => {
  it.each([
    ['an absolute', (page: Page) => new URL(TAMPERED, page.url()).href],
    ['a relative', () => TAMPERED],
  ] as const)(
    'a loader with a manifest of its own runs what that lists, and asks for no other: by %s address',
    async (_name, addressIn) => {
      const page = await hosts.newPage();
      const absolute = new URL(TAMPERED, page.url()).href;
      expect(await page.open({ ...neighbour, manifest: absolute })).toBe('tampered');
      const files = recordFiles(page);
      const carrying = { ...VISIT, manifest: addressIn(page), loader: { manifest } };
      expect(await page.open(carrying)).toBe(version);
      await expect(region(page)).toBeVisible();
      expect(files).toContain(manifest.metaData.remoteEntry.name);
      expect(files).not.toContain(OTHER_ENTRY);
      expect(files).not.toContain(MANIFEST);
      await page.close();
    },
  );
});

it.each(NEIGHBOURS)('%s is not given what a loader carries', async (_, neighbour) => {
  const page = await hosts.newPage();
  const manifestUrl = new URL(TAMPERED, page.url()).href;
  const carrying = { ...VISIT, manifest: manifestUrl, loader: { manifest } };
  expect(await page.open(carrying)).toBe(version);
  expect(await page.open({ ...neighbour, manifest: manifestUrl })).toBe('tampered');
  await page.close();
});

it.each([
  ['shared', WHOLE],
  ['lean', LEAN],
] as const)(
  'a loader has its own React in the component, whatever a loader before it shares: the %s entry',
  async (_, address) => {
    const page = await hosts.newPage();
    await page.open({ ...BY_LOADER, manifest: address });
    await page.open({ ...BY_LOADER, manifest: address, react: true, expose: 'LinkAccounts' });
    await expect(region(page)).toHaveCount(2);
    await page.close();
  },
);

describe('a loader that fails, and starts over', () => {
  it('waits for nothing that hangs since', async () => {
    const page = await hosts.newPage();
    const hasty = { ...BY_LOADER, ...HASTY, manifest: WHOLE };
    hangs = REACT;
    await expect(page.open(hasty)).rejects.toThrow('be loaded');
    hangs = NONE;
    await page.open(hasty);
    await expect(region(page)).toBeVisible();
    await page.close();
  });

  it('leaves another one, of the same version, what it shares', async () => {
    const page = await hosts.newPage();
    const sharing = { ...BY_LOADER, manifest: WHOLE, react: true };
    await page.open(sharing);
    await expect(page.open({ ...BY_LOADER, manifest: BROKEN })).rejects.toThrow('be loaded');
    await page.open({ ...sharing, expose: 'LinkAccounts' });
    await expect(region(page)).toHaveCount(2);
    await page.close();
  });

  it('leaves the page what it has of other remotes', async () => {
    const page = await hosts.newPage();
    await page.evaluate(() => {
      __FEDERATION__.__PRELOADED_ASSETS__.add('https://news.example/news.js');
      __FEDERATION__.__PRELOADED_MAP__.set('news/latest', true);
      const script = document.createElement('script');
      script.dataset.webpack = 'link_accounts_of_somebody_else:main'; // that it waits for
      document.head.append(script);
    });
    await expect(page.open({ ...BY_LOADER, manifest: BROKEN })).rejects.toThrow('be loaded');
    const left = await page.evaluate(() => [
      __FEDERATION__.__PRELOADED_ASSETS__.has('https://news.example/news.js'),
      __FEDERATION__.__PRELOADED_MAP__.has('news/latest'),
      document.querySelector('[data-webpack="link_accounts_of_somebody_else:main"]') !== null,
    ]);
    expect(left).toEqual([true, true, true]);
    await page.close();
  });
});
