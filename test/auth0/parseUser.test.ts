import { describe, expect, it } from 'vitest';
import { parseIdentities, parseUser } from '../../src/auth0/parseUser.ts';
import { isLinkAccountsError } from '../../src/errors.ts';

const ADA = { provider: 'auth0', user_id: 'ada', connection: 'Username-Password-Authentication' };
const OCTO = { provider: 'github', user_id: 583231, connection: 'github' };

/** The user as the Management API shows her, with these fields changed. */
const user = (changes: Record<string, unknown> = {}) => ({
  user_id: 'auth0|ada',
  email: 'ada@example.com',
  email_verified: true,
  identities: [ADA],
  ...changes,
});

function codeOf(parse: () => unknown): string | null {
  try {
    parse();
    return null;
  } catch (thrown) {
    return isLinkAccountsError(thrown) ? thrown.code : 'something else';
  }
}

describe('a user of the Management API', () => {
  it('has no metadata, no phone and no picture unless it says so', () => {
    expect(parseUser(user())).toMatchObject({
      metadata: {},
      person: { name: null, phone: null, phoneVerified: false, picture: null },
    });
  });

  it.each<[string, Record<string, unknown>, string | null]>([
    ['name', { name: 'Ada', nickname: 'al', username: 'ada1' }, 'Ada'],
    ['nickname', { nickname: 'al', username: 'ada1' }, 'al'],
    ['username', { name: '', username: 'ada1' }, 'ada1'],
    ['nothing', { name: 5, nickname: null }, null],
  ])('is called by their %s', (_, changes, name) => {
    expect(parseUser(user(changes)).person.name).toBe(name);
  });

  it.each([
    [true, true],
    [false, false],
    ['true', false],
    [1, false],
    [undefined, false],
  ])('with email_verified %o counts as verified: %s', (email_verified, emailVerified) => {
    expect(parseUser(user({ email_verified })).person).toMatchObject({ emailVerified });
  });

  it('is the person behind their own identity, whatever that says itself', () => {
    const profileData = { email: 'old@example.com' };
    const { identities, person } = parseUser(user({ identities: [{ ...ADA, profileData }, OCTO] }));
    expect(identities[0]?.person).toEqual(person);
    expect(identities[1]).toMatchObject({ id: 'github|583231', person: { email: null } });
  });

  it('keeps a linked identity’s profile, and does without one that is none', () => {
    const linked = { ...OCTO, profileData: { email: 'octo@example.com', email_verified: true } };
    const strange = { ...OCTO, user_id: 'x', profileData: 'octo' };
    const { identities } = parseUser(user({ identities: [ADA, linked, strange] }));
    expect(identities.map(({ person }) => person.email)).toEqual([
      'ada@example.com',
      'octo@example.com',
      null,
    ]);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['text', 'ada'],
    ['without an id', user({ user_id: undefined })],
    ['with an empty id', user({ user_id: '' })],
    ['without identities', user({ identities: undefined })],
    ['with no identity', user({ identities: [] })],
    ['whose first identity is another’s', user({ identities: [OCTO, ADA] })],
    ['with an identity that is none', user({ identities: [ADA, null] })],
    ['with an identity of no provider', user({ identities: [ADA, { ...OCTO, provider: '' }] })],
    ['with an identity of no id', user({ identities: [ADA, { ...OCTO, user_id: null }] })],
    ['with an identity of no connection', user({ identities: [{ ...ADA, connection: 1 }] })],
    ['with metadata that is a list', user({ user_metadata: [] })],
    ['with metadata that is text', user({ user_metadata: 'dark' })],
  ])('%s is no user: server', (_, json) => {
    expect(codeOf(() => parseUser(json))).toBe('server');
  });

  it('may have null for metadata', () => {
    expect(parseUser(user({ user_metadata: null })).metadata).toEqual({});
  });

  it('may have a key __proto__ in their metadata, as a plain key', () => {
    const json = JSON.parse('{"__proto__":{"isAdmin":true}}') as unknown;
    const { metadata } = parseUser(user({ user_metadata: json }));
    expect(Object.keys(metadata)).toEqual(['__proto__']);
  });
});

describe('when an identity was linked', () => {
  const linkedAt = (at: unknown) => {
    const identity = { provider: 'github', user_id: 7, connection: 'github', linked_at: at };
    return parseIdentities([identity], 'github|7')[0]?.linkedAt;
  };

  it('is known where a backend tells', () => {
    expect(linkedAt('2026-03-03T09:00:00Z')).toBe('2026-03-03T09:00:00Z');
  });

  it.each([undefined, null, 'yesterday', 1_772_528_400])('is not known from %o', (at) => {
    expect(linkedAt(at)).toBeUndefined();
  });
});

describe('the identities that linking answers with', () => {
  it('begin with the primary’s', () => {
    expect(parseIdentities([ADA, OCTO], 'auth0|ada').map(({ id }) => id)).toEqual([
      'auth0|ada',
      'github|583231',
    ]);
  });

  it.each<[string, unknown]>([
    ['begin with another’s', [OCTO, ADA]],
    ['are none', []],
    ['are no list', { 0: ADA }],
  ])('are not to be trusted when they %s: server', (_, json) => {
    expect(codeOf(() => parseIdentities(json, 'auth0|ada'))).toBe('server');
  });
});
