/**
 * `npm run size`: holds what the built remote weighs against bench/budget.json; more than 2 % over it fails,
 * with the modules that have grown. `npm run size -- --accept` makes today's weight the budget.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ENTRIES, foldersOf, manifestOf, type Entry } from '../deploy/layout.ts';
import { version } from '../src/version.ts';
import { judge, type Budget, type Verdict } from './bundle/budget.ts';
import { readRemoteFiles } from './bundle/remoteFiles.ts';
import { weigh } from './bundle/weigh.ts';

const BUDGET = join(import.meta.dirname, 'budget.json');
const NAMED_MODULES = 5;

const { values: options } = parseArgs({
  options: {
    accept: { type: 'boolean', default: false },
    remote: { type: 'string', default: 'dist/remote' },
    entry: { type: 'string', multiple: true, default: [...ENTRIES] },
    budget: { type: 'string', default: BUDGET },
  },
});

const entries = ENTRIES.filter((entry) => options.entry.includes(entry));
const measured: Budget = Object.assign({}, ...(await Promise.all(entries.map(weighEntry))));
if (options.accept) {
  await writeFile(options.budget, `${JSON.stringify(measured, null, 2)}\n`);
  console.info(`Accepted: ${options.budget}`);
} else {
  const accepted = JSON.parse(await readFile(options.budget, 'utf8')) as Budget;
  const verdicts = judge(measured, accepted);
  for (const verdict of verdicts) console.info(lineOf(verdict));
  if (verdicts.some(({ isWithin }) => !isWithin)) {
    console.error('\nToo heavy. If it is worth it: npm run size -- --accept');
    process.exitCode = 1;
  }
}

async function weighEntry(entry: Entry): Promise<Budget> {
  const { versioned } = foldersOf(version, entry);
  const manifest = resolve(options.remote, versioned, manifestOf(entry));
  const { folder, entries: doors } = await readRemoteFiles(manifest);
  const parts = doors.flatMap(({ name, first, later }) => [
    { name: `${entry} ${name}`, files: first },
    { name: `${entry} ${name}, later`, files: later },
  ]);
  const used = parts.filter(({ files }) => files.length > 0);
  const weights = used.map(async ({ name, files }) => {
    return [name, await weigh(files.map((file) => join(folder, file)))] as const;
  });
  return Object.fromEntries(await Promise.all(weights));
}

function lineOf({ entry, bytes, budget, isWithin, grown }: Verdict): string {
  const line = `${isWithin ? '✓' : '✗'} ${entry}: ${kB(bytes)} of ${budget === undefined ? 'nothing accepted yet' : kB(budget)}`;
  if (isWithin) return line;
  const modules = grown.slice(0, NAMED_MODULES).map(([name, more]) => `    +${kB(more)} ${name}`);
  return [`${line}. Grown, minified:`, ...modules].join('\n');
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(2)} kB`;
}
