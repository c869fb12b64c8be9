/**
 * The federated remote (dist/remote), with its two entries; the portal of the demo (dist/shell) and hosts
 * in other frameworks (dist/hosts), built without any federation plugin because a host needs none; the
 * gallery of all screens (dist/gallery).
 */
import { resolve } from 'node:path';
import { ModuleFederationPlugin } from '@module-federation/enhanced/webpack';
import TerserPlugin from 'terser-webpack-plugin';
import webpack, { type Configuration, type RuleSetRule } from 'webpack';
import { foldersOf, type Entry } from './deploy/layout.ts';
import { compressed } from './deploy/webpack/compressed.ts';
import { floatingManifest } from './deploy/webpack/floatingManifest.ts';
import { freshChunks } from './deploy/webpack/freshChunks.ts';
import { ENTRY, hashedEntry } from './deploy/webpack/hashedEntry.ts';
import { integrity } from './deploy/webpack/integrity.ts';
import { requireTypes } from './deploy/webpack/requireTypes.ts';
import { version } from './src/version.ts';

/** Before a host loses patience, whose next attempt would wait for the same request. */
const CHUNK_LOAD_TIMEOUT_MS = 7_000;

/** React is the host's copy. Sharing matches the exact request, so each entry of it is named. */
const REACT_ENTRIES = ['react', 'react/jsx-runtime', 'react-dom', 'react-dom/client'];

const typescript: RuleSetRule = {
  test: /\.tsx?$/,
  exclude: /node_modules/,
  loader: 'swc-loader',
  options: {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true },
      // A development build calls into React's development copy, which the host may not have.
      transform: { react: { runtime: 'automatic', development: false } },
    },
  },
};

/** The styles travel inside the component: nothing for a host to load, and nothing left behind. */
const text: RuleSetRule = {
  resourceQuery: /^\?raw$/,
  type: 'asset/source',
  loader: resolve(import.meta.dirname, 'deploy/webpack/minifyCss.cjs'),
};

const base: Configuration = {
  mode: 'production',
  context: import.meta.dirname,
  devtool: 'source-map',
  module: {
    rules: [typescript, text],
    parser: { javascript: { exportsPresence: 'error' } }, // a warning would still be a build
  },
  optimization: { minimizer: [new TerserPlugin({ minify: TerserPlugin.swcMinify })] },
};

const EXPOSES = {
  './LinkAccounts': './src/LinkAccounts.tsx',
  './mount': './src/mount.tsx',
  './element': './src/element.ts',
  './machine': './src/machine.ts',
};

/** What a host can take that has no React 19 to share. */
const { './LinkAccounts': _, ...WITHOUT_REACT } = EXPOSES;

/**
 * What each entry offers, and what it takes from the host. A component needs the host's own React; as a
 * `singleton`, it would be taken even where it is an 18, which breaks what has a React to fall back to.
 */
const FEDERATED = {
  shared: {
    exposes: EXPOSES,
    shared: Object.fromEntries(REACT_ENTRIES.map((name) => [name, { requiredVersion: '^19.0.0' }])),
  },
  standalone: {
    exposes: WITHOUT_REACT,
    shared: {},
  },
} as const;

export interface RemoteBuild {
  entry: Entry;
  version: string;
  /** Whether hosts get the types too: two thirds of the time that a build takes. */
  types: boolean;
}

const federation = ({ entry, types }: RemoteBuild, globalName: string) =>
  new ModuleFederationPlugin({
    ...FEDERATED[entry],
    name: 'link_accounts',
    library: { type: 'var', name: globalName },
    filename: ENTRY,
    shareStrategy: 'loaded-first', // a host that shares the same way starts even when a remote is down
    // A remote in a browser that has no remotes of its own: a third of its entry less to download.
    experiments: { optimization: { target: 'web', disableSnapshot: true, disableRemote: true } },
    dts: types && { generateTypes: true, consumeTypes: false },
    dev: false,
  });

