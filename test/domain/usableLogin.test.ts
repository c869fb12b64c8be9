import { expect, it } from 'vitest';
import type { Account, Person } from '../../src/domain/identity.ts';
import { isUsableLogin, leavesNoUsableLogin } from '../../src/domain/usableLogin.ts';
import { linkedTo, people } from '../../src/testing/people.ts';

const identityOf = ({ identities: [identity] }: Account) => {
  if (identity === undefined) throw new Error('an account has an identity');
  return identity;
};

it.each([
  ['a verified e-mail', people.adaGoogle, true],
  ['a verified phone', people.phone, true],
  ['an enterprise directory', people.adaAtAcme, true],
  ['an e-mail that nobody verified', people.eve, false],
])('a login by %s can be relied on: %s', (_, account, usable) => {
  expect(isUsableLogin(identityOf(account))).toBe(usable);
});

it.each<[string, Partial<Person>]>([
  ['an e-mail', { emailVerified: true }],
  ['a phone', { phoneVerified: true }],
])('"verified" counts for nothing without %s', (_, person) => {
  const identity = identityOf(people.eve);
  const nothing = { ...identity.person, email: null, phone: null };
  expect(isUsableLogin({ ...identity, person: { ...nothing, ...person } })).toBe(false);
});

it('a phone that nobody verified cannot be relied on', () => {
  const identity = identityOf(people.phone);
  const person = { ...identity.person, phoneVerified: false };
  expect(isUsableLogin({ ...identity, person })).toBe(false);
});

it('one login that can be relied on is enough, whatever stands beside it', () => {
  const { identities } = linkedTo(people.ada, people.eve, people.adaGoogle);
  expect(leavesNoUsableLogin(identities, identityOf(people.adaGoogle))).toBe(false);
});

it('warns when the only login goes', () => {
  expect(leavesNoUsableLogin(people.ada.identities, identityOf(people.ada))).toBe(true);
});

it('warns only when no login that can be relied on would stay', () => {
  const { identities } = linkedTo(people.eve, people.adaGoogle);
  expect(leavesNoUsableLogin(identities, identityOf(people.adaGoogle))).toBe(true);
  expect(leavesNoUsableLogin(identities, identityOf(people.eve))).toBe(false);
});
