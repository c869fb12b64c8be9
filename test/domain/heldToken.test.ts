import { describe, expect, it } from 'vitest';
import { refusalOfToken } from '../../src/domain/heldToken.ts';

describe('a held access token', () => {
  const now = new Date('2026-01-01T12:00:00Z');
  const valid = {
    userId: 'auth0|ada',
    expiresAt: new Date('2026-01-01T13:00:00Z'),
    scopes: ['read:current_user', 'update:current_user_identities'],
  };
  const judge = (changes: Partial<typeof valid>) =>
    refusalOfToken({
      claims: { ...valid, ...changes },
      userId: 'auth0|ada',
      requiredScopes: ['read:current_user'],
      now,
    });

  it('may be used while it is valid, the user’s own, and carries the scopes', () => {
    expect(judge({})).toBeNull();
  });

  it('is refused once it belongs to somebody else', () => {
    expect(judge({ userId: 'google-oauth2|108204' })).toEqual({ code: 'session_switched' });
  });

  it('is refused at the moment it expires', () => {
    expect(judge({ expiresAt: now })).toEqual({ code: 'unauthorized' });
  });

  it('is refused without a scope, and names it', () => {
    expect(judge({ scopes: ['openid'] })).toEqual({
      code: 'insufficient_scope',
      details: { missing: ['read:current_user'] },
    });
  });
});
