import { describe, expect, it } from 'vitest';
import { accessTokenClaims, endsBefore, tenantOf } from '../../src/auth0/tenant.ts';
import { signingAlgorithmOf } from '../../src/auth0/secondClient.ts';
import { clientOf, tokenSaying } from './support.ts';

const NOON = Date.parse('2026-01-01T12:00:00Z') / 1000;

describe('a tenant', () => {
  it.each([
    ['acme.eu.auth0.com', 'https://acme.eu.auth0.com'],
    ['https://login.acme.example/', 'https://login.acme.example'],
    ['http://localhost:3002', 'http://localhost:3002'],
  ])('of the client’s domain %s is at %s', (domain, baseUrl) => {
    expect(tenantOf(clientOf(domain))).toMatchObject({
      domain,
      baseUrl,
      audience: `${baseUrl}/api/v2/`,
    });
  });

  it('behind a custom domain has the audience that the host names', () => {
    const audience = 'https://acme.eu.auth0.com/api/v2/';
    expect(tenantOf(clientOf('login.acme.example'), audience).audience).toBe(audience);
  });
});

describe('what a token says', () => {
  it('is read once: who, until when, and what for', () => {
    const token = tokenSaying({ sub: 'auth0|ada', exp: NOON, scope: 'openid read:current_user' });
    expect(accessTokenClaims(token)).toEqual({
      userId: 'auth0|ada',
      expiresAt: new Date('2026-01-01T12:00:00Z'),
      scopes: ['openid', 'read:current_user'],
    });
    const end = new Date('2026-01-01T12:00:00Z');
    expect(endsBefore(token, end)).toBe(true);
    expect(endsBefore(token, new Date(end.getTime() - 1000))).toBe(false);
    expect(endsBefore('an-opaque-token', end)).toBe(false);
    expect(signingAlgorithmOf(token)).toBe('none');
  });

  it('may leave the scopes out', () => {
    expect(accessTokenClaims(tokenSaying({ sub: 'auth0|ada', exp: NOON })).scopes).toEqual([]);
  });

  it.each([
    ['an opaque token', 'Zm9vYmFy'],
    ['nothing', ''],
    ['a token of nobody', tokenSaying({ exp: NOON })],
    ['a token that never expires', tokenSaying({ sub: 'auth0|ada' })],
  ])('%s is a mistake of the configuration, and is not repeated', (_, token) => {
    const read = () => accessTokenClaims(token);
    expect(read).toThrow(expect.objectContaining({ code: 'configuration' }) as Error);
    expect(read).toThrow(/managementAudience/);
    if (token !== '') expect(read).not.toThrow(token);
  });
});
