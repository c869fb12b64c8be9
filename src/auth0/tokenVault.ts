/**
 * Keeps the tokens of both accounts in a closure. The machine, its events and every error carry
 * user ids only; what belongs to an id is opened here, at the call that spends it.
 */
import { linkAccountsError, type Side } from '../errors.ts';
import type { TokenClaims } from '../domain/heldToken.ts';
import type { UserId } from '../domain/identity.ts';
import type { TokenVault } from '../domain/ports.ts';

export interface AccountTokens {
  readonly userId: UserId;
  /** What proves that this user has signed in. */
  readonly idToken: string;
  /** `null` where the host has an API of its own, and none is asked for. */
  readonly management: ManagementToken | null;
}

/** A token for Auth0's Management API, and what it says about itself. */
export interface ManagementToken {
  readonly accessToken: string;
  readonly claims: TokenClaims;
}

export interface Auth0TokenVault extends TokenVault {
  keep(side: Side, tokens: AccountTokens): void;
  /** The host user's tokens, while they are held. */
  primary(): AccountTokens | null;
  /** The tokens kept of this user; the host's come first when both logins are the same user. */
  tokensOf(userId: UserId): AccountTokens | null;
  /** @throws configuration when this user's ID token was never kept */
  idTokenOf(userId: UserId): string;
}

export function createTokenVault(): Auth0TokenVault {
  const kept = new Map<Side, AccountTokens>();
  const find = (order: readonly Side[], userId: UserId): AccountTokens | null =>
    order.map((side) => kept.get(side)).find((tokens) => tokens?.userId === userId) ?? null;

  return {
    keep: (side, tokens) => void kept.set(side, tokens),
    primary: () => kept.get('primary') ?? null,
    tokensOf: (userId) => find(['primary', 'secondary'], userId),
    idTokenOf(userId) {
      const idToken = find(['secondary', 'primary'], userId)?.idToken;
      if (idToken !== undefined) return idToken;
      const fix = `No ID token is kept of ${userId}: sign in before linking.`;
      throw linkAccountsError({ code: 'configuration', details: { fix } });
    },
    forgetSecondary: () => void kept.delete('secondary'),
  };
}
