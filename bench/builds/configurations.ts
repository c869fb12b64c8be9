/** The builds that only the bench needs: other ways to pack the remote, and hosts for all of them. */
import { resolve } from 'node:path';
import { ModuleFederationPlugin } from '@module-federation/enhanced/webpack';
import webpack, { type Configuration } from 'webpack';
import { remoteOf, SHARED_REACT } from '../../deploy/remote.ts';
import { asModules, REACT } from '../../deploy/webpack/base.ts';
import { version } from '../../src/version.ts';
import { HOST_FOLDER } from '../entries.ts';

const product = remoteOf({ entry: 'shared', version, types: false });

const container = {
  name: 'link_accounts',
  filename: 'remoteEntry.js',
  exposes: { './LinkAccounts': './src/LinkAccounts.tsx' },
  shared: SHARED_REACT,
};

/** The product's build, but for how it is packed. */
const packed = (folder: string, ...plugins: NonNullable<Configuration['plugins']>) => ({
  ...product,
  name: folder,
  output: { ...product.output, path: resolve('dist/bench', folder) },
  plugins: [...plugins, new webpack.SourceMapDevToolPlugin({ filename: '[file].map' })],
});

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
  host('host-shared', { shared: './bench/host/shared.ts' }),
  {
    ...host('hosts', {
      imported: './bench/host/imported.tsx',
      carrying: './bench/host/carrying.tsx',
      esModule: './bench/host/esModule.tsx',
      federated: './bench/host/federated.tsx',
      providing: './bench/host/providing.tsx',
    }),
    externals: REACT,
  },
];
