/** The remote is down, slow, stale or garbage: the portal goes on, and "Try again" works once it is back. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { manifestPathOf } from '../../deploy/layout.ts';
import { contentSecurityPolicy } from '../../host-demo/contentSecurityPolicy.ts';
import type { RunningServer } from '../../host-demo/loopback.ts';
import { serveFolder, type Fault } from '../../host-demo/serve.ts';
import { version } from '../../src/version.ts';
import { expect, openPortal, type Portal, type Variant, type Visit } from '../harness/portal.ts';

const FOLDER = join(import.meta.dirname, '../../dist/remote');
const MANIFEST_PATH = manifestPathOf(version, 'shared');
const MANIFEST = /\/mf-manifest\.json$/;
const ENTRY = /\/remoteEntry\.\w+\.js$/;
const CHUNK = /\/__federation_expose_LinkAccounts\..*\.js$/;
const ANYWHERE = 'http://localhost:*';
const JSON_TYPE = 'application/json';
const RETRIES = 1;
/** Long enough to load in; short enough to wait for its end. */
const HASTY_MS = 3_000;

interface Trouble {
  readonly with: RegExp;
  readonly answer: Fault;
  /** How many requests it lasts. Default: until the test ends it. */
  readonly times?: number;
}

/** A server's troubles, and what it was asked for. */
function createTroubles() {
  let trouble: Trouble | null = null;
  let asked: string[] = [];
  const count = (file: RegExp) => asked.filter((path) => file.test(path)).length;
  return {
    set: (next: Trouble | null) => {
      trouble = next;
      asked = [];
    },
    count,
    fault: (path: string): Fault | undefined => {
      asked.push(path);
      if (trouble === null || !trouble.with.test(path)) return undefined;
      return count(trouble.with) > (trouble.times ?? Infinity) ? undefined : trouble.answer;
    },
  };
}

const remote = createTroubles();
const earlier = createTroubles();
const broken = createTroubles();
let portal: Portal;
let ada: Visit;
let hasty: Visit;
let session: Record<string, string>;
let earlierServer: RunningServer;
let brokenServer: RunningServer;

const serve = (fault: (path: string) => Fault | undefined) =>
  serveFolder({ folder: FOLDER, port: 0, cors: true, fault });
const manifestOf = ({ url }: RunningServer) => url + MANIFEST_PATH;

beforeAll(async () => {
  [earlierServer, brokenServer] = await Promise.all([serve(earlier.fault), serve(broken.fault)]);
  portal = await openPortal({
    remoteFault: remote.fault,
    hostHeaders: { 'Content-Security-Policy': contentSecurityPolicy(ANYWHERE, [ANYWHERE], '') },
  });
  ada = await portal.visit({ remote: { retries: RETRIES } });
  await ada.logInAs('ada@example.com');
  session = await ada.storedSession();
  hasty = await portal.visit({ remote: { timeout: HASTY_MS }, session });
  await openSettings(hasty);
});
afterAll(async () => {
  await Promise.all([ada.close(), hasty.close()]);
  await portal.close();
  await Promise.all([earlierServer.close(), brokenServer.close()]);
});
beforeEach(() => {
  remote.set(null);
  earlier.set(null);
  broken.set({ with: MANIFEST, answer: { status: 404 } });
});

/** What the manifest says, and where its entry is: the way from the one to the other. */
async function readManifest() {
  const path = join(FOLDER, MANIFEST_PATH);
  const text = await readFile(path, 'utf8');
  const { metaData, integrity } = JSON.parse(text) as {
    metaData: { remoteEntry: { name: string } };
    integrity: Record<string, string>;
  };
  const { name } = metaData.remoteEntry;
  return { text, name, entry: join(dirname(path), name), entryHash: integrity[name] ?? '' };
}

const settings = ({ page }: Visit) => page.getByRole('link', { name: 'Account settings' }).click();
const notice = ({ page }: Visit) => page.getByRole('alert');

/** As in a browser that has never been here: what it keeps of the remote it would not ask for. */
async function forgetFiles({ context, page }: Visit) {
  const devTools = await context.newCDPSession(page);
  await devTools.send('Network.clearBrowserCache');
  await devTools.detach();
}

