import { describe, expect, it } from 'vitest';
import { during, roundsOf, type Exchange } from '../../bench/network/requestLog.ts';

const exchange = (startedAt: number, endedAt: number): Exchange => ({
  method: 'GET',
  url: 'http://localhost/',
  startedAt,
  endedAt,
  bytes: 0,
});

describe('waits for the network', () => {
  it.each([
    ['nothing was sent', [], 0],
    ['side by side', [exchange(0, 300), exchange(5, 305)], 1],
    ['a preflight and its request', [exchange(0, 300), exchange(301, 601)], 2],
    ['one that branches into two', [exchange(0, 300), exchange(310, 610), exchange(320, 650)], 2],
    [
      'a short chain beside one long wait',
      [exchange(0, 900), exchange(10, 310), exchange(320, 620)],
      2,
    ],
    [
      'in whatever order they were logged',
      [exchange(700, 990), exchange(0, 300), exchange(310, 610)],
      3,
    ],
    ['far apart, with a person between', [exchange(0, 300), exchange(60_000, 60_300)], 2],
  ])('%s', (_, log, rounds) => {
    expect(roundsOf(log)).toBe(rounds);
  });
});

it('an answer that came after the end has not brought it about', () => {
  const [inTime, late] = [exchange(0, 300), exchange(290, 600)];

  expect(during([inTime, late], { from: 0, to: 310 })).toEqual([inTime]);
});
