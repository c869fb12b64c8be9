/** Builds all that is measured, for production. */
import { build, compile } from '../../host-demo/build.ts';
import { benchConfigurations } from './configurations.ts';
import { writeHostPages } from './hostPages.ts';

export async function buildAll(): Promise<void> {
  await build('remote');
  await compile(benchConfigurations);
  await writeHostPages();
}
