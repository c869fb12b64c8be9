/**
 * The federated remote (dist/remote); the portal of the demo (dist/shell) and hosts in other frameworks
 * (dist/hosts), built without any federation plugin because a host needs none; the gallery of all
 * screens (dist/gallery).
 */
import { resolve } from 'node:path';
import { ModuleFederationPlugin } from '@module-federation/enhanced/webpack';
import TerserPlugin from 'terser-webpack-plugin';
import webpack, { type Compiler, type Configuration, type RuleSetRule } from 'webpack';

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
const text: RuleSetRule = { resourceQuery: /^\?raw$/, type: 'asset/source' };

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

/** Two thirds of the build's time. `SKIP_TYPES=1` is for builds that nobody consumes the types of. */
const withTypes = !process.env.SKIP_TYPES;

const federation = new ModuleFederationPlugin({
  name: 'link_accounts',
  filename: 'remoteEntry.js',
  exposes: {
    './LinkAccounts': './src/LinkAccounts.tsx',
    './mount': './src/mount.tsx',
    './element': './src/element.ts',
    './machine': './src/machine.ts',
  },
  shared: Object.fromEntries(
    REACT_ENTRIES.map((name) => [name, { singleton: true, requiredVersion: '^19.0.0' }]),
  ),
  shareStrategy: 'loaded-first', // a host that shares the same way starts even when a remote is down
  // A remote in a browser that has no remotes of its own: a third of its entry less to download.
  experiments: { optimization: { target: 'web', disableSnapshot: true, disableRemote: true } },
  dts: withTypes && { generateTypes: true, consumeTypes: false },
  dev: false,
});

/** Without the entry, which is generated, and names files of the machine that built it. */
const sourceMaps = new webpack.SourceMapDevToolPlugin({
  filename: '[file].map',
  exclude: 'remoteEntry.js',
});

/** The federation plugin prints what is wrong with the types, and lets the build pass without them. */
const requireTypes = (compiler: Compiler) => {
  const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT;
  compiler.hooks.compilation.tap('requireTypes', ({ hooks, errors }) => {
    hooks.processAssets.tap({ name: 'requireTypes', stage }, (assets) => {
      if ('@mf-types.zip' in assets) return;
      errors.push(new webpack.WebpackError('No types were generated. `npx tsc` shows why.'));
    });
  });
};

const remote: Configuration = {
  ...base,
  name: 'remote',
  entry: {},
  output: {
    path: resolve(import.meta.dirname, 'dist/remote'),
    publicPath: 'auto',
    uniqueName: 'link_accounts',
    chunkFilename: '[name].[contenthash:8].js',
    chunkLoadTimeout: CHUNK_LOAD_TIMEOUT_MS,
    clean: true,
  },
  optimization: { ...base.optimization, splitChunks: false }, // a host takes one expose: one file
  devtool: false,
  infrastructureLogging: { level: 'error' }, // `publicPath: 'auto'` is warned of, and meant
  plugins: [federation, sourceMaps, withTypes && requireTypes],
};

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
  remote,
  pageAt('shell'),
  pageAt('gallery'),
  hostAt('react-18', 'main.tsx'),
  hostAt('vue', 'main.ts', { plugins: [new webpack.DefinePlugin(vueFlags)] }),
  hostAt('svelte', 'main.ts', svelte),
  hostAt('auth0-react', 'main.tsx'),
];
