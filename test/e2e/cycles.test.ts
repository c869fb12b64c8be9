/** People open and close a page again and again: nothing of the module may pile up there. */
import { afterAll, afterEach, beforeAll, beforeEach, it } from 'vitest';
import { memoryOf, slope } from '../harness/memory.ts';
import { expect, openPortal, type Portal, type Visit } from '../harness/portal.ts';

/** A page settles: compiled code and caches come in the first thousand cycles, then 22 bytes each. */
const HEAP_BYTES_PER_CYCLE = 2048;

const PATIENTLY = { timeout: 180_000 };

let portal: Portal;
let ada: Visit;

beforeAll(async () => {
  portal = await openPortal({ host: 'hosts/plain' });
});
afterAll(() => portal.close());
beforeEach(async () => {
  await portal.tenant.reset();
  ada = await portal.visit();
  await ada.logInAs('ada@example.com');
});
afterEach(() => ada.close());

/** Opens the settings, waits for the list, and goes home, so many times. */
const openAndClose = (times: number) =>
  ada.page.evaluate(async (count) => {
    const until = async (isSo: () => boolean) => {
      while (!isSo()) await new Promise(requestAnimationFrame);
    };
    const main = document.querySelector('main');
    for (let cycle = 0; cycle < count; cycle += 1) {
      document.getElementById('settings')?.click();
      const shadow = () => main?.querySelector('link-accounts > div')?.shadowRoot;
      await until(
        () => (shadow()?.querySelector('[data-state="idle"] button:enabled') ?? null) !== null,
      );
      const module = main?.firstElementChild;
      document.getElementById('home')?.click();
      await until(() => module?.childNodes.length === 0);
    }
  }, times);

/** What each cycle adds, once the page has come to rest. */
async function addedBy(cycles: number) {
  await openAndClose(cycles);
  const before = await memoryOf(ada.page);
  await openAndClose(cycles);
  const after = await memoryOf(ada.page);
  return slope(before, after, cycles);
}

it(
  '500 times on the page and off it: no node, no listener and no memory stays',
  PATIENTLY,
  async () => {
    const { nodes, listeners, heapBytes } = await addedBy(250);
    expect({ nodes, listeners }).toEqual({ nodes: 0, listeners: 0 });
    expect(heapBytes).toBeLessThan(HEAP_BYTES_PER_CYCLE);
  },
);

it('a module that something holds on to is seen', async () => {
  await ada.page.evaluate(() => {
    const hold = (removed: Node) => {
      const state = Array.from({ length: 1000 }, (_, index) => ({ index }));
      addEventListener('resize', () => void [removed, state]);
    };
    new MutationObserver((records) =>
      records.forEach(({ removedNodes }) => removedNodes.forEach(hold)),
    ).observe(document.querySelector('main') ?? document.body, { childList: true });
  });
  const { nodes, listeners, heapBytes } = await addedBy(50);
  expect(nodes).toBeGreaterThanOrEqual(1);
  expect(listeners).toBeGreaterThanOrEqual(1);
  expect(heapBytes).toBeGreaterThan(HEAP_BYTES_PER_CYCLE);
});
