/** What a page keeps, counted by the browser itself. */
import type { Page } from 'playwright';

export interface Memory {
  /** Nodes that are alive: those on the page, and those that something still holds on to. */
  readonly nodes: number;
  readonly listeners: number;
  readonly heapBytes: number;
}

/** One pass frees what the last one found out to be unreachable; finalisers want another. */
const GARBAGE_COLLECTIONS = 3;

/** @see [Memory domain, Chrome DevTools Protocol](https://chromedevtools.github.io/devtools-protocol/tot/Memory/) */
export async function memoryOf(page: Page): Promise<Memory> {
  const devtools = await page.context().newCDPSession(page);
  for (let pass = 0; pass < GARBAGE_COLLECTIONS; pass += 1) {
    await devtools.send('HeapProfiler.collectGarbage');
  }
  const { nodes, jsEventListeners: listeners } = await devtools.send('Memory.getDOMCounters');
  const { usedSize: heapBytes } = await devtools.send('Runtime.getHeapUsage');
  await devtools.detach();
  return { nodes, listeners, heapBytes };
}

/** How much more there is per cycle. */
export const slope = (from: Memory, to: Memory, cycles: number): Memory => ({
  nodes: (to.nodes - from.nodes) / cycles,
  listeners: (to.listeners - from.listeners) / cycles,
  heapBytes: (to.heapBytes - from.heapBytes) / cycles,
});
