/** The remote in each of its entries: what it offers, and what it takes from the host. */
import { join } from 'node:path';
import { ModuleFederationPlugin } from '@module-federation/enhanced/webpack';
import webpack, { type Configuration } from 'webpack';
import { foldersOf, type Entry, type FederatedEntry } from './layout.ts';
import { asModules, base, REACT, ROOT } from './webpack/base.ts';
import { compressed } from './webpack/compressed.ts';
import { floatingManifest } from './webpack/floatingManifest.ts';
import { freshChunks } from './webpack/freshChunks.ts';
import { ENTRY, hashedEntry } from './webpack/hashedEntry.ts';
import { importMap } from './webpack/importMap.ts';
import { integrity } from './webpack/integrity.ts';
import { leanManifest } from './webpack/leanManifest.ts';
import { requireTypes } from './webpack/requireTypes.ts';
import { severalHosts } from './webpack/severalHosts.ts';

/** Before a host loses patience, whose next attempt would wait for the same request. */
const CHUNK_LOAD_TIMEOUT_MS = 7_000;

const EXPOSES = {
  './LinkAccounts': './src/LinkAccounts.tsx',
  './mount': './src/mount.tsx',
  './element': './src/element.ts',
  './machine': './src/machine.ts',
};

const GUEST = join(ROOT, 'deploy/webpack/guest.ts');

/** What a host can take that has no React 19 to share: a component needs the host's own. */
const { './LinkAccounts': _, ...WITHOUT_REACT } = EXPOSES;

/**
 * React is the host's copy. As a `singleton`, it would be taken even where it is an 18, which breaks what
 * has a React to fall back to.
 */
export const SHARED_REACT = Object.fromEntries(
  REACT.map((name) => [name, { requiredVersion: '^19.0.0' }]),
);

export interface RemoteBuild {
  entry: Entry;
  version: string;
  /** Whether hosts get the types too: two thirds of the time that a build takes. */
  types: boolean;
}

/** One entry of the remote, in the folder of its version. */
export const remoteOf = (build: RemoteBuild): Configuration => ({
  ...base,
  name: `remote/${build.entry}`,
  optimization: { ...base.optimization, splitChunks: false }, // a host takes one expose: one file
  devtool: false,
  infrastructureLogging: { level: 'error' }, // `publicPath: 'auto'` is warned of, and meant
  performance: { hints: false },
  ...(build.entry === 'module' ? moduleOf(build) : federatedOf({ ...build, entry: build.entry })),
});

function federatedOf(build: RemoteBuild & { entry: FederatedEntry }): Configuration {
  const { entry, version, types } = build;
  const folders = foldersOf(version, entry);
  // Versions may meet in one page, and so may entries: none must take the others' chunks.
  const globalName = `link_accounts_${version.replaceAll(/\W/g, '_')}_${entry}`;
  return {
    entry: {},
    output: {
      ...outputOf(build),
      publicPath: 'auto',
      uniqueName: globalName,
      chunkLoadTimeout: CHUNK_LOAD_TIMEOUT_MS,
      crossOriginLoading: 'anonymous',
      trustedTypes: 'link_accounts#webpack',
    },
    plugins: [
      ...containerOf(build, globalName),
      sourceMaps,
      integrity,
      freshChunks,
      hashedEntry,
      floatingManifest(folders),
      compressed,
      types && requireTypes,
    ],
  };
}

/** The container, with the manifest that a host's federation runtime reads. */
function containerOf({ entry, version, types }: RemoteBuild, globalName: string) {
  const container = {
    name: 'link_accounts',
    library: { type: 'var', name: globalName },
    filename: ENTRY,
    exposes: entry === 'standalone' ? WITHOUT_REACT : EXPOSES,
    shared: entry === 'standalone' ? {} : SHARED_REACT,
  };
  if (entry === 'lean') {
    const exposes = Object.entries(EXPOSES).map(([path, file]) => ({
      [path]: { import: file, name: path.replace('./', '__federation_expose_') },
    }));
    const { shared, ...itself } = container;
    const manifest = leanManifest({ version, globalName, shared });
    return [
      new webpack.container.ContainerPlugin({ ...itself, exposes }),
      // takes what a host shares, and offers nothing: see guest.ts
      new webpack.sharing.ConsumeSharedPlugin({ consumes: shared }),
      severalHosts,
      manifest,
    ];
  }
  const plugin = new ModuleFederationPlugin({
    ...container,
    shareStrategy: 'loaded-first', // a host that shares the same way starts even when a remote is down
    runtimePlugins: entry === 'shared' ? [GUEST] : [],
    // A remote in a browser that has no remotes of its own: a third of its entry less to download.
    experiments: { optimization: { target: 'web', disableSnapshot: true, disableRemote: true } },
    dts: types && { generateTypes: true, consumeTypes: false },
    dev: false,
  });
  return [plugin];
}

/** Each expose a file that is imported by its name, with all that it needs but React. */
const moduleOf = (build: RemoteBuild): Configuration => ({
  ...asModules,
  entry: Object.fromEntries(
    Object.entries(EXPOSES).map(([path, file]) => [path.slice('./'.length), file]),
  ),
  externals: REACT,
  output: { ...outputOf(build), filename: '[name].js', library: { type: 'module' } },
  plugins: [sourceMaps, importMap(foldersOf(build.version, build.entry)), compressed],
});

const outputOf = ({ entry, version }: RemoteBuild) => ({
  path: join(ROOT, 'dist/remote', foldersOf(version, entry).versioned),
  chunkFilename: '[name].[contenthash:8].js',
  clean: { keep: /^(standalone|lean|module)\// },
});

/** Without the entry, which is generated, and names files of the machine that built it. */
const sourceMaps = new webpack.SourceMapDevToolPlugin({
  filename: '[file].map',
  exclude: ENTRY,
});
