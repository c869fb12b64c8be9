/**
 * Each second login counts once. Its nonce belongs to the first caller who shows it, so that a token
 * which leaked is of no use to anybody else; and once it has proven a link it proves nothing more,
 * so that what is unlinked cannot be linked again by replaying it. A link that failed may be tried
 * again meanwhile, by the same caller.
 *
 * This one remembers within one process. Several need a store that they share, for example Redis:
 * `SET nonce caller NX EX 600`.
 *
 * @see [OpenID Connect Core §15.5.2, nonce](https://openid.net/specs/openid-connect-core-1_0.html#NonceNotes)
 */
import { linkAccountsError } from '../../src/errors.ts';
import type { UserId } from '../../src/domain/identity.ts';

interface Claim {
  readonly caller: UserId;
  readonly expiresAt: number;
  isSpent: boolean;
}

/** @param lifetimeMs as long as a login is fresh; older ones are refused without asking here */
export function createNonces(lifetimeMs: number, now: () => Date) {
  const claims = new Map<string, Claim>();

  function forgetExpired() {
    for (const [nonce, { expiresAt }] of claims) {
      if (expiresAt > now().getTime()) return; // in the order in which they were claimed
      claims.delete(nonce);
    }
  }

  return {
    /** @throws token_mismatch when somebody else has shown it before, or it has proven a link */
    claim(nonce: string, caller: UserId): void {
      forgetExpired();
      const known = claims.get(nonce);
      if (known === undefined) {
        claims.set(nonce, { caller, expiresAt: now().getTime() + lifetimeMs, isSpent: false });
      } else if (known.isSpent || known.caller !== caller) {
        throw linkAccountsError({ code: 'token_mismatch' });
      }
    },
    spend(nonce: string): void {
      const claim = claims.get(nonce);
      if (claim !== undefined) claim.isSpent = true;
    },
  };
}
