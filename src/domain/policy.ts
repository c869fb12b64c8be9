/** Which accounts may be linked: the host's rules, strict by default. Pure. */
import type { Account } from './identity.ts';

export interface Policy {
  /**
   * Whether an e-mail that nobody proved to own may take part. Default `'refuse'`: whoever signs
   * up with somebody else's address must not end up inside that person's account.
   *
   * @see [Verified email usage](https://auth0.com/docs/manage-users/user-accounts/user-profiles/verified-email-usage)
   */
  readonly unverifiedEmail: 'refuse' | 'allow';
  /**
   * Accounts that have no e-mail at all, such as SMS logins. Default `'verified-phone'`: they need
   * a verified phone number instead. `'allow'` takes any, `'refuse'` none.
   */
  readonly accountsWithoutEmail: 'verified-phone' | 'allow' | 'refuse';
  /**
   * Providers that must stay primary and are refused as the account to be linked. Default:
   * enterprise directories, whose provisioning breaks when their user is absorbed.
   *
   * @see [Inbound SCIM](https://auth0.com/docs/authenticate/protocols/scim/configure-inbound-scim)
   */
  readonly primaryOnlyProviders: readonly string[];
  /**
   * How long before the click the second account may have signed in. Default 0: it has to prove
   * itself anew, each time. (10 s come on top, for what clocks round.)
   */
  readonly maxLoginAgeSeconds: number;
}

export const STRICT_POLICY: Policy = {
  unverifiedEmail: 'refuse',
  accountsWithoutEmail: 'verified-phone',
  primaryOnlyProviders: [
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
  ],
  maxLoginAgeSeconds: 0,
};

/** Whether the policy takes the account's e-mail, or what stands in for it, as proven. */
export function hasProvenContact({ person }: Account, policy: Policy): boolean {
  if (person.email !== null) return person.emailVerified || policy.unverifiedEmail === 'allow';
  if (policy.accountsWithoutEmail === 'allow') return true;
  return policy.accountsWithoutEmail === 'verified-phone' && isPhoneVerified(person);
}

const isPhoneVerified = ({ phone, phoneVerified }: Account['person']): boolean =>
  phone !== null && phoneVerified;

/** The first of the account's providers that has to stay primary. */
export const primaryOnlyProviderOf = ({ identities }: Account, policy: Policy): string | null =>
  identities.find(({ provider }) => policy.primaryOnlyProviders.includes(provider))?.provider ??
  null;