async function openSettings(visit: Visit) {
  await forgetFiles(visit);
  await visit.page.goto(portal.demo.hostUrl);
  await settings(visit);
}

async function expectPortalWithoutRemote(visit: Visit) {
  await expect(notice(visit)).toContainText('not available right now');
  await expect(visit.sessionSub).toHaveText('auth0|ada');
  await visit.page.getByRole('link', { name: 'Home' }).click();
  await expect(visit.page.getByRole('heading', { level: 1 })).toBeVisible();
}

async function expectBackAfterTryAgain(visit: Visit) {
  await visit.page.getByRole('button', { name: 'Try again' }).click();
  await expect(visit.button('Link Google')).toBeEnabled();
}

/** Another visit with the same session, with other addresses; nothing is remembered yet. */
async function visitWith(options: Variant['remote'], stored: Record<string, string> = {}) {
  const visit = await portal.visit({
    remote: { retries: RETRIES, ...options },
    session: { ...session, ...stored },
  });
  await openSettings(visit);
  return visit;
}

it('down: the portal works, and shows the list once it is back', async () => {
  await portal.demo.remote.stop();
  await openSettings(ada);
  await expectPortalWithoutRemote(ada);
  await settings(ada);
  await expect(notice(ada)).toBeVisible();
  await portal.demo.remote.start();
  await expectBackAfterTryAgain(ada);
});

const FILES = [
  ['the manifest', MANIFEST],
  ['the entry', ENTRY],
  ['the chunk', CHUNK],
] as const;

const ANSWERS: readonly (readonly [string, Fault])[] = [
  ['404', { status: 404 }],
  ['500', { status: 500, body: 'Internal Server Error' }],
  ['500 with JSON', { status: 500, type: JSON_TYPE, body: '{}' }],
  ['HTML', { status: 200, type: 'text/html', body: '<!doctype html><p>Hello' }],
  ['half a file', 'cut'],
  ['nothing', 'hang'],
];

describe.each(FILES)('%s answered with', (_, file) => {
  it.each(ANSWERS)(
    '%s: the portal works, and "Try again" does once it is back',
    async (_name, answer) => {
      const hangs = answer === 'hang';
      const visit = hangs ? hasty : ada;
      const attempts = hangs ? 1 : 1 + RETRIES;
      remote.set({ with: file, answer });
      await openSettings(visit);
      await expectPortalWithoutRemote(visit);
      expect(remote.count(MANIFEST)).toBe(attempts);

      await settings(visit); // a failure is not kept: the loader asks again
      await expect(notice(visit)).toBeVisible();
      expect(remote.count(MANIFEST)).toBe(2 * attempts);

      remote.set(null);
      await expectBackAfterTryAgain(visit);
    },
  );
});

describe('a remote that stumbles once', () => {
  it.each(FILES)('over %s is there without anybody trying again', async (_, file) => {
    remote.set({ with: file, answer: { status: 503 }, times: 1 });
    await openSettings(ada);
    await expect(ada.button('Link Google')).toBeEnabled();
    expect(remote.count(MANIFEST)).toBe(2);
  });

  it.each([
    ['manifest', MANIFEST, JSON_TYPE],
    ['entry', ENTRY, 'text/javascript'],
  ] as const)(
    'over a stale %s, which names a chunk that is gone, is there too',
    async (_, file, type) => {
      const manifest = await readManifest();
      const [, hash = ''] = /expose_LinkAccounts\.([0-9a-f]+)\.js/.exec(manifest.text) ?? [];
      const current = file === ENTRY ? await readFile(manifest.entry, 'utf8') : manifest.text;
      const body = current.replaceAll(hash, '0'.repeat(hash.length));
      expect(body).not.toBe(current);
      remote.set({ with: file, answer: { status: 200, type, body }, times: 1 });
      await openSettings(ada);
      await expect(ada.button('Link Google')).toBeEnabled();
    },
  );
});

it('the host is told why an attempt failed, also when the next one succeeds', async () => {
  const told: string[] = [];
  ada.page.on('console', (message) => told.push(message.text()));
  remote.set({ with: MANIFEST, answer: { status: 503, type: JSON_TYPE, body: '{}' }, times: 1 });
  await openSettings(ada);
  await expect(ada.button('Link Google')).toBeEnabled();
  expect(told.filter((text) => /did not load.*answered 503/s.test(text))).toHaveLength(1);
});

