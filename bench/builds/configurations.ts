/** The builds that only the bench needs: other ways to pack the remote, and hosts for them. */
import { resolve } from 'node:path';
import { ModuleFederationPlugin } from '@module-federation/enhanced/webpack';
import webpack, { type Configuration } from 'webpack';
import configurations from '../../webpack.config.ts';
import { HOST_FOLDER } from '../entries.ts';
import { LeanManifest } from './leanManifest.ts';

const product = configurations.find(({ name }) => name === 'remote') ?? {};

const REACT_ENTRIES = ['react', 'react/jsx-runtime', 'react-dom', 'react-dom/client'];
const shared = Object.fromEntries(
  REACT_ENTRIES.map((name) => [name, { requiredVersion: '^19.0.0' }]),
);
const container = {
  name: 'link_accounts',
  filename: 'remoteEntry.js',
  exposes: { './LinkAccounts': './src/LinkAccounts.tsx' },
  shared,
};

/** The product's build, but for how it is packed. */
const packed = (folder: string, ...plugins: NonNullable<Configuration['plugins']>) => ({
  ...product,
  name: folder,
  output: { ...product.output, path: resolve('dist/bench', folder) },
  plugins: [...plugins, new webpack.SourceMapDevToolPlugin({ filename: '[file].map' })],
});

const asModules: Configuration = {
  experiments: { outputModule: true },
  externalsType: 'module',
  performance: { hints: false },
};

const esModule: Configuration = {
  ...packed('es-module'),
  ...asModules,
  entry: { LinkAccounts: './src/LinkAccounts.tsx' },
  externals: REACT_ENTRIES,
  output: {
    path: resolve('dist/bench/es-module'),
    filename: '[name].js',
    library: { type: 'module' },
    clean: true,
  },
};

const host = (name: string, entry: Record<string, string>): Configuration => ({
  ...product,
  ...asModules,
  name,
  entry,
  output: { path: resolve(HOST_FOLDER), filename: '[name].js', library: { type: 'module' } },
  plugins: [],
});

export const benchConfigurations: Configuration[] = [
  packed(
    'external-runtime',
    new ModuleFederationPlugin({
      ...container,
      shareStrategy: 'loaded-first',
      experiments: {
        externalRuntime: true,
        optimization: { target: 'web', disableSnapshot: true, disableRemote: true },
      },
      dts: false,
      dev: false,
    }),
  ),
  packed('enhanced-default', new ModuleFederationPlugin({ ...container, dts: false, dev: false })),
  packed('lean', new webpack.container.ModuleFederationPlugin(container), new LeanManifest()),
  esModule,
  host('host-shared', { shared: './bench/host/shared.ts' }),
  {
    ...host('hosts', {
      imported: './bench/host/imported.tsx',
      esModule: './bench/host/esModule.tsx',
      federated: './bench/host/federated.tsx',
      providing: './bench/host/providing.tsx',
    }),
    externals: REACT_ENTRIES,
  },
];
