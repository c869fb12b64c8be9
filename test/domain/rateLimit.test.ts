import { describe, expect, it } from 'vitest';
import { retryAfterMs, waitMsAfter } from '../../src/domain/rateLimit.ts';

const NOW_SECONDS = Date.parse('2026-01-01T12:00:00Z') / 1000;
const reset = (inSeconds: number) => ({ 'x-ratelimit-reset': String(NOW_SECONDS + inSeconds) });
const date = (inSeconds: number) => ({
  Date: new Date((NOW_SECONDS + inSeconds) * 1000).toUTCString(),
});

describe('an answer of 429', () => {
  it.each<[string, Record<string, string>, number | null]>([
    ['seconds', { 'Retry-After': '10' }, 10_000],
    ['seconds and a time', { 'Retry-After': '10', ...reset(2) }, 10_000],
    ['that there is nothing to wait for', { 'Retry-After': '0' }, 0],
    ['a date, and a time', { 'Retry-After': 'Thu, 01 Jan 2026 12:00:10 GMT', ...reset(2) }, 2000],
    ['a time', reset(2), 2000],
    ['a time as far away as a limit lasts', reset(60), 60_000],
    ['nothing', {}, null],
    ['no time', { 'x-ratelimit-reset': 'soon' }, null],
    ['an empty time', { 'x-ratelimit-reset': '' }, null],
    ['a wait that is none, and a time', { 'Retry-After': '-1', ...reset(2) }, 2000],
    ['a time and a date that is none', { ...reset(2), Date: 'today' }, 2000],
  ])('that says %s', (_, headers, waitMs) => {
    expect(retryAfterMs(new Headers(headers), NOW_SECONDS * 1000)).toBe(waitMs);
  });

  it.each<[string, number, Record<string, string>, number | null]>([
    ['minutes ahead', -600, {}, null],
    ['as far ahead as the limit lasts', -2, {}, null],
    ['minutes behind', 600, {}, null],
    ['minutes ahead, and the server’s own can be read', -600, date(-600), 2000],
    ['minutes behind, and the server’s own can be read', 600, date(600), 2000],
  ])('is believed where the clocks agree: the caller’s is %s', (_, offset, headers, waitMs) => {
    const answer = new Headers({ ...reset(offset + 2), ...headers });
    expect(retryAfterMs(answer, NOW_SECONDS * 1000)).toBe(waitMs);
  });

  it('is believed for longer than a limit lasts when it is the server’s own clock that says so', () => {
    const answer = new Headers({ ...reset(90), ...date(0) });
    expect(retryAfterMs(answer, NOW_SECONDS * 1000)).toBe(90_000);
    expect(retryAfterMs(new Headers(reset(61)), NOW_SECONDS * 1000)).toBeNull();
  });
});

describe('the wait', () => {
  it.each<[number, number | null, number, number]>([
    [1, null, 0, 750],
    [1, null, 0.5, 1000],
    [2, null, 0.5, 2000],
    [3, null, 0.9, 4800],
    [1, 2000, 0.5, 2000],
    [1, 0, 0.5, 1000],
    [3, 2000, 0.5, 4000],
  ])('after try %i, told %s, by chance %d, is %i ms', (tries, told, random, ms) => {
    expect(waitMsAfter(tries, told, random)).toBe(ms);
  });
});
