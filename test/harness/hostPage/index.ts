/** A page of some host's, and a browser to open it in. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import configurations from '../../../webpack.config.ts';
import { compile } from '../../../host-demo/build.ts';
import type { HostName } from '../../../host-demo/hostNames.ts';
import { serveFolder, type ServeOptions } from '../../../host-demo/serve.ts';
import { CHROMIUM_ARGS, chromiumExecutable } from '../chromium.ts';
import type { HostOptions } from './options.ts';
import type { OpenHost } from './page.ts';

/**
 * @param host whose packages the page is made of, its React among them
 * @param more what its server has besides
 */
export async function openHostPages(
  host: HostName = 'shell',
  more: Pick<ServeOptions, 'folders' | 'fault'> = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'link-accounts-host-'));
  await buildPage(host, folder);
  await writeFile(
    join(folder, 'index.html'),
    '<!doctype html><body><script src="/page.js"></script>',
  );
  const server = await serveFolder({ ...more, folder, port: 0, spaFallback: true });
  const browser = await chromium.launch({
    executablePath: chromiumExecutable(),
    args: CHROMIUM_ARGS,
  });
  return {
    /** A new page of a new visitor, who has nothing in the cache. */
    async newPage() {
      const page = await browser.newPage();
      await page.goto(server.url);
      return Object.assign(page, {
        /** Loads and shows one module. @returns its version */
        open: (options: HostOptions) =>
          page.evaluate((given) => (window as unknown as { open: OpenHost }).open(given), options),
      });
    },
    async close() {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

const buildPage = (host: HostName, folder: string) =>
  compile([
    {
      ...configurations.find(({ name }) => name === host),
      entry: { page: join(import.meta.dirname, 'page.ts') },
      output: { path: folder, filename: '[name].js' },
      devtool: false,
      optimization: { minimize: false },
      plugins: [],
    },
  ]);
