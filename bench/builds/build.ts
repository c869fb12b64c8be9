/** Builds all that is measured, for production. */
import { build, compile } from '../../host-demo/build.ts';
import { benchConfigurations } from './configurations.ts';
import { writeHostPages } from './hostPages.ts';

export async function buildAll(): Promise<void> {
  await build('remote/shared', 'remote/lean', 'remote/module');
  await compile(benchConfigurations);
  await writeHostPages();
}
