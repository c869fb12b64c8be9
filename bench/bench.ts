/**
 * `npm run bench`: builds for production, measures everything in bench/README.md over a shaped network in
 * a real Chromium, prints it with the bar beside it, and writes results.json, both READMEs' tables and the map.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { buildAll } from './builds/build.ts';
import { readRemoteFiles } from './bundle/remoteFiles.ts';
import { PRODUCT } from './entries.ts';
import { weigh } from './bundle/weigh.ts';
import { drawBundleMap } from './report/bundleMap.ts';
import { disagreements, type Figure } from './report/figures.ts';
import { markdownOf, writeInto } from './report/tables.ts';
import { linkingFigures, leakFigures, mainThreadFigures } from './sections/flow.ts';
import { growthFigures } from './sections/growth.ts';
import { loadingFigures } from './sections/loading.ts';
import { openStage } from './stage.ts';

interface Results {
  /** Times are this machine's, and that of whatever else it was doing. */
  readonly machine: {
    readonly chromium: string;
    readonly cores: number;
    readonly load: readonly number[];
  };
  readonly figures: readonly Figure[];
}

const inBench = (name: string) => join(import.meta.dirname, name);

const before = await readResults();
console.info('Building …');
await buildAll();
const results = await measure();
const tables = markdownOf(results.figures);
console.info(`\n${tables}\n`);
await writeFile(inBench('results.json'), `${JSON.stringify(results, null, 2)}\n`);
await writeInto(inBench('README.md'), tables);
await writeInto(inBench('../README.md'), markdownOf(results.figures.filter(isOfTheBars)));
await writeFile(inBench('map.svg'), drawBundleMap(await modulesOfComponent()));
const moved = disagreements(results.figures, before?.figures ?? []);
if (moved.length > 0)
  console.warn(['Further from the last run than stated:', ...moved].join('\n  '));

function isOfTheBars({ section }: Figure): boolean {
  return section === 'The bars';
}

async function measure(): Promise<Results> {
  const stage = await openStage();
  const figures: Figure[] = [];
  const measured = async (what: string, section: typeof loadingFigures) => {
    console.info(`${what} …`);
    figures.push(...(await section(stage)));
  };
  try {
    await measured('Loading', loadingFigures);
    await measured('Linking', linkingFigures);
    await measured('Main thread', mainThreadFigures);
    await measured('Leaks', leakFigures);
    await measured('Growth', growthFigures);
    const load = loadavg().map((value) => Number(value.toFixed(1)));
    return { machine: { chromium: stage.chromium, cores: cpus().length, load }, figures };
  } finally {
    await stage.close();
  }
}

async function modulesOfComponent() {
  const { folder, entries } = await readRemoteFiles(
    join(PRODUCT.remote.folder, PRODUCT.remote.file),
  );
  const component = entries.find(({ name }) => name === './LinkAccounts');
  return (await weigh((component?.first ?? []).map((file) => join(folder, file)))).modules;
}

async function readResults(): Promise<Results | undefined> {
  try {
    return JSON.parse(await readFile(inBench('results.json'), 'utf8')) as Results;
  } catch {
    return undefined; // the first run has nothing to agree with
  }
}
