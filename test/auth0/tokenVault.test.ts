import { describe, expect, it } from 'vitest';
import { createTokenVault, type AccountTokens } from '../../src/auth0/tokenVault.ts';
import { isLinkAccountsError } from '../../src/errors.ts';
import { everythingSaidBy } from './support.ts';

const tokensOf = (userId: string, marker: string): AccountTokens => ({
  userId,
  idToken: `id-${marker}`,
  management: {
    accessToken: `access-${marker}`,
    claims: { userId, expiresAt: new Date('2026-01-01T12:00:00Z'), scopes: [] },
  },
});

const ada = tokensOf('auth0|ada', 'ada');
const google = tokensOf('google-oauth2|108204', 'google');

function filledVault() {
  const vault = createTokenVault();
  vault.keep('primary', ada);
  vault.keep('secondary', google);
  return vault;
}

/** What asking for an ID token that is not kept leads to. */
function refusalOfIdToken(ask: () => string) {
  try {
    ask();
  } catch (thrown) {
    if (isLinkAccountsError(thrown)) return thrown;
  }
  throw new Error('It was not refused.');
}

describe('the vault', () => {
  it('gives each account’s tokens by its id', () => {
    const vault = filledVault();
    expect(vault.tokensOf(ada.userId)).toBe(ada);
    expect(vault.tokensOf(google.userId)).toBe(google);
    expect(vault.idTokenOf(ada.userId)).toBe('id-ada');
    expect(vault.idTokenOf(google.userId)).toBe('id-google');
    expect(vault.primary()).toBe(ada);
  });

  it('is empty at first, and knows nobody else', () => {
    expect(createTokenVault().primary()).toBeNull();
    expect(createTokenVault().tokensOf(ada.userId)).toBeNull();
    expect(filledVault().tokensOf('auth0|mallory')).toBeNull();
  });

  it('calls with the host’s token when both logins are the same user: it may do more', () => {
    const vault = filledVault();
    vault.keep('secondary', tokensOf(ada.userId, 'again'));
    expect(vault.tokensOf(ada.userId)).toBe(ada);
  });

  it('proves a user by the login that is newer', () => {
    const vault = filledVault();
    vault.keep('secondary', tokensOf(ada.userId, 'again'));
    expect(vault.idTokenOf(ada.userId)).toBe('id-again');
  });

  it('keeps one login per side: the latest', () => {
    const vault = filledVault();
    vault.keep('secondary', tokensOf('github|583231', 'octo'));
    expect(vault.tokensOf(google.userId)).toBeNull();
    expect(vault.idTokenOf('github|583231')).toBe('id-octo');
  });

  it('forgets the second account, and keeps the host’s user', () => {
    const vault = filledVault();
    vault.forgetSecondary();
    vault.forgetSecondary();
    expect(vault.tokensOf(google.userId)).toBeNull();
    expect(vault.primary()).toBe(ada);
  });

  it('says what to do when an ID token is not there, and gives no other away', () => {
    const error = refusalOfIdToken(() => filledVault().idTokenOf('auth0|mallory'));
    expect(error).toMatchObject({
      code: 'configuration',
      details: { fix: expect.stringContaining('auth0|mallory') as string },
    });
    expect(everythingSaidBy(error)).not.toMatch(/access-|id-/);
  });

  it('shows no token to whoever prints it', () => {
    expect(JSON.stringify(filledVault())).not.toMatch(/access-|id-/);
  });
});
