/** Builds all that is measured, for production. */
import { build, runWebpack } from '../../host-demo/build.ts';
import { benchConfigurations } from './configurations.ts';
import { writeHostPages } from './hostPages.ts';

export async function buildAll(): Promise<void> {
  await build('remote');
  await runWebpack(benchConfigurations);
  await writeHostPages();
}
