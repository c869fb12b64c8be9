/**
 * Each second login counts once. Its nonce belongs to the first caller who shows it, so that a token
 * which leaked is of no use to anybody else; and it proves one link, so that what is unlinked cannot
 * be linked again by replaying it:
 *
 * - While a link is under way the login proves no other, and once it has linked none at all.
 * - After a link that failed it may prove another try, also where nobody knows whether the first has
 *   happened: if it has, the account is gone, and Auth0 refuses.
 * - Unlinking the two takes all proof from the logins before, so that one whose link has happened
 *   unheard is not taken for one that has failed. An unlink that has not come through this server,
 *   such as one by hand at Auth0, it does not hear of.
 *
 * This one remembers within one process. Several need a store that they share, for example Redis:
 * `SET nonce … NX EX 660`, and what is changed there changed by whoever finds it as expected.
 *
 * @see [OpenID Connect Core §15.5.2, nonce](https://openid.net/specs/openid-connect-core-1_0.html#NonceNotes)
 */
import { linkAccountsError } from '../../src/errors.ts';
import type { UserId } from '../../src/domain/identity.ts';
import type { Login } from './tokens.ts';

interface Claim {
  readonly caller: UserId;
  /** Who has signed in. */
  readonly account: UserId;
  readonly expiresAt: number;
  /** What became of the link that it proves. */
  link: 'none' | 'under way' | 'made' | 'undone';
}

/** @param lifetimeMs longer than a login is fresh; older ones are refused without asking here */
export function createNonces(lifetimeMs: number, now: () => Date) {
  const claims = new Map<string, Claim>();

  function forgetExpired() {
    for (const [nonce, { expiresAt }] of claims) {
      if (expiresAt > now().getTime()) return; // in the order in which they were claimed
      claims.delete(nonce);
    }
  }

  return {
    /** @throws token_mismatch without a nonce, when somebody else has shown it, or after an unlink */
    claim({ nonce, userId: account }: Login, caller: UserId): void {
      if (nonce === null) throw mismatch();
      forgetExpired();
      const known = claims.get(nonce);
      if (known === undefined) {
        const expiresAt = now().getTime() + lifetimeMs;
        claims.set(nonce, { caller, account, expiresAt, link: 'none' });
      } else if (known.caller !== caller || known.link === 'undone') {
        throw mismatch();
      }
    },

    /**
     * Makes the link that a claimed login proves. To be asked when nothing else is left to do: what
     * has been read of the two accounts before was then true when nobody had unlinked them yet.
     *
     * @throws token_mismatch when it proves none any more, server while another try is under way:
     *   then nobody knows yet how that ends, and the module looks it up
     */
    async proveLink<Linked>({ nonce }: Login, link: () => Promise<Linked>): Promise<Linked> {
      const claim = nonce === null ? undefined : claims.get(nonce);
      if (claim?.link === 'under way') throw linkAccountsError({ code: 'server' });
      if (claim?.link !== 'none') throw mismatch();
      claim.link = 'under way';
      try {
        const linked = await link();
        settle(claim, 'made');
        return linked;
      } catch (error) {
        settle(claim, 'none');
        throw error;
      }
    },

    /** To be told before the call is made: its answer may be lost, too. */
    unlinking(one: UserId, other: UserId): void {
      for (const claim of claims.values()) {
        const isOfBoth = [one, other].every((id) => id === claim.caller || id === claim.account);
        if (isOfBoth) claim.link = 'undone';
      }
    },
  };
}

/** Unless they were unlinked meanwhile. */
function settle(claim: Claim, link: Claim['link']): void {
  if (claim.link === 'under way') claim.link = link;
}

const mismatch = () => linkAccountsError({ code: 'token_mismatch' });