/** Without the entry, which is generated, and names files of the machine that built it. */
const sourceMaps = new webpack.SourceMapDevToolPlugin({
  filename: '[file].map',
  exclude: ENTRY,
});

/** One entry of the remote, in the folder of its version. */
export function remoteOf(build: RemoteBuild): Configuration {
  const { entry, version, types } = build;
  const folders = foldersOf(version, entry);
  // Two versions may meet in one page, and so may both entries: neither must take the other's chunks.
  const globalName = `link_accounts_${version.replaceAll(/\W/g, '_')}_${entry}`;
  return {
    ...base,
    name: entry === 'shared' ? 'remote' : 'standalone',
    entry: {},
    output: {
      path: resolve(import.meta.dirname, 'dist/remote', folders.versioned),
      publicPath: 'auto',
      uniqueName: globalName,
      chunkFilename: '[name].[contenthash:8].js',
      chunkLoadTimeout: CHUNK_LOAD_TIMEOUT_MS,
      crossOriginLoading: 'anonymous',
      trustedTypes: 'link_accounts#webpack',
      clean: { keep: /^standalone\// },
    },
    optimization: { ...base.optimization, splitChunks: false }, // a host takes one expose: one file
    devtool: false,
    infrastructureLogging: { level: 'error' }, // `publicPath: 'auto'` is warned of, and meant
    performance: { hints: false },
    plugins: [
      federation(build, globalName),
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

/** The doors of the npm package that hosts go through, before there is a package. */
const doors = {
  'link-accounts/auth0-react$': resolve(import.meta.dirname, 'src/auth0-react.tsx'),
  'link-accounts/boundary$': resolve(import.meta.dirname, 'src/boundary.tsx'),
  'link-accounts/loader$': resolve(import.meta.dirname, 'src/loader.ts'),
};

/** A page of its own, from its HTML. */
const pageAt = (name: string): Configuration => ({
  ...base,
  name,
  entry: { index: `./host-demo/${name}/index.html` },
  resolve: { alias: doors },
  output: {
    path: resolve(import.meta.dirname, 'dist', name),
    publicPath: '/',
    filename: '[name].[contenthash:8].js',
    htmlFilename: '[name].html',
    assetModuleFilename: '[name].[contenthash:8][ext]',
    clean: true,
  },
  performance: { hints: false },
});

/** A host of its own packages, also where it uses what the others use. Nobody downloads it. */
const hostAt = (name: string, main: string, more: Configuration = {}): Configuration => ({
  ...pageAt(`hosts/${name}`),
  entry: { index: './host-demo/hosts/index.html' },
  devtool: false,
  optimization: { minimize: false },
  ...more,
  resolve: {
    alias: doors,
    modules: [resolve(`host-demo/hosts/${name}/node_modules`), 'node_modules'],
    ...more.resolve,
  },
  plugins: [
    new webpack.NormalModuleReplacementPlugin(/^\.\/portal$/, `./${name}/${main}`),
    ...(more.plugins ?? []),
  ],
});

const svelte: Configuration = {
  module: { ...base.module, rules: [typescript, { test: /\.svelte$/, loader: 'svelte-loader' }] },
  resolve: { conditionNames: ['svelte', 'browser', '...'] },
};

const vueFlags = {
  __VUE_OPTIONS_API__: false,
  __VUE_PROD_DEVTOOLS__: false,
  __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false,
};

export default [
  remoteOf({ entry: 'shared', version, types: !process.env.SKIP_TYPES }),
  remoteOf({ entry: 'standalone', version, types: false }), // they are the same
  pageAt('shell'),
  pageAt('gallery'),
  hostAt('react-18', 'main.tsx'),
  hostAt('vue', 'main.ts', { plugins: [new webpack.DefinePlugin(vueFlags)] }),
  hostAt('svelte', 'main.ts', svelte),
  hostAt('auth0-react', 'main.tsx'),
];
