/** Builds all that is measured, for production. */
import webpack, { type MultiStats } from 'webpack';
import { build } from '../../host-demo/build.ts';
import { writeHostPages } from './hostPages.ts';
import { benchConfigurations } from './configurations.ts';

export async function buildAll(): Promise<void> {
  await build('remote');
  await run();
  await writeHostPages();
}

async function run(): Promise<void> {
  const compiler = webpack(benchConfigurations);
  const stats = await new Promise<MultiStats>((resolve, reject) => {
    compiler.run((error, result) => {
      if (result === undefined) reject(error ?? new Error('The build gave no result.'));
      else resolve(result);
    });
  });
  await new Promise<void>((resolve) => compiler.close(() => resolve()));
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
}
