/** Loading each entry over each network: the bars about it, and the entries beside each other. */
import { join } from 'node:path';
import { weigh } from '../bundle/weigh.ts';
import { CARRIED, ENTRIES, FLOOR, PRODUCT } from '../entries.ts';
import { measureLoading, type Loading } from '../measure/loading.ts';
import { figureOf, type Figure } from '../report/figures.ts';
import { nameOf } from '../report/tables.ts';
import { repeat, repeatAll } from '../runs.ts';
import type { Stage } from '../stage.ts';
import { barsOver } from './barsOver.ts';

type Entry = (typeof ENTRIES)[number];
type Loadings = ReadonlyMap<Entry, readonly Loading[]>;

const BESIDE = 'Beside each other';
const DELAYS_MS = [20, 100, 300] as const;

/** Where trips are counted: an answer takes so long that nothing else can look like waiting for one. */
const COUNTING_DELAY_MS = 300;

export async function loadingFigures(stage: Stage): Promise<readonly Figure[]> {
  const byDelay = new Map<number, Loadings>();
  for (const delayMs of DELAYS_MS) {
    const measure = (entry: Entry) => measureLoading(stage, entry, { delayMs });
    byDelay.set(delayMs, await repeatAll(ENTRIES, measure));
  }
  const counted: Loadings = byDelay.get(COUNTING_DELAY_MS) ?? new Map();
  return [
    ...byteBars(counted),
    await copies(counted),
    ...tripBars('', counted.get(PRODUCT)),
    ...tripBars(', its manifest in the host', counted.get(CARRIED)),
    await tripsAhead(stage),
    ...besideEachOther(counted),
    ...[...byDelay].flatMap(([delayMs, loadings]) => times(delayMs, loadings)),
  ];
}

const byteBars = (loadings: Loadings): readonly Figure[] =>
  [...loadings].flatMap(([entry, runs]) => {
    if (!('bar' in entry)) return [];
    const what = `bytes to a usable list, ${entry.name}`;
    return [barsOver(runs)(what, 'bytes', entry.bar, ({ remoteBytes }) => remoteBytes)];
  });

/** Minified bytes of what the host has, in whatever any remote has sent. */
async function copies(loadings: Loadings): Promise<Figure> {
  const files = [...loadings.values()].flatMap((runs) => runs.flatMap((run) => run.files));
  const scripts = [...new Set(files)].filter((path) => path.endsWith('.js'));
  const { modules } = await weigh(scripts.map((path) => join('dist', path)));
  const ofHost = Object.entries(modules).filter(([name]) => HOSTS_OWN.test(name));
  const what = 'copies of auth0-spa-js or react inside any of them';
  return barsOver([ofHost])(what, 'bytes', 0, (found) =>
    found.reduce((sum, [, size]) => sum + size, 0),
  );
}

const HOSTS_OWN = /^node_modules\/(react|react-dom|scheduler|@auth0\/auth0-spa-js)$/;

function tripBars(how: string, runs: readonly Loading[] = []): readonly Figure[] {
  const bar = barsOver(runs);
  return [
    bar(`requests to first paint${how}`, 'count', 2, ({ requestsToPaint }) => requestsToPaint),
    bar(`RTT to first paint${how}`, 'count', 2, ({ roundsToPaint }) => roundsToPaint),
    bar(`RTT to the identities${how}`, 'count', 3, ({ roundsToShown }) => roundsToShown),
  ];
}

async function tripsAhead(stage: Stage): Promise<Figure> {
  const options = { delayMs: COUNTING_DELAY_MS, isPreloaded: true };
  const runs = await repeat(() => measureLoading(stage, PRODUCT, options));
  return barsOver(runs)('RTT to first paint, loaded ahead', 'count', 1, (run) => run.roundsToPaint);
}

function besideEachOther(loadings: Loadings): readonly Figure[] {
  const floor = Math.min(...(loadings.get(FLOOR) ?? []).map(({ hostBytes }) => hostBytes));
  return [...loadings].flatMap(([{ name }, runs]) => {
    const cell = (column: string, unit: Figure['unit'], of: (run: Loading) => number) =>
      figureOf({ section: BESIDE, what: nameOf(name, column), unit }, runs.map(of));
    return [
      cell('more in the host', 'bytes', ({ hostBytes }) => hostBytes - floor),
      cell('from the remote', 'bytes', ({ remoteBytes }) => remoteBytes),
      cell('together', 'bytes', ({ hostBytes, remoteBytes }) => hostBytes - floor + remoteBytes),
      cell('requests to first paint', 'count', ({ requestsToPaint }) => requestsToPaint),
      cell('RTT to first paint', 'count', ({ roundsToPaint }) => roundsToPaint),
      cell('RTT to the identities', 'count', ({ roundsToShown }) => roundsToShown),
    ];
  });
}

function times(delayMs: number, loadings: Loadings): readonly Figure[] {
  return [...loadings].flatMap(([{ name }, runs]) => {
    const cell = (section: string, of: (run: Loading) => number) =>
      figureOf(
        { section, what: nameOf(name, `${delayMs} ms per answer`), unit: 'ms' },
        runs.map(of),
      );
    return [
      cell('Time from the call to the first paint', ({ msToPaint }) => msToPaint),
      cell('Time from the call to the identities', ({ msToShown }) => msToShown),
    ];
  });
}
