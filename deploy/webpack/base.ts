/** What everything that is built has in common. */
import { resolve } from 'node:path';
import TerserPlugin from 'terser-webpack-plugin';
import type { Configuration, RuleSetRule } from 'webpack';

export const ROOT = resolve(import.meta.dirname, '../..');

export const typescript: RuleSetRule = {
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
  loader: resolve(import.meta.dirname, 'minifyCss.cjs'),
};

export const base: Configuration = {
  mode: 'production',
  context: ROOT,
  devtool: 'source-map',
  module: {
    rules: [typescript, text],
    parser: { javascript: { exportsPresence: 'error' } }, // a warning would still be a build
  },
  optimization: { minimizer: [new TerserPlugin({ minify: TerserPlugin.swcMinify })] },
};

/** React's packages. Whoever shares them, or leaves them out, has to name each by its exact request. */
export const REACT = ['react', 'react/jsx-runtime', 'react-dom', 'react-dom/client'];

/** Files that other pages import as ES modules. */
export const asModules = {
  experiments: { outputModule: true },
  externalsType: 'module',
} satisfies Configuration;
