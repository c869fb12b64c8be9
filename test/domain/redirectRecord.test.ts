import { describe, expect, it } from 'vitest';
import {
  encodeRecord,
  parseRecord,
  RECORD_LIFETIME_MS,
  type RedirectRecord,
} from '../../src/domain/redirectRecord.ts';

const STARTED = new Date('2026-01-01T12:00:00.000Z');

const record: RedirectRecord = {
  version: 1,
  userId: 'auth0|ada',
  who: 'ada@example.com',
  connection: 'google-oauth2',
  mayBecomePrimary: true,
  returnTo: '/settings?tab=logins#linked',
  startedAt: STARTED,
};

const after = (ms: number) => new Date(STARTED.getTime() + ms);

/** As it is read back a minute later, with these fields changed on the way. */
function readBack(changes: Record<string, unknown>): RedirectRecord | null {
  const stored = JSON.parse(encodeRecord(record)) as Record<string, unknown>;
  return parseRecord(JSON.stringify({ ...stored, ...changes }), after(60_000));
}

describe('the record of a login by redirect', () => {
  it.each<[string, Partial<RedirectRecord>]>([
    ['as it is', {}],
    ['without a connection', { connection: null }],
    ['from the root of the site', { returnTo: '/' }],
    ['with what may stand in an address', { returnTo: '/a//b?next=//c&d=\\e#//f' }],
  ])('comes back as it was stored: %s', (_, changes) => {
    const stored = { ...record, ...changes };
    expect(parseRecord(encodeRecord(stored), after(60_000))).toEqual(stored);
  });

  it.each<[string, Record<string, unknown>]>([
    ['another version', { version: 2 }],
    ['a version as text', { version: '1' }],
    ['a field too many', { token: 'x' }],
    ['no user', { userId: '' }],
    ['a user that is no text', { userId: 1 }],
    ['nobody to name', { who: '' }],
    ['a connection that is no text', { connection: 1 }],
    ['an empty connection', { connection: '' }],
    ['a choice that is no yes or no', { mayBecomePrimary: 'true' }],
    ['no time', { startedAt: null }],
    ['a time as a number', { startedAt: STARTED.getTime() }],
    ['a time that is none', { startedAt: 'noon' }],
    ['an address that is no text', { returnTo: 1 }],
  ])('is refused with %s', (_, changes) => {
    expect(readBack({})).toEqual(record);
    expect(readBack(changes)).toBeNull();
  });

  it.each(Object.keys(record))('is refused without its field "%s"', (field) => {
    expect(readBack({ [field]: undefined })).toBeNull();
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    'settings',
    '',
  ])('is refused when it would lead off this site: %j', (returnTo) => {
    expect(readBack({ returnTo })).toBeNull();
  });

  it.each([
    ['at once', 0, true],
    ['at the end of its life', RECORD_LIFETIME_MS, true],
    ['after that', RECORD_LIFETIME_MS + 1, false],
    ['before it was made', -1, false],
  ])('read %s (%d ms) → counts: %s', (_, ms, counts) => {
    expect(parseRecord(encodeRecord(record), after(ms)) !== null).toBe(counts);
  });

  it.each([null, '', 'null', '1', '"text"', '[]', '{}', '{', '[1,2,3,4,5,6,7]'])(
    'is nothing when it was %j',
    (text) => {
      expect(parseRecord(text, STARTED)).toBeNull();
    },
  );
});
