import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CELLS, drawMatrix, MODES } from '../harness/matrix.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

it('the fault matrix in docs/ is the one that the end-to-end tests run', () => {
  const plain = (page: string) => page.replace(/ +/g, ' ').replace(/-{3,}/g, '---');
  expect(plain(read('docs/fault-matrix.md'))).toBe(plain(drawMatrix()));
});

it('the README counts its cells', () => {
  expect(read('README.md')).toContain(`${CELLS.length * MODES.length} cells`);
});
