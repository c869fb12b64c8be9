import { expect, it } from 'vitest';
import type { Account } from '../../src/domain/identity.ts';
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

it('warns only when no login that can be relied on would stay', () => {
  const { identities } = linkedTo(people.eve, people.adaGoogle);
  expect(leavesNoUsableLogin(identities, identityOf(people.adaGoogle))).toBe(true);
  expect(leavesNoUsableLogin(identities, identityOf(people.eve))).toBe(false);
});
