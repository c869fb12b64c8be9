/** A page that names the remote's files in its head: by the time that the module is wanted, nothing is waited for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { ENTRIES, manifestPathOf, type Entry } from '../../deploy/layout.ts';
import type { RunningServer } from '../../host-demo/loopback.ts';
import { serveFolder } from '../../host-demo/serve.ts';
import { version } from '../../src/version.ts';
import { expect } from '../harness/expect.ts';
import { openHostPages } from '../harness/hostPage/index.ts';
import { REMOTE } from '../harness/remoteServers.ts';

let asked: string[] = [];
let server: RunningServer;
let hosts: Awaited<ReturnType<typeof openHostPages>>;

beforeAll(async () => {
  const fault = (path: string) => void asked.push(path);
  server = await serveFolder({ folder: REMOTE, port: 0, cors: true, fault });
  hosts = await openHostPages();
});
beforeEach(() => void (asked = []));
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

describe.each(ENTRIES)('the %s entry', (entry) => {
  const expose = entry === 'standalone' ? 'mount' : 'LinkAccounts';

  it('is loaded once, and from the links alone', async () => {
    const page = await hosts.newPage();
    const links = linksFor(entry, expose);
    await page.evaluate(
      (all) =>
        Promise.all(
          all.map((attributes) => {
            const link = document.createElement('link');
            for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value);
            document.head.append(link);
            return new Promise((resolve, reject) => {
              link.addEventListener('load', resolve);
              link.addEventListener('error', reject);
            });
          }),
        ),
      links,
    );
    const manifest = server.url + manifestPathOf(version, entry);
    const options = { manifest, expose, react: true, locale: 'en', verifies: true } as const;
    expect(await page.open(options)).toBe(version);
    await expect(page.getByRole('region', { name: 'Linked accounts' })).toBeVisible();
    const scripts = asked.filter((path) => path !== manifestPathOf(version, 'module'));
    expect(scripts.sort()).toEqual(links.map(({ href = '' }) => new URL(href).pathname).sort());
    await page.close();
  });
});
