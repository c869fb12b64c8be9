/** What the page's main thread and the person in front of it feel, on a processor four times slower. */
import type { Entry } from '../entries.ts';
import type { Span } from '../network/requestLog.ts';
import type { Stage } from '../stage.ts';
import { accountWith } from './accounts.ts';

const SLOWDOWN = 4;
const IDENTITIES = 10;

export interface MainThread {
  /** Longest task while mounting, in milliseconds; 0 when none was over 50, which is what counts as long. */
  readonly longestTaskMs: number;
  /** Cumulative layout shift from the first paint of the module to its identities. */
  readonly layoutShift: number;
  /** Longest wait from a click or key to the next paint: opening and leaving the dialog of "Unlink". */
  readonly interactionMs: number;
}

export async function measureMainThread(stage: Stage, entry: Entry): Promise<MainThread> {
  await stage.control.reset();
  await stage.control.fail({ route: 'readUser', body: accountWith({ identities: IDENTITIES }) });
  const { page, cdp, region, open, at, close } = await stage.visit(entry);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page.evaluate(observe);
  await open();
  const unlink = region.getByRole('button', { name: /^Unlink / }).first();
  for (let time = 0; time < 3; time += 1) {
    await unlink.click();
    await region.getByRole('button', { name: 'Keep linked' }).click();
    await unlink.and(region.locator(':enabled')).waitFor();
  }
  const seen = await page.evaluate(takeObserved);
  const [from, to] = [await at('call'), await at('shown')];
  await close();
  const durations = (all: readonly Seen[]) => all.map(({ duration }) => duration);
  const tasks = seen.filter(({ entryType }) => entryType === 'longtask');
  const interactions = seen.filter(({ interactionId = 0 }) => interactionId !== 0);
  return {
    longestTaskMs: Math.max(0, ...durations(tasks.filter(isWithin({ from, to })))),
    layoutShift: seen.reduce((sum, { value = 0 }) => sum + value, 0),
    interactionMs: Math.max(0, ...durations(interactions)),
  };
}

/** What we read of the browser's `PerformanceEntry`s, with times of the epoch. */
interface Seen {
  readonly entryType: string;
  readonly startedAt: number;
  readonly duration: number;
  /** Of a layout shift. */
  readonly value?: number;
  /** Of an event; 0 when it is none of a person's. */
  readonly interactionId?: number;
}

const isWithin =
  ({ from, to }: Span) =>
  ({ startedAt, duration }: Seen) =>
    startedAt + duration >= from && startedAt <= to;

/** Runs in the page: from now on keeps what the browser observes. */
function observe(): void {
  const seen: object[] = [];
  const observer = new PerformanceObserver((list) => seen.push(...list.getEntries()));
  observer.observe({ type: 'longtask' });
  observer.observe({ type: 'layout-shift' });
  observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  Object.assign(window, { seen, observer });
}

/** Runs in the page. */
function takeObserved(): Seen[] {
  const { seen, observer } = window as unknown as {
    seen: PerformanceEntry[];
    observer: PerformanceObserver;
  };
  return [...seen, ...observer.takeRecords()].map((entry) => ({
    ...(entry.toJSON() as Seen),
    startedAt: performance.timeOrigin + entry.startTime,
  }));
}
