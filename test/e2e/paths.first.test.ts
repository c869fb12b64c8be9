import { expect, it } from 'vitest';
import { rows, UNREACHABLE } from '../harness/browserPaths.ts';
import { describePaths } from '../harness/pathsInBrowser.ts';

it('every step of the machine is taken in the browser, or it is said why none can be', () => {
  const left = rows.all.filter((row) => !rows.taken.includes(row));
  expect(left.filter((row) => !UNREACHABLE.some((one) => one.row.test(row)))).toEqual([]);
  // and nothing is said to be out of reach that is not
  expect(UNREACHABLE.filter((one) => !left.some((row) => one.row.test(row)))).toEqual([]);
});

describePaths(0);
