/** Pages of a host whose build has the federation plugin, and names the remote. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModuleFederationPlugin } from '@module-federation/enhanced/webpack';
import { chromium } from 'playwright';
import type { Configuration } from 'webpack';
import { base } from '../../../deploy/webpack/base.ts';
import { compile } from '../../../host-demo/build.ts';
import { serveFolder } from '../../../host-demo/serve.ts';
import { CHROMIUM_ARGS, chromiumExecutable } from '../chromium.ts';
import type { Way } from './page.tsx';

/** Without `runtimePlugins`, and with `integrityPlugin` among them. */
const BUILDS = ['plain', 'verifying'] as const;
export type Build = (typeof BUILDS)[number];

/** @param manifest the remote's, which the builds name */
export async function openPluginPages(manifest: string) {
  const folder = await mkdtemp(join(tmpdir(), 'link-accounts-plugin-'));
  await compile(BUILDS.map((build) => hostOf(build, manifest, join(folder, build))));
  const page = '<!doctype html><body><script src="/main.js"></script>';
  await Promise.all(BUILDS.map((build) => writeFile(join(folder, build, 'index.html'), page)));
  const [plain, verifying] = await Promise.all(
    BUILDS.map((build) => serveFolder({ folder: join(folder, build), port: 0, spaFallback: true })),
  );
  const servers = { plain, verifying };
  const browser = await chromium.launch({
    executablePath: chromiumExecutable(),
    args: CHROMIUM_ARGS,
  });
  return {
    /** A page of a new visitor, which loads the module that way. */
    async visit(build: Build, way: Way) {
      const page = await browser.newPage();
      await page.goto(`${servers[build]?.url}/?way=${way}`);
      return page;
    },
    async close() {
      await browser.close();
      await Promise.all([plain?.close(), verifying?.close()]);
      await rm(folder, { recursive: true });
    },
  };
}

const hostOf = (build: Build, manifest: string, path: string): Configuration => ({
  ...base,
  entry: { main: join(import.meta.dirname, 'main.ts') },
  output: { path, publicPath: '/', filename: '[name].js' },
  devtool: false,
  optimization: { minimize: false },
  plugins: [
    new ModuleFederationPlugin({
      name: 'my_portal',
      remotes: { link_accounts: `link_accounts@${manifest}` },
      shared: { react: { singleton: true }, 'react-dom': { singleton: true } },
      shareStrategy: 'loaded-first',
      runtimePlugins: build === 'verifying' ? [join(import.meta.dirname, 'integrity.ts')] : [],
      dts: false,
    }),
  ],
});
