import { describe, expect, it } from 'vitest';
import {
  ERROR_CODES,
  isLinkAccountsError,
  linkAccountsError,
  LinkAccountsError,
  toLinkAccountsError,
} from '../../src/errors.ts';
import { en } from '../../src/view/messages/en.ts';

const JWT = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhdXRoMHxhZGEifQ.c2lnbmF0dXJlLW9mLWEtdG9rZW4';

describe('an error', () => {
  it('is recognised by its shape, also when another copy of this module made it', () => {
    const foreign = { name: 'LinkAccountsError', code: 'network' };
    expect(isLinkAccountsError(linkAccountsError({ code: 'network' }))).toBe(true);
    expect(isLinkAccountsError(foreign)).toBe(true);
    expect(isLinkAccountsError({ name: 'LinkAccountsError', code: 'unheard_of' })).toBe(false);
    expect(isLinkAccountsError(new Error('network'))).toBe(false);
    expect(isLinkAccountsError(null)).toBe(false);
  });

  it('carries the data of its code, and says whether trying again can help', () => {
    const error = linkAccountsError({ code: 'rate_limited', details: { retryAfterMs: 2000 } });
    expect(error).toMatchObject({ canRetry: true, details: { retryAfterMs: 2000 }, at: null });
    expect(error).toBeInstanceOf(LinkAccountsError);
  });

  it('becomes JSON with all that a host may report', () => {
    const error = linkAccountsError({ code: 'link_conflict' }, { at: 'linking', leftover: ['a'] });
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({
      code: 'link_conflict',
      at: 'linking',
      leftover: ['a'],
      canRetry: false,
    });
  });

  it('of a foreign kind keeps its name and status, not its message', () => {
    const thrown = Object.assign(new Error(`failed with ${JWT}`), { status: 502 });
    const error = toLinkAccountsError(thrown, 'linking');
    expect(error).toMatchObject({ code: 'server', at: 'linking', cause: { status: 502 } });
    expect(JSON.stringify(error)).not.toContain(JWT);
  });

  it('has tokens cut out of what a server said', () => {
    const cause = { name: 'HttpError', description: `Invalid token ${JWT} given` };
    expect(linkAccountsError({ code: 'link_rejected' }, { cause }).cause?.description).toBe(
      'Invalid token [redacted] given',
    );
  });

  it('has words for the user, whatever its code', () => {
    expect(Object.keys(en.errors).sort()).toEqual([...ERROR_CODES].sort());
  });
});
