import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../src/errors.ts';

const TESTS = new URL('..', import.meta.url).pathname;

/** What all tests say, this one left out. */
const said = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.test\.tsx?$/.test(name) && !import.meta.url.endsWith(name))
  .map((name) => readFileSync(join(TESTS, name), 'utf8'))
  .join('\n');

describe('the error codes', () => {
  it('are each named by a test', () => {
    expect(ERROR_CODES.filter((code) => !said.includes(`'${code}'`))).toEqual([]);
  });
});
