/** What is made of an error that has come from outside: from a host's own API, or from another copy. */
import { describe, expect, it } from 'vitest';
import {
  ERROR_CODES,
  isLinkAccountsError,
  linkAccountsError,
  refusalIn,
  toLinkAccountsError,
  type Refusal,
} from '../../src/errors.ts';

describe('the refusal in what was thrown', () => {
  it.each<[object, object]>([
    [{ code: 'rate_limited' }, { retryAfterMs: null }],
    [{ code: 'rate_limited', details: { retryAfterMs: 2000 } }, { retryAfterMs: 2000 }],
    [{ code: 'rate_limited', details: { retryAfterMs: -1 } }, { retryAfterMs: null }],
    [{ code: 'rate_limited', details: { retryAfterMs: '2000' } }, { retryAfterMs: null }],
    [{ code: 'rate_limited', details: { retryAfterMs: 'soon' } }, { retryAfterMs: null }],
    [{ code: 'insufficient_scope' }, { missing: [] }],
    [{ code: 'insufficient_scope', details: { missing: ['a', 1] } }, { missing: ['a'] }],
    [{ code: 'metadata_rejected', details: { keys: ['a.b'] } }, { keys: ['a.b'] }],
    [
      { code: 'email_unverified', details: { side: 'secondary' } },
      { side: 'secondary', email: null },
    ],
    [
      { code: 'email_unverified', details: { side: 'primary', email: 'eve@example.com' } },
      { side: 'primary', email: 'eve@example.com' },
    ],
    [
      { code: 'wrong_connection', details: { expected: 'a', actual: 'b' } },
      { expected: 'a', actual: 'b' },
    ],
    [{ code: 'same_account', details: { who: 'ada' } }, { who: 'ada' }],
    [{ code: 'already_linked', details: { who: 'ada' } }, { who: 'ada' }],
    [{ code: 'secondary_not_allowed', details: { provider: 'samlp' } }, { provider: 'samlp' }],
    [{ code: 'configuration', details: { fix: 'Set X.' } }, { fix: 'Set X.' }],
  ])('of %o has the details %o', (what, details) => {
    expect(refusalIn(what)).toEqual({ ...what, details });
  });

  it('has any of the codes, also on an error of its own kind', () => {
    const details = {
      side: 'primary',
      expected: 'a',
      actual: 'b',
      who: 'a',
      provider: 'a',
      fix: 'a',
    };
    for (const code of ERROR_CODES) {
      expect(refusalIn(Object.assign(new Error('no'), { code, details }))?.code).toBe(code);
    }
  });

  it('has no details where its code has none', () => {
    expect(refusalIn({ code: 'network', details: { secret: 1 } })).toEqual({ code: 'network' });
  });

  it.each<[string, unknown]>([
    ['an error without a code', new TypeError('oops')],
    ['a code that is not ours', { code: 'E_TOO_BAD' }],
    ['the name of what every object has', { code: 'toString' }],
    ['a list that reads like a code', { code: ['network'] }],
    ['a text', 'network'],
    ['nothing', undefined],
    ['null', null],
    ['a code without the details that its words need', { code: 'email_unverified' }],
    ['a side that is none', { code: 'email_unverified', details: { side: 'both' } }],
    ['details that are no such', { code: 'same_account', details: { who: 7 } }],
    ['details that are empty', { code: 'configuration', details: { fix: '' } }],
    [
      'one that names only what was expected',
      { code: 'wrong_connection', details: { expected: 'a' } },
    ],
    ['one that names only what came', { code: 'wrong_connection', details: { actual: 'b' } }],
    ['one without its provider', { code: 'secondary_not_allowed', details: 'samlp' }],
    ['one without who it is', { code: 'already_linked', details: null }],
  ])('is none: %s', (_, what) => {
    expect(refusalIn(what)).toBeNull();
  });
});

const COMPLETE: readonly Refusal[] = [
  { code: 'network' },
  { code: 'email_unverified', details: { side: 'secondary', email: null } },
  { code: 'email_unverified', details: { side: 'primary', email: 'eve@example.com' } },
  { code: 'wrong_connection', details: { expected: 'a', actual: 'b' } },
  { code: 'same_account', details: { who: 'ada' } },
  { code: 'already_linked', details: { who: 'ada' } },
  { code: 'secondary_not_allowed', details: { provider: 'samlp' } },
  { code: 'insufficient_scope', details: { missing: ['a', ''] } },
  { code: 'metadata_rejected', details: { keys: [] } },
  { code: 'rate_limited', details: { retryAfterMs: null } },
  { code: 'rate_limited', details: { retryAfterMs: 0 } },
  { code: 'configuration', details: { fix: 'Set X.' } },
];

describe('an error by the name of ours', () => {
  it.each(COMPLETE)('is one with its code and all of its details: %j', (refusal) => {
    expect(isLinkAccountsError(linkAccountsError(refusal))).toBe(true);
    expect(isLinkAccountsError({ name: 'LinkAccountsError', ...refusal })).toBe(true);
  });

  it.each<object>([
    { code: 'email_unverified' },
    { code: 'email_unverified', details: null },
    { code: 'email_unverified', details: { side: 'primary' } },
    { code: 'rate_limited', details: { retryAfterMs: 'soon' } },
    { code: 'rate_limited' },
    { code: 'insufficient_scope', details: { missing: ['a', 1] } },
    { code: 'metadata_rejected', details: {} },
    { code: 'same_account', details: {} },
  ])('is a foreign one without: %j', (fields) => {
    const thrown = { name: 'LinkAccountsError', ...fields };
    expect(isLinkAccountsError(thrown)).toBe(false);
    expect(toLinkAccountsError(thrown, 'linking')).toMatchObject({
      code: 'server',
      cause: { name: 'LinkAccountsError' },
    });
  });
});
