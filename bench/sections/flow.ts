/** The bars about linking, about the main thread, and about what is left behind. */
import { ENTRIES, PRODUCT, type Entry } from '../entries.ts';
import { measureLeaks } from '../measure/leaks.ts';
import { measureLinking } from '../measure/linking.ts';
import { measureMainThread, type MainThread } from '../measure/mainThread.ts';
import { figureOf, type Figure } from '../report/figures.ts';
import { nameOf } from '../report/tables.ts';
import { repeat, repeatAll } from '../runs.ts';
import type { Stage } from '../stage.ts';
import { barsOver } from './barsOver.ts';

const BESIDE = 'The main thread, on a processor four times slower';
const MAIN_THREAD_RUNS = 5;

export async function linkingFigures(stage: Stage): Promise<readonly Figure[]> {
  const merge = barsOver(await repeat(() => measureLinking(stage, 'merge')));
  const nothing = barsOver(await repeat(() => measureLinking(stage, 'nothing')));
  const [toLinked, unmerged] = ['RTT from the code to linked', 'RTT with nothing to merge'];
  return [
    merge('further bytes for the whole flow', 'bytes', 10_000, ({ cold }) => cold.furtherBytes),
    merge('files that the click itself loads', 'count', 0, ({ cold }) => cold.loadedByTheClick),
    merge(`${toLinked}, preflights cold`, 'count', 8, ({ cold }) => cold.rounds),
    merge(`${toLinked}, preflights cached`, 'count', 4, ({ cached }) => cached.rounds),
    nothing(`${unmerged}, preflights cold`, 'count', 6, ({ cold }) => cold.rounds),
    nothing(`${unmerged}, preflights cached`, 'count', 3, ({ cached }) => cached.rounds),
    merge('requests from the click to the new list', 'count', 10, ({ cold }) => cold.requests),
    merge('reads to refresh', 'count', 0, ({ cold }) => cold.refreshes),
  ];
}

export async function mainThreadFigures(stage: Stage): Promise<readonly Figure[]> {
  const measure = (entry: Entry) => measureMainThread(stage, entry);
  const byEntry = await repeatAll(ENTRIES, measure, MAIN_THREAD_RUNS);
  const bar = barsOver(byEntry.get(PRODUCT) ?? []);
  return [
    bar(
      'longest task while loading',
      'ms',
      50,
      ({ longestWhileLoadingMs }) => longestWhileLoadingMs,
    ),
    bar(
      'longest task while mounting',
      'ms',
      50,
      ({ longestWhileMountingMs }) => longestWhileMountingMs,
    ),
    bar('layout shift', 'count', 0, ({ layoutShift }) => layoutShift),
    bar('interaction to next paint', 'ms', 200, ({ interactionMs }) => interactionMs),
    ...[...byEntry].flatMap(([{ name }, runs]) => onMainThread(name, runs)),
  ];
}

function onMainThread(entry: string, runs: readonly MainThread[]): readonly Figure[] {
  const cell = (column: string, of: (run: MainThread) => number) =>
    figureOf({ section: BESIDE, what: nameOf(entry, column), unit: 'ms' }, runs.map(of));
  return [
    cell('longest task while loading', ({ longestWhileLoadingMs }) => longestWhileLoadingMs),
    cell('longest task while mounting', ({ longestWhileMountingMs }) => longestWhileMountingMs),
    cell('interaction to next paint', ({ interactionMs }) => interactionMs),
  ];
}

export async function leakFigures(stage: Stage): Promise<readonly Figure[]> {
  const bar = barsOver(await repeat(() => measureLeaks(stage)));
  return [
    bar('nodes left behind per mount', 'count', 0, ({ nodes }) => nodes),
    bar('listeners left behind per mount', 'count', 0, ({ listeners }) => listeners),
    bar('workers left behind per mount', 'count', 0, ({ workers }) => workers),
    bar('heap slope per mount', 'heap', 1_000, ({ heapBytes }) => heapBytes),
  ];
}
