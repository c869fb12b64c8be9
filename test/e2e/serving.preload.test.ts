/** A page that names the remote's files ahead: when the module is wanted, nothing is left to wait for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { ENTRIES, manifestPathOf, type Entry } from '../../deploy/layout.ts';
import type { RunningServer } from '../../host-demo/loopback.ts';
import { serveFolder, type Fault } from '../../host-demo/serve.ts';
import { version } from '../../src/version.ts';
import { expect } from '../harness/expect.ts';
import { openHostPages } from '../harness/hostPage/index.ts';
import { REMOTE } from '../harness/remoteServers.ts';

let asked: string[] = [];
let isTampered = false;
let server: RunningServer;
let hosts: Awaited<ReturnType<typeof openHostPages>>;

beforeAll(async () => {
  const fault = (path: string): Fault | undefined => {
    asked.push(path);
    if (!isTampered || !path.endsWith('.js')) return undefined;
    return { status: 200, type: 'text/javascript', body: 'globalThis.ran = true;' };
  };
  server = await serveFolder({ folder: REMOTE, port: 0, cors: true, fault });
  hosts = await openHostPages();
});
beforeEach(() => {
  asked = [];
  isTampered = false;
});
afterAll(async () => {
  await hosts.close();
  await server.close();
});

interface Manifest {
  readonly integrity: Readonly<Record<string, string>>;
  readonly metaData: { readonly remoteEntry: { readonly name: string } };
  readonly exposes: readonly {
    readonly name: string;
    readonly assets: { readonly js: { readonly sync: readonly string[] } };
  }[];
}

type Link = Readonly<Record<string, string>>;

/** As docs/serving.md has them. */
function linksFor(entry: Entry, expose: string): Link[] {
  const path = manifestPathOf(version, entry);
  const url = server.url + path;
  const manifest = JSON.parse(readFileSync(join(REMOTE, path), 'utf8')) as Manifest;
  const link = (attributes: Link, file: string) => ({
    ...attributes,
    integrity: manifest.integrity[file] ?? '',
    href: new URL(file, url).href,
  });
  if (entry === 'module') {
    const file = Object.keys(manifest.integrity).find((one) => one.endsWith(`/${expose}.js`));
    return [link({ rel: 'modulepreload' }, file ?? '')];
  }
  const { sync = [] } = manifest.exposes.find(({ name }) => name === expose)?.assets.js ?? {};
  return [
    { rel: 'preload', as: 'fetch', crossorigin: 'anonymous', href: url },
    ...[manifest.metaData.remoteEntry.name, ...sync].map((file) =>
      link({ rel: 'preload', as: 'script', crossorigin: 'anonymous' }, file),
    ),
  ];
}

/** Until each has been loaded, or refused. */
const addTo = (page: Page, links: readonly Link[]) =>
  page.evaluate(async (all) => {
    const settled = all.map((attributes) => {
      const link = document.createElement('link');
      for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value);
      return new Promise((resolve) => {
        for (const event of ['load', 'error']) link.addEventListener(event, resolve);
        document.head.append(link);
      });
    });
    await Promise.all(settled);
  }, links);

describe.each(ENTRIES)('the %s entry', (entry) => {
  const expose = entry === 'standalone' ? 'mount' : 'LinkAccounts';
  const manifestPath = manifestPathOf(version, entry);

  async function openAhead() {
    const page = await hosts.newPage();
    const links = linksFor(entry, expose);
    await addTo(page, links);
    const manifest = server.url + manifestPath;
    const options = { manifest, expose, react: true, locale: 'en', verifies: true } as const;
    const opened = await page.open(options).catch(() => 'refused');
    return { page, links, opened };
  }

  it('is loaded once, and from the links alone', async () => {
    const { page, links, opened } = await openAhead();
    expect(opened).toBe(version);
    await expect(page.getByRole('region', { name: 'Linked accounts' })).toBeVisible();
    const named = links.map(({ href = '' }) => new URL(href).pathname);
    // which the server of a host reads, and here the page
    const read = entry === 'module' ? [manifestPath] : [];
    expect(asked.sort()).toEqual([...named, ...read].sort());
    await page.close();
  });

  it('does not run when it has been tampered with', async () => {
    isTampered = true;
    const { page, opened } = await openAhead();
    expect(opened).toBe('refused');
    expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
    await page.close();
  });
});
