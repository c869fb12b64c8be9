/**
 * Somebody has a hand on the remote's files: whatever they change, in any entry, nothing of it runs
 * as long as the manifest is the one that was built. A host that does not trust its server pins it.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import { ENTRIES, foldersOf, manifestOf, manifestPathOf, type Entry } from '../../deploy/layout.ts';
import type { RunningServer } from '../../host-demo/loopback.ts';
import { serveFolder, type Fault } from '../../host-demo/serve.ts';
import { version } from '../../src/version.ts';
import { expect } from '../harness/expect.ts';
import { openHostPages } from '../harness/hostPage/index.ts';
import type { HostOptions } from '../harness/hostPage/options.ts';
import { openPortal } from '../harness/portal.ts';
import { REMOTE } from '../harness/remoteServers.ts';

type Visit = Pick<HostOptions, 'expose' | 'react' | 'locale'>;

const WITHOUT_REACT = [
  { expose: 'mount', react: false },
  { expose: 'element', react: false },
  { expose: 'machine', react: false },
] as const;

const WITH_REACT = [{ expose: 'LinkAccounts', react: true }, ...WITHOUT_REACT] as const;

const LANGUAGES = ['ar', 'de', 'es', 'fr', 'ja', 'pt'];
const ANY_VISIT = { expose: 'mount', react: false, locale: 'en' } as const;

/** What a host can do with each entry: together, these load every file that can be loaded. */
const visitsOf = (entry: Entry): readonly Visit[] => [
  ...(entry === 'standalone' ? WITHOUT_REACT : WITH_REACT).map((one) => ({ ...one, locale: 'en' })),
  ...LANGUAGES.map((locale) => ({ ...ANY_VISIT, locale })),
];

const FALLBACK = expect.stringMatching(/^\d+\./);
/** What the list is there without. */
const LATER = /^(ar|de|es|fr|ja|pt|machinery)\./;

const scriptsOf = (entry: Entry) => {
  const { versioned } = foldersOf(version, entry);
  return readdirSync(join(REMOTE, versioned)).filter((file) => file.endsWith('.js'));
};

let isTampered: (file: string) => boolean;
let answered: string[] = [];
/** Whether the hashes in the entry are taken out as well. */
let forgetsHashes = false;
let manifestFault: Fault | undefined;
let server: RunningServer;
let hosts: Awaited<ReturnType<typeof openHostPages>>;

function tamperWith(path: string): Fault | undefined {
  const file = basename(path);
  if (file.endsWith('.json')) return manifestFault;
  if (!file.endsWith('.js') || !isTampered(file)) return undefined;
  answered.push(file);
  return { status: 200, type: 'text/javascript', body: tampered(path) };
}

/** The file, with something before it that would show. */
function tampered(path: string): string {
  const original = readFileSync(join(REMOTE, path), 'utf8');
  const kept = forgetsHashes ? original.replaceAll(/sha384-[\w+/]+/g, '') : original;
  return `(globalThis.tampered ??= []).push(${JSON.stringify(basename(path))});${kept}`;
}

const sha384 = (text: string) => `sha384-${createHash('sha384').update(text).digest('base64')}`;

const ranIn = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { tampered?: string[] }).tampered ?? []);

beforeAll(async () => {
  server = await serveFolder({
    folder: REMOTE,
    port: 0,
    cors: true,
    fault: (path) => tamperWith(path),
  });
  hosts = await openHostPages();
});
afterEach(() => {
  answered = [];
  forgetsHashes = false;
  manifestFault = undefined;
});
afterAll(async () => {
  await hosts.close();
  await server.close();
});

/** Until the module is there with all that it loads, in whatever language, or has been refused. @returns what ran */
async function visit(entry: Entry, options: Visit & { verifies: boolean }) {
  const page = await hosts.newPage();
  const manifest = server.url + manifestPathOf(version, entry);
  const visit = { manifest, fails: true, ...options } as const;
  const opened = await page.open(visit).catch(() => 'refused');
  const isShown = opened !== 'refused' && options.expose !== 'machine';
  // that nobody is signed in, or that the machines, which would say so, cannot be had
  if (isShown) await expect(page.getByRole('alert')).toBeVisible();
  const ran = await ranIn(page);
  await page.close();
  return { opened, ran };
}

