/** Whether an access token that is held since earlier may still be used. Pure. */
import type { Refusal } from '../errors.ts';
import type { UserId } from './identity.ts';

/** What an access token says about itself. Not the token. */
export interface TokenClaims {
  readonly userId: UserId;
  readonly expiresAt: Date;
  readonly scopes: readonly string[];
}

export interface HeldTokenQuestion {
  readonly claims: TokenClaims;
  readonly userId: UserId;
  readonly requiredScopes: readonly string[];
  readonly now: Date;
}

/** Checked before each use: the token is this user's, is still valid, and carries the scopes. */
export function refusalOfToken(question: HeldTokenQuestion): Refusal | null {
  const { claims, userId, requiredScopes, now } = question;
  if (claims.userId !== userId) return { code: 'session_switched' };
  if (claims.expiresAt <= now) return { code: 'unauthorized' };
  const missing = requiredScopes.filter((scope) => !claims.scopes.includes(scope));
  return missing.length > 0 ? { code: 'insufficient_scope', details: { missing } } : null;
}
