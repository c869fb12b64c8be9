import { describe, expect, it } from 'vitest';
import { disagreements, figureOf, format, isMet } from '../../bench/report/figures.ts';

const bytes = (runs: readonly number[], bar?: number) =>
  figureOf({ section: 'The bars', what: 'bytes', unit: 'bytes', bar }, runs);
const trips = (runs: readonly number[]) =>
  figureOf({ section: 'The bars', what: 'trips', unit: 'count' }, runs);

describe('a figure', () => {
  it('is the median of its runs, and says how far they were apart', () => {
    expect(format(bytes([26_100, 25_900, 40_000]))).toBe('26.1 kB (25.9 kB to 40.0 kB)');
    expect(format(bytes([26_000, 26_000, 26_000]))).toBe('26.0 kB');
  });

  it('meets its bar when it is on it', () => {
    expect(isMet(bytes([26_000], 26_000))).toBe(true);
    expect(isMet(bytes([26_001], 26_000))).toBe(false);
    expect(isMet(bytes([26_001]))).toBeUndefined();
  });
});

describe('two runs of the bench', () => {
  it('agree within the stated spread', () => {
    expect(disagreements([bytes([26_050])], [bytes([26_000])])).toEqual([]);
    expect(disagreements([bytes([26_200])], [bytes([26_000])])).toHaveLength(1);
  });

  it('have to count the same', () => {
    expect(disagreements([trips([3])], [trips([4])])).toEqual(['The bars, trips: 4 before, 3 now']);
  });

  it('cannot disagree about what was not measured before', () => {
    expect(disagreements([trips([3])], [])).toEqual([]);
  });
});
