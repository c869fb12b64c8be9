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

const SHARED = { react: { singleton: true }, 'react-dom': { singleton: true } };

type FederationOptions = ConstructorParameters<typeof ModuleFederationPlugin>[0];

/** An older React than the remote's, as far as anybody can tell. */
const OLDER = { singleton: true, version: '19.0.0' };

/** What is different in each. */
const BUILDS = {
  plain: {},
  verifying: { runtimePlugins: [join(import.meta.dirname, 'integrity.ts')] },
  /** The plugin's default: what is shared is agreed on with all remotes before the host starts. */
  versionFirst: { shareStrategy: 'version-first' },
  older: { shareStrategy: 'version-first', shared: { react: OLDER, 'react-dom': OLDER } },
} satisfies Record<string, Partial<FederationOptions>>;
export type Build = keyof typeof BUILDS;

/** @param manifest the remote's, which the builds name */
export async function openPluginPages(manifest: string, ...builds: Build[]) {
  const folder = await mkdtemp(join(tmpdir(), 'link-accounts-plugin-'));
  await compile(builds.map((build) => hostOf(build, manifest, join(folder, build))));
  const page = '<!doctype html><body><script src="/main.js"></script>';
  await Promise.all(builds.map((build) => writeFile(join(folder, build, 'index.html'), page)));
  const servers = new Map(
    await Promise.all(
      builds.map(
        async (build) =>
          [
            build,
            await serveFolder({ folder: join(folder, build), port: 0, spaFallback: true }),
          ] as const,
      ),
    ),
  );
  const browser = await chromium.launch({
    executablePath: chromiumExecutable(),
    args: CHROMIUM_ARGS,
  });
  return {
    /** A page of a new visitor, which loads the module that way. */
    async visit(build: Build, way: Way) {
      const page = await browser.newPage();
      await page.goto(`${servers.get(build)?.url ?? ''}/?way=${way}`);
      return page;
    },
    async close() {
      await browser.close();
      await Promise.all([...servers.values()].map((server) => server.close()));
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
      shared: SHARED,
      shareStrategy: 'loaded-first',
      dts: false,
      ...BUILDS[build],
    }),
  ],
});
