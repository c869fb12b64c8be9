import { describe, expect, it } from 'vitest';
import { STRICT_POLICY } from '../../src/domain/policy.ts';
import type { Account } from '../../src/domain/identity.ts';
import type { Side } from '../../src/errors.ts';
import {
  keepableSides,
  refusalOfAccounts,
  refusalOfLogin,
  type PrimaryChoice,
  type SecondaryLogin,
} from '../../src/domain/verification.ts';
import { EXPECTED, linkedTo, loginAs, people } from '../../src/testing/people.ts';

const { ada, adaGoogle, adaAtAcme, eve, grace, octoAda, phone } = people;
const policy = STRICT_POLICY;

const codeOfLogin = (changes: Partial<SecondaryLogin>) =>
  refusalOfLogin({ login: loginAs(adaGoogle, changes), expected: EXPECTED, policy })?.code ?? null;

/** A login of a user who typed their credentials so long before the click. */
function signedInBefore(clickSeconds: number, tookMs = 10_000): Partial<SecondaryLogin> {
  const { issuedAt } = loginAs(adaGoogle);
  const click = (issuedAt?.getTime() ?? NaN) - tookMs;
  return { tookMs, authTime: new Date(click - clickSeconds * 1000) };
}

describe('a second login', () => {
  it.each<[string, Partial<SecondaryLogin>, string | null]>([
    ['of this application and tenant, just now', {}, null],
    ['signed with another algorithm', { algorithm: 'HS256' }, 'token_mismatch'],
    ['of another tenant', { issuer: 'https://other.example/' }, 'token_mismatch'],
    ['of another application', { audience: ['somebody-else'] }, 'token_mismatch'],
    ['of an application among several', { audience: ['x', EXPECTED.clientId] }, null],
    ['from yesterday', signedInBefore(86_400), 'stale_login'],
    ['that does not say when', { authTime: null }, 'stale_login'],
    ['whose token does not say when it was made', { issuedAt: null }, 'stale_login'],
    ['that took five minutes', signedInBefore(-1, 300_000), null],
    ['as early as clocks round', signedInBefore(10), null],
    ['earlier', signedInBefore(11), 'stale_login'],
  ])('%s → %s', (_, changes, code) => {
    expect(codeOfLogin(changes)).toBe(code);
  });
});

describe('a login that may be older, because the host says so', () => {
  it.each([
    [300, 300, null],
    [300, 310, null],
    [300, 311, 'stale_login'],
    [0, 11, 'stale_login'],
  ])('by %d s, %d s before the click → %s', (maxLoginAgeSeconds, seconds, code) => {
    const refusal = refusalOfLogin({
      login: loginAs(adaGoogle, signedInBefore(seconds)),
      expected: EXPECTED,
      policy: { ...policy, maxLoginAgeSeconds },
    });
    expect(refusal?.code ?? null).toBe(code);
  });

  it('still has to say when it was', () => {
    const login = loginAs(adaGoogle, { authTime: null });
    const lenient = { ...policy, maxLoginAgeSeconds: 3600 };
    expect(refusalOfLogin({ login, expected: EXPECTED, policy: lenient })).toEqual({
      code: 'stale_login',
    });
  });
});

describe('the accounts that may stay primary', () => {
  const question = (choice: PrimaryChoice, primary: Account, secondary: Account) => ({
    choice,
    primary,
    secondary,
    policy,
    login: loginAs(secondary),
  });
  const graceAtAcme = linkedTo(grace, adaAtAcme);

  it.each<[string, ReturnType<typeof question>, Side[]]>([
    ['both are ordinary, current', question('current', ada, adaGoogle), ['primary']],
    ['both are ordinary, linked', question('linked', ada, adaGoogle), ['secondary']],
    ['both are ordinary, ask', question('ask', ada, adaGoogle), ['primary', 'secondary']],
    ['an enterprise account is linked, current', question('current', ada, adaAtAcme), []],
    ['an enterprise account is linked, linked', question('linked', ada, adaAtAcme), ['secondary']],
    ['an enterprise account is linked, ask', question('ask', ada, adaAtAcme), ['secondary']],
    [
      'the host’s user is an enterprise account, current',
      question('current', adaAtAcme, ada),
      ['primary'],
    ],
    ['the host’s user is an enterprise account, linked', question('linked', adaAtAcme, ada), []],
    ['the host’s user is an enterprise account, ask', question('ask', adaAtAcme, ada), ['primary']],
    ['both are enterprise accounts, ask', question('ask', adaAtAcme, { ...adaAtAcme }), []],
    [
      'one brings an enterprise account along, ask',
      question('ask', ada, graceAtAcme),
      ['secondary'],
    ],
  ])('where %s', (_, asked, sides) => {
    expect(keepableSides(asked)).toEqual(sides);
  });

  it.each<[PrimaryChoice, Account, Account, string | null]>([
    ['current', ada, adaAtAcme, 'secondary_not_allowed'],
    ['linked', adaAtAcme, ada, 'secondary_not_allowed'],
    ['ask', ada, adaAtAcme, null],
    ['ask', adaAtAcme, ada, null],
  ])('decide under "%s" whether there is anything to link', (choice, primary, secondary, code) => {
    expect(refusalOfAccounts(question(choice, primary, secondary))?.code ?? null).toBe(code);
  });

  it('none: names the provider that would have to end', () => {
    expect(refusalOfAccounts(question('linked', adaAtAcme, ada))).toEqual({
      code: 'secondary_not_allowed',
      details: { provider: 'samlp' },
    });
  });

  it.each<[PrimaryChoice, string]>([
    ['current', 'okta'],
    ['ask', 'okta'],
    ['linked', 'samlp'],
  ])('both of an enterprise: under "%s" names %s', (choice, provider) => {
    const identities = ada.identities.map((one) => ({ ...one, id: 'okta|ada', provider: 'okta' }));
    const atOkta = { ...ada, id: 'okta|ada', identities };
    expect(refusalOfAccounts(question(choice, adaAtAcme, atOkta))).toMatchObject({
      details: { provider },
    });
  });
});

