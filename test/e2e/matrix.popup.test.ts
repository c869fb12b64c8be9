/** The fault matrix, in a pop-up. See docs/fault-matrix.md. */
import { afterAll, beforeAll, it } from 'vitest';
import { CELLS, STEPS } from '../harness/matrix.ts';
import { expectedOf } from '../harness/matrixResult.ts';
import { prepareSession, runCell } from '../harness/matrixRun.ts';
import { expect, openPortal, type Portal } from '../harness/portal.ts';

let portal: Portal;
let session: Record<string, string>;

beforeAll(async () => {
  portal = await openPortal();
  session = await prepareSession(portal);
});
afterAll(() => portal.close());

const cells = CELLS.map((cell) => ({ ...cell, when: STEPS[cell.step] }));

it.each(cells)('when $when, the answer: $failure', async ({ step, failure }) => {
  const result = await runCell(portal, session, 'popup', { step, failure });
  expect(result).toEqual(expectedOf(step, failure));
});