describe('with earlier versions to fall back to', () => {
  it.each(FILES)('the portal shows one of them when %s is broken', async (_, file) => {
    remote.set({ with: file, answer: { status: 404 } });
    const visit = await visitWith({ fallback: manifestOf(earlierServer) });
    await expect(visit.button('Link Google')).toBeEnabled();
    expect(remote.count(MANIFEST)).toBe(1 + RETRIES);
    expect(earlier.count(CHUNK)).toBe(1);
    await visit.close();
  });

  it('the portal asks none of them when nothing is broken', async () => {
    const visit = await visitWith({ fallback: manifestOf(earlierServer) });
    await expect(visit.button('Link Google')).toBeEnabled();
    expect(earlier.count(/./)).toBe(0);
    await visit.close();
  });

  it('the one that last worked in this browser goes before the others', async () => {
    remote.set({ with: MANIFEST, answer: { status: 404 } });
    const visit = await visitWith({ fallback: [brokenServer, earlierServer].map(manifestOf) });
    await expect(visit.button('Link Google')).toBeEnabled();
    const before = broken.count(MANIFEST);
    expect(before).toBe(1 + RETRIES);
    await openSettings(visit);
    await expect(visit.button('Link Google')).toBeEnabled();
    expect(broken.count(MANIFEST)).toBe(before);
    await visit.close();
  });

  it('an address that the portal does not list is never asked, whoever has stored it', async () => {
    remote.set({ with: MANIFEST, answer: { status: 404 } });
    const visit = await visitWith({}, { 'link-accounts:last-good': manifestOf(earlierServer) });
    await expect(notice(visit)).toBeVisible();
    expect(earlier.count(/./)).toBe(0);
    await visit.close();
  });
});

describe('a portal that has the manifest', () => {
  const visitWithManifest = async (options: Variant['remote'] = {}) => {
    const { text } = await readManifest();
    return visitWith({ manifest: JSON.parse(text) as object, ...options });
  };

  it('asks for the files alone', async () => {
    const visit = await visitWithManifest();
    await expect(visit.button('Link Google')).toBeEnabled();
    expect([ENTRY, CHUNK, /./].map(remote.count)).toEqual([1, 1, 2]);
    await visit.close();
  });

  it('runs no other files, and does not ask for another manifest, which could list them', async () => {
    const body = 'document.body.dataset.ran = "true";';
    remote.set({ with: ENTRY, answer: { status: 200, type: 'text/javascript', body } });
    const visit = await visitWithManifest();
    await expect(notice(visit)).toBeVisible();
    expect([ENTRY, MANIFEST].map(remote.count)).toEqual([1 + RETRIES, 0]);
    await expect(visit.page.locator('body[data-ran]')).toHaveCount(0);
    await visit.close();
  });

  it('goes on with an earlier version, whose manifest it asks for, when the files are gone', async () => {
    remote.set({ with: /./, answer: { status: 404 } });
    const visit = await visitWithManifest({ fallback: manifestOf(earlierServer) });
    await expect(visit.button('Link Google')).toBeEnabled();
    expect([remote, earlier].map(({ count }) => count(MANIFEST))).toEqual([0, 1]);
    await visit.close();
  });
});

it('what the page has preloaded is not loaded again', async () => {
  const { name, entryHash } = await readManifest();
  const manifest = portal.demo.remoteUrl + MANIFEST_PATH;
  await forgetFiles(ada);
  await ada.page.goto(portal.demo.hostUrl);
  await ada.page.evaluate(
    (links) =>
      Promise.all(
        links.map(
          (attributes) =>
            new Promise((onload, onerror) => {
              const link = document.createElement('link');
              document.head.append(
                Object.assign(link, attributes, {
                  rel: 'preload',
                  crossOrigin: '',
                  onload,
                  onerror,
                }),
              );
            }),
        ),
      ).then(() => undefined),
    [
      { as: 'fetch', href: manifest },
      { as: 'script', href: new URL(name, manifest).href, integrity: entryHash },
    ],
  );
  await settings(ada);
  await expect(ada.button('Link Google')).toBeEnabled();
  expect(remote.count(MANIFEST)).toBe(1);
  expect(remote.count(ENTRY)).toBe(1);
});
