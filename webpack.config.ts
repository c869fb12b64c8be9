/**
 * The remote (dist/remote) in each of its entries, as deploy/remote.ts has them; the portal of the demo
 * (dist/shell) and hosts of other kinds (dist/hosts), built without any federation plugin because a host
 * needs none; the gallery of all screens (dist/gallery).
 */
import { resolve } from 'node:path';
import { ModuleFederationPlugin } from '@module-federation/enhanced/webpack';
import webpack, { type Configuration } from 'webpack';
import { ENTRIES } from './deploy/layout.ts';
import { remoteOf } from './deploy/remote.ts';
import { asModules, base, REACT, typescript } from './deploy/webpack/base.ts';
import { version } from './src/version.ts';

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

/** A portal that has the federation plugin already, for other remotes, and shares its React as most do. */
const federated: Configuration = {
  // the plugin's runtime knows no `[contenthash]`
  output: { ...pageAt('hosts/federation-plugin').output, filename: '[name].js' },
  plugins: [
    new ModuleFederationPlugin({
      name: 'my_portal',
      remotes: { news: 'news@https://news.example/mf-manifest.json' },
      shared: { react: { singleton: true }, 'react-dom': { singleton: true } },
      shareStrategy: 'loaded-first', // `version-first` asks each remote before the host can start
      dts: false,
    }),
  ],
};

/** Modules for a page with an import map. */
const importMapHost = (entry: Record<string, string>): Configuration => ({
  ...base,
  ...asModules,
  name: 'hosts/import-map',
  entry,
  resolve: { alias: doors },
  output: {
    path: resolve('dist/hosts/import-map'),
    filename: '[name].js',
    library: { type: 'module' },
  },
});

/** React as modules: its packages share what they have in common, so that there is one copy. */
const reactModules: Configuration = {
  ...importMapHost(Object.fromEntries(REACT.map((name) => [name, name]))),
  optimization: {
    ...base.optimization,
    runtimeChunk: 'single',
    splitChunks: { chunks: 'all', minSize: 0 },
  },
};

export default [
  ...ENTRIES.map((entry) => {
    const types = entry === 'shared' && !process.env.SKIP_TYPES; // they are the same in each
    return remoteOf({ entry, version, types });
  }),
  pageAt('shell'),
  pageAt('gallery'),
  hostAt('react-18', 'main.tsx'),
  hostAt('vue', 'main.ts', { plugins: [new webpack.DefinePlugin(vueFlags)] }),
  hostAt('svelte', 'main.ts', svelte),
  hostAt('auth0-react', 'main.tsx'),
  hostAt('federation-plugin', 'main.ts', federated),
  reactModules,
  { ...importMapHost({ portal: './host-demo/hosts/import-map/main.tsx' }), externals: REACT },
];
