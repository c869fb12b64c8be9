/** Half of the fault matrix: two files share it, so that two workers run it. */
import { afterAll, beforeAll, describe, it } from 'vitest';
import { CELLS, MODES, STEPS } from './matrix.ts';
import { expectedOf } from './matrixResult.ts';
import { prepareSession, runCell } from './matrixRun.ts';
import { expect, openPortal, type Portal } from './portal.ts';

const WORDS = { popup: 'in a pop-up', redirect: 'by redirect' };

export function describeMatrix(half: 0 | 1) {
  const cells = CELLS.filter((_, index) => index % 2 === half);
  const described = cells.map((cell) => ({ ...cell, when: STEPS[cell.step] }));

  describe.each(MODES.map((mode) => [WORDS[mode], mode] as const))('%s', (_, mode) => {
    let portal: Portal;
    let session: Record<string, string>;

    beforeAll(async () => {
      portal = await openPortal();
      session = await prepareSession(portal);
    });
    afterAll(() => portal.close());

    it.each(described)('when $when, the answer: $failure', async ({ step, failure }) => {
      const result = await runCell(portal, session, mode, { step, failure });
      expect(result).toEqual(expectedOf(step, failure));
    });
  });
}
