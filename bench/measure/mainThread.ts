/** What the page's main thread and the person in front of it feel, on a processor four times slower. */
import type { Entry } from '../entries.ts';
import type { Stage } from '../stage.ts';
import { accountWith } from './accounts.ts';
import { recordTasks } from './tasks.ts';

const SLOWDOWN = 4;
const IDENTITIES = 10;

export interface MainThread {
  /**
   * Longest task from the call until the host has the component, in milliseconds. A task belongs to
   * where it began.
   */
  readonly longestWhileLoadingMs: number;
  /** The same, from then until the identities are shown. */
  readonly longestWhileMountingMs: number;
  /** Cumulative layout shift from the first paint of the module to its identities. */
  readonly layoutShift: number;
  /** Longest wait from a click or key to the next paint: opening and leaving the dialog of "Unlink". */
  readonly interactionMs: number;
}

export async function measureMainThread(stage: Stage, entry: Entry): Promise<MainThread> {
  await stage.control.reset();
  await stage.control.fail({ route: 'readUser', body: accountWith({ identities: IDENTITIES }) });
  const { page, cdp, region, open, close } = await stage.visit(entry);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page.evaluate(observe);
  const takeTasks = await recordTasks(cdp);
  await open();
  const tasks = await takeTasks();
  const unlink = region.getByRole('button', { name: /^Unlink / }).first();
  for (let time = 0; time < 3; time += 1) {
    await unlink.click();
    await region.getByRole('button', { name: 'Keep linked' }).click();
    await unlink.and(region.locator(':enabled')).waitFor();
  }
  const seen = await page.evaluate(takeObserved);
  await close();
  const interactions = seen.filter(({ interactionId = 0 }) => interactionId !== 0);
  return {
    longestWhileLoadingMs: tasks.longest('call', 'loaded'),
    longestWhileMountingMs: tasks.longest('loaded', 'shown'),
    layoutShift: seen.reduce((sum, { value = 0 }) => sum + value, 0),
    interactionMs: Math.max(0, ...interactions.map(({ duration }) => duration)),
  };
}

/** What we read of the browser's `PerformanceEntry`s. */
interface Seen {
  readonly duration: number;
  /** Of a layout shift. */
  readonly value?: number;
  /** Of an event; 0 when it is none of a person's. */
  readonly interactionId?: number;
}

/** Runs in the page: from now on keeps what the browser observes. */
function observe(): void {
  const seen: object[] = [];
  const observer = new PerformanceObserver((list) => seen.push(...list.getEntries()));
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
  return [...seen, ...observer.takeRecords()].map((entry) => entry.toJSON() as Seen);
}
