/** What mounting and unmounting leaves behind: counted between N and 2N cycles, after a forced collection. */
import type { CDPSession } from 'playwright';
import { PRODUCT } from '../entries.ts';
import type { Stage } from '../stage.ts';

const CYCLES = 250;

/** Per cycle. */
export interface Leaks {
  readonly nodes: number;
  readonly listeners: number;
  readonly workers: number;
  readonly heapBytes: number;
}

export async function measureLeaks(stage: Stage): Promise<Leaks> {
  await stage.control.reset();
  const { page, cdp, close } = await stage.visit(PRODUCT);
  const cycle = (times: number) =>
    page.evaluate(async (count) => {
      for (let done = 0; done < count; done += 1) {
        await window.bench.open();
        await window.bench.close();
        performance.clearMarks(); // the page's timeline is no part of what is mounted
        performance.clearResourceTimings();
      }
    }, times);
  const count = async (): Promise<Leaks> => ({
    ...(await countHeld(cdp)),
    workers: page.workers().length,
  });
  await cycle(CYCLES);
  const before = await count();
  await cycle(CYCLES);
  const after = await count();
  await close();
  const perCycle = (what: keyof Leaks) => (after[what] - before[what]) / CYCLES;
  return {
    nodes: perCycle('nodes'),
    listeners: perCycle('listeners'),
    workers: perCycle('workers'),
    heapBytes: perCycle('heapBytes'),
  };
}

/** One collection lets go of what the next one can take. */
const COLLECTIONS = 4;

export async function countHeld(cdp: CDPSession): Promise<Omit<Leaks, 'workers'>> {
  for (let done = 0; done < COLLECTIONS; done += 1) await cdp.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners: listeners } = await cdp.send('Memory.getDOMCounters');
  const { usedSize: heapBytes } = await cdp.send('Runtime.getHeapUsage');
  return { nodes, listeners, heapBytes };
}
