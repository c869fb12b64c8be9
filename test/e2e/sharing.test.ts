/** What becomes of the remote's modules, whatever React a host has, and whatever it shares of it. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { manifestPathOf } from '../../deploy/layout.ts';
import type { RunningServer } from '../../host-demo/loopback.ts';
import { serveFolder } from '../../host-demo/serve.ts';
import { version } from '../../src/version.ts';
import { expect } from '../harness/expect.ts';
import { openHostPages } from '../harness/hostPage/index.ts';
import { REMOTE } from '../harness/remoteServers.ts';

const MODULES = [
  ['shared', 'LinkAccounts'],
  ['shared', 'mount'],
  ['standalone', 'mount'],
] as const;

const KILOBYTE = 1_000;
/** How far the documented figures may be off. */
const TOLERANCE = 0.1;

const guide = readFileSync(new URL('../../docs/versions.md', import.meta.url), 'utf8');

/** The table of `docs/versions.md`: each row says what becomes of each module. */
const cases = [...guide.matchAll(/^\| (18|19) +\| (.+?) +\| (.+ kB.+)\|$/gm)].flatMap(
  ([, major, shares = '', cells = '']) =>
    MODULES.map(([entry, expose], column) => {
      const cell = cells.split('|')[column] ?? '';
      const fails = cell.includes('an error');
      const bytes = Number(/(\d+) kB/.exec(cell)?.[1]) * KILOBYTE;
      const named = [...shares.matchAll(/`(react\S*)`/g)].map(([, name = '']) => name);
      const title = `that shares ${shares}, ./${expose} of the ${entry} entry: ${cell.trim()}`;
      return [title, { major: Number(major), shares, named, entry, expose, fails, bytes }] as const;
    }),
);

it('the table says of each way to share what becomes of each module', () => {
  expect(cases).toHaveLength(8 * MODULES.length);
});

let server: RunningServer;
beforeAll(async () => void (server = await serveFolder({ folder: REMOTE, port: 0, cors: true })));
afterAll(() => server.close());

describe.each([
  [18, 'hosts/react-18'],
  [19, 'shell'],
] as const)('a host with React %s', (major, name) => {
  let hosts: Awaited<ReturnType<typeof openHostPages>>;
  beforeAll(async () => void (hosts = await openHostPages(name)));
  afterAll(() => hosts.close());

  it.each(cases.filter(([, one]) => one.major === major))(
    '%s',
    async (_, { shares, named, entry, expose, fails, bytes }) => {
      const page = await hosts.newPage();
      const sizes: Promise<number>[] = [];
      page.on('requestfinished', (request) => {
        if (!request.url().startsWith(server.url)) return;
        sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
      });
      await page.open({
        manifest: server.url + manifestPathOf(version, entry),
        expose,
        react: shares !== 'nothing',
        ...(named.length > 0 && { entries: named }),
        locale: 'en',
        verifies: true,
      });
      if (fails) {
        const alert = page.getByRole('alert');
        await expect(alert).toContainText('LinkAccountsError: configuration: LinkAccounts came');
        await expect(alert).toContainText(/React 19\.\d+\.\d+.*hostReact.*mount/);
      } else {
        await expect(page.getByRole('region', { name: 'Linked accounts' })).toBeVisible();
      }
      const downloaded = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
      expect(downloaded, `${downloaded} bytes`).toBeGreaterThan(bytes * (1 - TOLERANCE));
      expect(downloaded, `${downloaded} bytes`).toBeLessThan(bytes * (1 + TOLERANCE));
      await page.close();
    },
  );
});
