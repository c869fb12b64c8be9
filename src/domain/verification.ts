/**
 * The checks between "somebody signed in" and "link these accounts?": each a pure function that
 * returns why not, or `null`. The first refusal counts.
 */
import type { Refusal, Side } from '../errors.ts';
import { hasIdentity, nameOf, type Account, type UserId } from './identity.ts';
import { hasProvenContact, primaryOnlyProviderOf, type Policy } from './policy.ts';

/** Tokens count whole seconds, and a tenant has more than one server. */
const TOLERANCE_SECONDS = 10;

/** What the second login's ID token says, and what it was asked for. Nothing in it is secret. */
export interface SecondaryLogin {
  readonly userId: UserId;
  readonly algorithm: string;
  readonly issuer: string;
  readonly audience: readonly string[];
  /** When the user last typed their credentials, by the tenant's clock; `null` when the token does not say. */
  readonly authTime: Date | null;
  /** When the token was issued, by the same clock. */
  readonly issuedAt: Date | null;
  /** From the click to the token, by the browser's clock: that one may be wrong, but it runs as fast. */
  readonly tookMs: number;
  /** The connection that was asked for; `null` when the user was free to choose. */
  readonly connection: string | null;
}

/** Whom a token for this host must name. */
export interface TokenExpectation {
  readonly issuer: string;
  readonly clientId: string;
}

export interface LoginQuestion {
  readonly login: SecondaryLogin;
  readonly expected: TokenExpectation;
  readonly policy: Policy;
}

/** What can be said of the login before anything is read. */
export const refusalOfLogin = (question: LoginQuestion): Refusal | null =>
  firstRefusal(question, [notForUs, notFresh]);

export interface AccountsQuestion {
  readonly login: Pick<SecondaryLogin, 'userId' | 'connection'>;
  readonly primary: Account;
  readonly secondary: Account;
  readonly policy: Policy;
  /** Which account the host lets stay primary. */
  readonly choice: PrimaryChoice;
}

/** Which account stays primary: the host's user, the one that is linked, or whom the user names. */
export type PrimaryChoice = 'current' | 'linked' | 'ask';

/** The accounts that may stay: the host's choice, less those that would absorb what must not be. */
export function keepableSides({ choice, policy, ...accounts }: AccountsQuestion): readonly Side[] {
  const offered: Record<PrimaryChoice, readonly Side[]> = {
    current: ['primary'],
    linked: ['secondary'],
    ask: ['primary', 'secondary'],
  };
  return offered[choice].filter((side) => {
    const absorbed = side === 'primary' ? accounts.secondary : accounts.primary;
    return primaryOnlyProviderOf(absorbed, policy) === null;
  });
}

/** What can be said once both accounts have been read. */
export const refusalOfAccounts = (question: AccountsQuestion): Refusal | null =>
  firstRefusal(question, [
    sameOrLinked,
    otherConnection,
    unprovenContact('secondary'),
    unprovenContact('primary'),
    mustStayPrimary,
  ]);

type Check<Question> = (question: Question) => Refusal | null;

function firstRefusal<Question>(
  question: Question,
  checks: readonly Check<Question>[],
): Refusal | null {
  for (const check of checks) {
    const refusal = check(question);
    if (refusal !== null) return refusal;
  }
  return null;
}

/**
 * Auth0 links only an RS256 ID token of the same tenant for the same application.
 *
 * @see [Link a user account](https://auth0.com/docs/api/management/v2/users/post-identities)
 */
function notForUs({ login, expected }: LoginQuestion): Refusal | null {
  const isOurs =
    login.algorithm === 'RS256' &&
    login.issuer === expected.issuer &&
    login.audience.includes(expected.clientId);
  return isOurs ? null : { code: 'token_mismatch' };
}

/**
 * auth0-spa-js enforces no `max_age` given per call, and lets a missing `auth_time` pass. The token was
 * made after the click (the SDK checks its nonce), so the click's own time is not needed: a browser whose
 * clock is wrong would take the old for new, or the other way round.
 *
 * @see [OpenID Connect Core §3.1.3.7](https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation)
 */
function notFresh({ login, policy }: LoginQuestion): Refusal | null {
  const { authTime, issuedAt, tookMs } = login;
  if (authTime === null || issuedAt === null) return { code: 'stale_login' };
  const beforeClickMs = issuedAt.getTime() - authTime.getTime() - tookMs;
  const allowedMs = (policy.maxLoginAgeSeconds + TOLERANCE_SECONDS) * 1000;
  return beforeClickMs <= allowedMs ? null : { code: 'stale_login' };
}

/**
 * A linked identity signs in with the primary's `sub`, so the same id has two meanings; which one
 * it is shows in whether the connection that was asked for is one of the linked ones.
 */
function sameOrLinked({ login, primary, secondary }: AccountsQuestion): Refusal | null {
  const linked = primary.identities.slice(1);
  if (login.userId !== primary.id && !hasIdentity(primary.identities, login.userId)) return null;
  const cameThrough =
    linked.find(({ id }) => id === login.userId) ??
    linked.find(({ connection }) => connection === login.connection);
  if (cameThrough === undefined) {
    return { code: 'same_account', details: { who: nameOf(secondary) } };
  }
  return { code: 'already_linked', details: { who: nameOf(cameThrough) } };
}

/** The account that came back must have a login through the connection that was asked for. */
function otherConnection({ login, secondary }: AccountsQuestion): Refusal | null {
  const asked = login.connection;
  if (asked === null || secondary.identities.some(({ connection }) => connection === asked)) {
    return null;
  }
  const actual = secondary.identities[0]?.connection ?? '';
  return { code: 'wrong_connection', details: { expected: asked, actual } };
}

const unprovenContact =
  (side: Side): Check<AccountsQuestion> =>
  ({ policy, ...accounts }) => {
    const account = accounts[side];
    if (hasProvenContact(account, policy)) return null;
    return { code: 'email_unverified', details: { side, email: account.person.email } };
  };

function mustStayPrimary(question: AccountsQuestion): Refusal | null {
  if (keepableSides(question).length > 0) return null;
  const { primary, secondary, policy, choice } = question;
  // the one that would end; where the user is asked, neither may, and the other one is named
  const ending = choice === 'linked' ? primary : secondary;
  const provider = primaryOnlyProviderOf(ending, policy) ?? '';
  return { code: 'secondary_not_allowed', details: { provider } };
}
