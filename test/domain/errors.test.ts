import { describe, expect, it } from 'vitest';
import {
  ERROR_CODES,
  isLinkAccountsError,
  linkAccountsError,
  LinkAccountsError,
  locate,
  redact,
  toLinkAccountsError,
  type Refusal,
  type Step,
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

  it.each<[string, unknown]>([
    ['another name', { name: 'HttpError', code: 'network' }],
    ['no name', { code: 'network' }],
    ['no code', { name: 'LinkAccountsError' }],
    ['a list that reads like a code', { name: 'LinkAccountsError', code: ['network'] }],
    ['a code that every object has', { name: 'LinkAccountsError', code: 'toString' }],
    ['a name alone', 'LinkAccountsError'],
  ])('is not recognised in something with %s', (_, value) => {
    expect(isLinkAccountsError(value)).toBe(false);
  });

  it.each<[Refusal, string]>([
    [{ code: 'network' }, 'network'],
    [{ code: 'configuration', details: { fix: 'Set a client.' } }, 'configuration: Set a client.'],
    [
      { code: 'insufficient_scope', details: { missing: ['a:b', 'c:d'] } },
      'insufficient_scope: missing a:b c:d',
    ],
    [{ code: 'insufficient_scope', details: { missing: [] } }, 'insufficient_scope'],
  ])('tells the developer its code, and the fix where there is one: %j', (refusal, message) => {
    expect(linkAccountsError(refusal).message).toBe(message);
  });

  it('has left nothing behind, and has no place and no cause, until somebody says so', () => {
    expect(linkAccountsError({ code: 'server' })).toMatchObject({ leftover: [], at: null });
    expect(linkAccountsError({ code: 'server' }).cause).toBeUndefined();
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

  it('keeps all that it says when it is told where it happened', () => {
    const cause = { name: 'HttpError', status: 429 };
    const refusal = { code: 'rate_limited', details: { retryAfterMs: 2000 } } as const;
    const error = linkAccountsError(refusal, { cause, leftover: ['theme'] });
    const told = { ...refusal, at: 'linking', leftover: ['theme'], cause };
    expect(locate(error, 'linking')).toMatchObject(told);
    expect(toLinkAccountsError(error, 'linking')).toMatchObject(told);
    expect(locate(error, 'linking', [])).toMatchObject({ ...told, leftover: [] });
  });

  it.each<[Step, string]>([
    ['authenticatingSecondary', 'login_failed'],
    ['listing', 'server'],
    ['verifying', 'server'],
    ['mergingMetadata', 'server'],
    ['linking', 'server'],
    ['unlinking', 'server'],
  ])('is made of whatever was thrown while %s: %s', (at, code) => {
    expect(toLinkAccountsError(new TypeError('x is undefined'), at)).toMatchObject({
      code,
      at,
      cause: { name: 'TypeError' },
    });
    expect(toLinkAccountsError('a text', at).cause).toBeUndefined();
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

  it.each<[string, unknown, unknown]>([
    ['nothing', null, undefined],
    ['a text', 'failed', undefined],
    ['an object without a name', {}, { name: 'Error' }],
    ['a name that is no text', { name: 1 }, { name: 'Error' }],
    [
      'OAuth’s words',
      { error: 'access_denied', error_description: 'No.', state: 'x' },
      { name: 'Error', error: 'access_denied', description: 'No.' },
    ],
    [
      'the SDK’s words before OAuth’s',
      { description: 'Denied.', error_description: 'No.' },
      { name: 'Error', description: 'Denied.' },
    ],
    [
      'fields that are not what they are called',
      { error: 1, description: {}, status: '502' },
      { name: 'Error' },
    ],
    [
      'a token among its words',
      { error: JWT, description: `${JWT}.` },
      { name: 'Error', error: '[redacted]', description: '[redacted].' },
    ],
  ])('keeps of a cause what can be no secret: %s', (_, cause, kept) => {
    expect(redact(cause)).toEqual(kept);
  });

  it('has every unbroken run cut out that is long enough to be a secret, and no shorter one', () => {
    const hidden = (text: string) => redact({ error: text })?.error;
    const opaque = 'v1_M-Zk3qW8aTn2RfYbX5cJd7LhGpSu9E'.slice(0, 32);
    expect(hidden(`refused ${opaque}, twice: ${opaque}ab`)).toBe(
      'refused [redacted], twice: [redacted]',
    );
    expect(hidden(opaque.slice(1))).toBe(opaque.slice(1));
    expect(hidden('a/b+c=.d/e+f=.0123456=')).toBe('[redacted]');
    expect(hidden('www.tenant.example')).toBe('www.tenant.example');
    expect(hidden('- '.repeat(40))).toBe('- '.repeat(40));
    expect(hidden('…'.repeat(40))).toBe('…'.repeat(40));
  });

  it('has words for the user, whatever its code', () => {
    expect(Object.keys(en.errors).sort()).toEqual([...ERROR_CODES].sort());
  });
});