describe('two accounts', () => {
  const judge = (question: Partial<Parameters<typeof refusalOfAccounts>[0]>) => {
    const secondary = question.secondary ?? adaGoogle;
    return refusalOfAccounts({
      primary: ada,
      secondary,
      login: loginAs(secondary),
      policy,
      choice: 'current',
      ...question,
    });
  };

  it.each([
    ['a verified Google account', adaGoogle],
    ['an account whose id is a number', octoAda],
    ['a phone number that is verified', phone],
    ['an account that brings another one along', grace],
  ])('can be linked: %s', (_, secondary) => {
    expect(judge({ secondary })).toBeNull();
  });

  it('are the same account when the same user came back', () => {
    expect(judge({ secondary: ada })).toEqual({
      code: 'same_account',
      details: { who: 'ada@example.com' },
    });
  });

  it('are already linked when the login came through a linked connection', () => {
    const primary = linkedTo(ada, adaGoogle);
    const login = loginAs(ada, { connection: 'google-oauth2' });
    expect(judge({ primary, secondary: primary, login })).toEqual({
      code: 'already_linked',
      details: { who: 'ada.l@gmail.example' },
    });
  });

  it('are already linked when the secondary stands in the list under its own id', () => {
    expect(judge({ primary: linkedTo(ada, adaGoogle) })?.code).toBe('already_linked');
  });

  it('are already linked under its own id, whatever connection was asked for, and it is named', () => {
    const primary = linkedTo(ada, octoAda, adaGoogle);
    const alreadyLinked = (who: string) => ({ code: 'already_linked', details: { who } });
    for (const connection of [null, 'github', 'google-oauth2']) {
      const google = judge({ primary, login: loginAs(adaGoogle, { connection }) });
      expect(google).toEqual(alreadyLinked('ada.l@gmail.example'));
      const github = judge({
        primary,
        secondary: octoAda,
        login: loginAs(octoAda, { connection }),
      });
      expect(github).toEqual(alreadyLinked('octo@example.com'));
    }
  });

  it.each([
    ['the primary’s own connection', 'Username-Password-Authentication'],
    ['a connection that nothing is linked through', 'linkedin'],
    ['no connection in particular', null],
  ])('are the same account when the same user came back through %s', (_, connection) => {
    const primary = linkedTo(ada, adaGoogle);
    const login = loginAs(ada, { connection });
    expect(judge({ primary, secondary: primary, login })).toEqual({
      code: 'same_account',
      details: { who: 'ada@example.com' },
    });
  });

  it('are the same account also where the tenant lists no identity of it', () => {
    const primary = { ...ada, identities: [] };
    expect(judge({ primary, secondary: primary, login: loginAs(ada) })?.code).toBe('same_account');
  });

  it('are refused when the secondary came with no identity at all', () => {
    const secondary = { ...adaGoogle, identities: [] };
    expect(judge({ secondary, login: loginAs(adaGoogle) })).toEqual({
      code: 'wrong_connection',
      details: { expected: 'google-oauth2', actual: '' },
    });
  });

  it('are refused when the login came through another connection than asked for', () => {
    expect(judge({ login: loginAs(adaGoogle, { connection: 'github' }) })).toEqual({
      code: 'wrong_connection',
      details: { expected: 'github', actual: 'google-oauth2' },
    });
  });

  it('may come through any connection when none was asked for', () => {
    expect(judge({ login: loginAs(adaGoogle, { connection: null }) })).toBeNull();
  });

  it('may come through a connection that the secondary has linked itself', () => {
    const login = loginAs(grace, { connection: 'linkedin' });
    expect(judge({ secondary: grace, login })).toBeNull();
  });

  it('are refused when the secondary’s e-mail is not verified', () => {
    expect(judge({ secondary: eve })).toEqual({
      code: 'email_unverified',
      details: { side: 'secondary', email: 'eve@example.com' },
    });
  });

  it('are refused when the primary’s e-mail is not verified', () => {
    const primary = { ...ada, person: { ...ada.person, emailVerified: false } };
    expect(judge({ primary })).toEqual({
      code: 'email_unverified',
      details: { side: 'primary', email: 'ada@example.com' },
    });
  });

  it('take an unverified e-mail only where the host allows it', () => {
    expect(judge({ secondary: eve, policy: { ...policy, unverifiedEmail: 'allow' } })).toBeNull();
  });

  it.each([
    ['verified-phone', true, null],
    ['verified-phone', false, 'email_unverified'],
    ['refuse', true, 'email_unverified'],
    ['allow', false, null],
  ] as const)(
    'without an e-mail, under %s, phone verified %s → %s',
    (accountsWithoutEmail, phoneVerified, code) => {
      const secondary = { ...phone, person: { ...phone.person, phoneVerified } };
      const refusal = judge({ secondary, policy: { ...policy, accountsWithoutEmail } });
      expect(refusal?.code ?? null).toBe(code);
    },
  );

  it('are refused when the secondary is an enterprise account', () => {
    expect(judge({ secondary: adaAtAcme })).toEqual({
      code: 'secondary_not_allowed',
      details: { provider: 'samlp' },
    });
  });

  it('take an enterprise account where the host allows it', () => {
    const open = { ...policy, primaryOnlyProviders: [] };
    expect(judge({ secondary: adaAtAcme, policy: open })).toBeNull();
  });
});
