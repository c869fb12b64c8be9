/** Where a tenant is, and what its tokens say: addresses and wire names. */
import { decodeJwt, type JWTPayload } from 'jose';
import type { Auth0Client } from '@auth0/auth0-spa-js';
import { linkAccountsError } from '../errors.ts';
import type { TokenClaims } from '../domain/heldToken.ts';
import type { UserId } from '../domain/identity.ts';

/** Where the host's Auth0 application lives. */
export interface Tenant {
  /** As the host's client has it: with or without a scheme. */
  readonly domain: string;
  readonly clientId: string;
  /** `https://{domain}`, without a slash at the end. */
  readonly baseUrl: string;
  /**
   * The Management API's audience; the canonical tenant's, also with a custom domain. `null` where
   * the host has an API of its own: no token for it is asked for.
   */
  readonly audience: string | null;
}

export function tenantOf(auth0: Auth0Client, managementAudience?: string | null): Tenant {
  const { domain, clientId } = auth0.getConfiguration();
  const baseUrl = (/^https?:\/\//.test(domain) ? domain : `https://${domain}`).replace(/\/$/, '');
  const audience = managementAudience === undefined ? `${baseUrl}/api/v2/` : managementAudience;
  return { domain, clientId, baseUrl, audience };
}

/** @throws configuration when the token is not a JWT of a user */
export function accessTokenClaims(accessToken: string): TokenClaims {
  const { sub, exp } = claimsOf(accessToken);
  if (sub === undefined || exp === undefined) throw notAUserToken();
  return { userId: sub, expiresAt: new Date(exp * 1000), scopes: scopesOf(accessToken) };
}

/** Whether a token says that it ends by then; an opaque one says nothing. */
export function endsBefore(token: string, time: Date): boolean {
  const { exp = Infinity } = claimsOf(token);
  return exp * 1000 <= time.getTime();
}

/** What an access token says that it allows. */
export function scopesOf(accessToken: string): readonly string[] {
  const { scope } = claimsOf(accessToken);
  return typeof scope === 'string' ? scope.split(' ') : [];
}

/** Whom an ID token names. */
export const subjectOf = (idToken: string): UserId | undefined => claimsOf(idToken).sub;

/** Nothing, of a token that is opaque, as one for the host's own API may be. */
function claimsOf(token: string): JWTPayload {
  try {
    return decodeJwt(token);
  } catch {
    return {};
  }
}

const notAUserToken = () =>
  linkAccountsError({
    code: 'configuration',
    details: {
      fix: 'The tenant issued no Management API token: set managementAudience to https://{tenant}/api/v2/.',
    },
  });