describe.each(ENTRIES)('the %s entry', (entry) => {
  /** A visit that loads the file: found by a host that verifies nothing. */
  const loads = new Map<string, Visit>();

  it('a host that verifies nothing runs what was tampered with', async () => {
    isTampered = () => true;
    forgetsHashes = true;
    for (const visited of visitsOf(entry)) {
      const { opened, ran } = await visit(entry, { ...visited, verifies: false });
      expect(opened).toBe(version);
      for (const file of ran) loads.set(file, visited);
    }
    const unused = scriptsOf(entry).filter((file) => !loads.has(file));
    // of react-dom and of react-dom/client it has two copies, of which a page takes one
    expect(unused).toEqual(entry === 'shared' ? [FALLBACK, FALLBACK] : []);
  });

  it.each(scriptsOf(entry))('nothing of %s runs once it is tampered with', async (file) => {
    isTampered = (one) => one === file;
    const isLoaded = loads.has(file);
    const visited = loads.get(file) ?? ANY_VISIT;
    const { opened, ran } = await visit(entry, { ...visited, verifies: true });
    expect(answered.includes(file)).toBe(isLoaded);
    expect(ran).toEqual([]);
    const isNeeded = isLoaded && !LATER.test(file);
    expect(opened).toBe(isNeeded ? 'refused' : version);
  });
});

describe.each(ENTRIES)(
  'the manifest of the %s entry, once it lists what was tampered with',
  (entry) => {
    const path = `/${foldersOf(version, entry).versioned}/${manifestOf(entry)}`;
    const original = readFileSync(join(REMOTE, path), 'utf8');
    const withHashesOf = (tampered: (file: string) => string) => {
      const manifest = JSON.parse(original) as { integrity: Record<string, string> };
      const files = Object.keys(manifest.integrity);
      const integrity = Object.fromEntries(files.map((file) => [file, sha384(tampered(file))]));
      return JSON.stringify({ ...manifest, integrity });
    };

    async function open(pin: string) {
      isTampered = () => true;
      forgetsHashes = true;
      const body = withHashesOf((file) => tampered(join(path, '..', file)));
      manifestFault = { status: 200, type: 'application/json', body };
      const page = await hosts.newPage();
      const manifest = server.url + path;
      const opened = await page
        .open({ ...ANY_VISIT, manifest, verifies: true, pin })
        .catch(() => 'refused');
      const ran = await ranIn(page);
      await page.close();
      return { opened, ran };
    }

    it('is refused by a host that pins it', async () => {
      expect(await open(sha384(original))).toEqual({ opened: 'refused', ran: [] });
    });

    it('is believed by a host that does not', async () => {
      const { opened, ran } = await open('');
      expect(opened).toBe(version);
      expect(ran).not.toHaveLength(0);
    });
  },
);

describe.each(['shared', 'lean'] as const)('the portal, with the %s entry', (entry) => {
  it.each([
    ['the entry', /^remoteEntry/],
    ['the component', /^__federation_expose_LinkAccounts/],
  ])(
    'does without the module when %s is tampered with, and with it once it is whole',
    async (_, file) => {
      isTampered = (one) => file.test(one);
      const portal = await openPortal({ entry, remoteFault: tamperWith });
      const ada = await portal.visit();
      await ada.logInAs('ada@example.com');
      await ada.page.getByRole('link', { name: 'Account settings' }).click();
      await expect(ada.page.getByRole('alert')).toContainText('not available right now');
      expect(answered).not.toHaveLength(0);
      expect(await ranIn(ada.page)).toEqual([]);
      isTampered = () => false;
      await ada.page.getByRole('button', { name: 'Try again' }).click();
      await expect(ada.button('Link Google')).toBeEnabled();
      await ada.close();
      await portal.close();
    },
  );
});
