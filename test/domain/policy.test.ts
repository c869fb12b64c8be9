import { describe, expect, it } from 'vitest';
import {
  hasProvenContact,
  primaryOnlyProviderOf,
  STRICT_POLICY,
  type Policy,
} from '../../src/domain/policy.ts';
import type { Person } from '../../src/domain/identity.ts';
import { people } from '../../src/testing/people.ts';

const accountOf = (person: Partial<Person>) => ({
  ...people.phone,
  person: { ...people.phone.person, phone: null, phoneVerified: false, ...person },
});

describe('the policy of a host that says nothing', () => {
  it('takes no unproven contact and no login from before the click', () => {
    expect(STRICT_POLICY).toMatchObject({
      unverifiedEmail: 'refuse',
      accountsWithoutEmail: 'verified-phone',
      maxLoginAgeSeconds: 0,
    });
  });

  it.each([
    'ad',
    'adfs',
    'google-apps',
    'office365',
    'oidc',
    'okta',
    'pingfederate',
    'samlp',
    'sharepoint',
    'waad',
  ])('lets no account of the enterprise directory %s end', (provider) => {
    const [identity] = people.adaAtAcme.identities;
    const account = { ...people.adaAtAcme, identities: [{ ...identity, provider }] };
    expect(primaryOnlyProviderOf(account as typeof people.adaAtAcme, STRICT_POLICY)).toBe(provider);
  });

  it.each([
    ['a database', people.ada],
    ['a social login', people.adaGoogle],
    ['a phone', people.phone],
  ])('lets an account end that is %s', (_, account) => {
    expect(primaryOnlyProviderOf(account, STRICT_POLICY)).toBeNull();
  });
});

describe('a contact', () => {
  it.each<[string, Partial<Person>, Partial<Policy>, boolean]>([
    ['a verified e-mail', { email: 'a@b.example', emailVerified: true }, {}, true],
    ['an e-mail that nobody verified', { email: 'a@b.example' }, {}, false],
    [
      'an e-mail that nobody verified, where the host takes it',
      { email: 'a@b.example' },
      { unverifiedEmail: 'allow' },
      true,
    ],
    [
      'an unverified e-mail beside a verified phone',
      { email: 'a@b.example', phone: '+44', phoneVerified: true },
      {},
      false,
    ],
    ['a verified phone', { phone: '+44', phoneVerified: true }, {}, true],
    ['a phone that nobody verified', { phone: '+44' }, {}, false],
    ['"verified" said of a phone that is not there', { phoneVerified: true }, {}, false],
    ['"verified" said of an e-mail that is not there', { emailVerified: true }, {}, false],
  ])('of %s', (_, person, changes, isProven) => {
    expect(hasProvenContact(accountOf(person), { ...STRICT_POLICY, ...changes })).toBe(isProven);
  });
});
