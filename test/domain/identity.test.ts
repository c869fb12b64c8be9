import { describe, expect, it } from 'vitest';
import {
  hasIdentity,
  nameOf,
  whoIs,
  withKnownPersons,
  type Identity,
  type Person,
} from '../../src/domain/identity.ts';
import { linkedTo, people } from '../../src/testing/people.ts';

const NOBODY: Person = {
  name: null,
  email: null,
  emailVerified: false,
  phone: null,
  phoneVerified: false,
  picture: null,
};

const { identities } = linkedTo(people.ada, people.adaGoogle, people.phone);

/** As the link and unlink calls answer: without a profile. */
const bare = (identity: Identity): Identity => ({ ...identity, person: NOBODY });

describe('a person', () => {
  it.each<[string, Partial<Person>, string | null]>([
    ['e-mail', { email: 'ada@example.com', phone: '+44', name: 'Ada' }, 'ada@example.com'],
    ['phone, without an e-mail', { phone: '+44', name: 'Ada' }, '+44'],
    ['name, without either', { name: 'Ada' }, 'Ada'],
    ['nothing, where nothing is known', {}, null],
  ])('is called by their %s', (_, known, name) => {
    expect(whoIs({ ...NOBODY, ...known })).toBe(name);
  });

  it('of whom nothing is known is called by the id of the identity', () => {
    expect(nameOf({ id: 'github|583231', person: NOBODY })).toBe('github|583231');
    expect(nameOf({ id: 'github|583231', person: { ...NOBODY, name: 'Ada' } })).toBe('Ada');
  });
});

describe('the identities of an account', () => {
  it('have one only under its full id', () => {
    expect(hasIdentity(identities, 'google-oauth2|108204')).toBe(true);
    expect(hasIdentity(identities, 'google-oauth2|999')).toBe(false);
    expect(hasIdentity([], 'google-oauth2|108204')).toBe(false);
  });
});

describe('identities that came back without a profile', () => {
  it('get the person that is known of each', () => {
    expect(withKnownPersons(identities.map(bare), identities)).toEqual(identities);
  });

  it('stay as they are where nothing is known of them', () => {
    const unknown = identities.map(bare);
    expect(withKnownPersons(unknown, people.octoAda.identities)).toEqual(unknown);
  });

  it('keep a profile that did come back: it is the newer one', () => {
    const renamed = identities.map((identity) => ({
      ...identity,
      person: { ...NOBODY, name: 'Countess' },
    }));
    expect(withKnownPersons(renamed, identities)).toEqual(renamed);
  });
});
