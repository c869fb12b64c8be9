/** A host whose build has the federation plugin and names the remote, without the package's loader. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import { foldersOf, MANIFEST, manifestPathOf, type Entry } from '../../deploy/layout.ts';
import type { RunningServer } from '../../host-demo/loopback.ts';
import { serveFolder, type Fault } from '../../host-demo/serve.ts';
import { version } from '../../src/version.ts';
import { expect } from '../harness/expect.ts';
import { openPluginPages } from '../harness/pluginPage/index.ts';
import { REMOTE } from '../harness/remoteServers.ts';

const FILES = [
  ['the manifest', /\/mf-manifest\.json$/],
  ['the entry', /\/remoteEntry\.\w+\.js$/],
  ['the component', /\/__federation_expose_LinkAccounts\.\w+\.js$/],
] as const;
const [, ...SCRIPTS] = FILES;

let faultOf: (path: string) => Fault | undefined = () => undefined;
let asked: string[] = [];
let server: RunningServer;
let hosts: Awaited<ReturnType<typeof openPluginPages>>;

beforeAll(async () => {
  const fault = (path: string) => {
    asked.push(path);
    return faultOf(path);
  };
  server = await serveFolder({ folder: REMOTE, port: 0, cors: true, fault });
  hosts = await openPluginPages(manifestAt('shared'), 'plain', 'verifying');
});
afterEach(() => {
  faultOf = () => undefined;
  asked = [];
});
afterAll(async () => {
  await hosts.close();
  await server.close();
});

interface Offer {
  readonly from: string;
}

const manifestAt = (entry: Entry) => server.url + manifestPathOf(version, entry);
const region = (page: Page) => page.getByRole('region', { name: 'Linked accounts' });
const alert = (page: Page) => page.getByRole('alert');

/** The files of the remote's own copies of these packages. */
function copiesOf(...names: readonly string[]) {
  const folder = `/${foldersOf(version, 'shared').versioned}`;
  const { shared } = JSON.parse(readFileSync(join(REMOTE, folder, MANIFEST), 'utf8')) as {
    shared: { name: string; assets: { js: { sync: string[] } } }[];
  };
  const files = shared.filter(({ name }) => names.includes(name));
  return files.flatMap(({ assets }) => assets.js.sync.map((file) => `${folder}/${file}`));
}

it.each(['import', 'loadRemote'] as const)(
  'has the list, in its own React, and downloads no other: by %s',
  async (way) => {
    const page = await hosts.visit('plain', way);
    await expect(region(page)).toBeVisible();
    const copies = copiesOf('react', 'react-dom', 'react-dom/client');
    expect(copies).not.toHaveLength(0);
    expect(asked.filter((path) => copies.includes(path))).toEqual([]);
    await page.close();
  },
);

describe.each(SCRIPTS)('%s that was tampered with', (_, file) => {
  const wasRun = (page: Page) => page.locator('html[data-tampered]');
  const tampered = (path: string): Fault | undefined => {
    if (!file.test(path)) return undefined;
    const original = readFileSync(join(REMOTE, path), 'utf8');
    const body = `document.documentElement.dataset.tampered = '';${original}`;
    return { status: 200, type: 'text/javascript', body };
  };

  it('runs, since the plugin compares no hash', async () => {
    faultOf = tampered;
    const page = await hosts.visit('plain', 'import');
    await expect(region(page)).toBeVisible();
    await expect(wasRun(page)).toHaveCount(1);
    await page.close();
  });

  it('does not run where integrityPlugin is among the runtimePlugins', async () => {
    faultOf = tampered;
    const page = await hosts.visit('verifying', 'import');
    await expect(alert(page)).toBeVisible();
    await expect(wasRun(page)).toHaveCount(0);
    await page.close();
  });
});

describe.each(FILES)('%s that was not there once', (_, file) => {
  /** @returns a page that says that the module is not there, which it could be by now */
  async function visitTooEarly(way: 'import' | 'loadRemote') {
    faultOf = (path) => (file.test(path) ? { status: 404 } : undefined);
    const page = await hosts.visit('plain', way);
    await expect(alert(page)).toBeVisible();
    faultOf = () => undefined;
    return page;
  }

  it('is there when loadRemote tries again', async () => {
    const page = await visitTooEarly('loadRemote');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(region(page)).toBeVisible();
    await page.close();
  });

  it('is not there for import() until the page is reloaded', async () => {
    const page = await visitTooEarly('import');
    await alert(page).evaluate((element) => void (element.dataset.first = ''));
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.locator('[role="alert"]:not([data-first])')).toBeVisible();
    await page.reload();
    await expect(region(page)).toBeVisible();
    await page.close();
  });
});

describe.each(['shared', 'lean'] as const)(
  'the %s entry, in a host that starts with its remotes',
  (entry) => {
    let pages: Awaited<ReturnType<typeof openPluginPages>>;
    beforeAll(async () => {
      pages = await openPluginPages(manifestAt(entry), 'versionFirst', 'older');
    });
    afterAll(() => pages.close());

    it.each(['versionFirst', 'older'] as const)(
      'leaves it its own React, also an older one: %s',
      async (build) => {
        const page = await pages.visit(build, 'import');
        await expect(region(page)).toBeVisible();
        expect(await page.evaluate(offeredBy)).toEqual(['my_portal']);
        await page.close();
      },
    );
  },
);

/** In the page: who offers anything to the host. */
function offeredBy(): string[] {
  const host = globalThis.__FEDERATION__.__INSTANCES__.find(({ name }) => name === 'my_portal');
  const versions = Object.values(host?.shareScopeMap.default ?? {}).flatMap(Object.values<Offer>);
  return [...new Set(versions.map(({ from }) => from))];
}
