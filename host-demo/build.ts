import webpack, { type Configuration, type MultiStats } from 'webpack';
import configurations from '../webpack.config.ts';

export type BuildName = 'remote' | 'shell' | 'gallery';

/** Builds these parts of `dist/`. */
export const build = (...names: readonly BuildName[]): Promise<void> =>
  runWebpack(configurations.filter(({ name }) => names.some((one) => one === name)));

export async function runWebpack(builds: Configuration[]): Promise<void> {
  const compiler = webpack(builds);
  const stats = await new Promise<MultiStats>((resolve, reject) => {
    compiler.run((error, result) => {
      if (result === undefined) reject(error ?? new Error('The build gave no result.'));
      else resolve(result);
    });
  });
  await new Promise<void>((resolve) => compiler.close(() => resolve()));
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
}
