/**
 * A second client of the host's application, for one login of another account.
 *
 * It is made from the host's own copy of the SDK, lives in memory, gets no refresh token, and is
 * never logged out: a `logout`, or a silent call that fails, would clear cookies and keys that it
 * shares with the host's client. It is simply dropped.
 */
import { decodeProtectedHeader } from 'jose';
import type { Auth0Client, Auth0ClientOptions, AuthorizationParams } from '@auth0/auth0-spa-js';
import { linkAccountsError } from '../errors.ts';
import type { LoginRequest } from '../domain/ports.ts';
import { METADATA_SCOPES, SCOPE_OF } from '../domain/scopes.ts';
import type { SecondaryLogin } from '../domain/verification.ts';
import { accessTokenClaims, type Tenant } from './tenant.ts';
import type { AccountTokens, ManagementToken } from './tokenVault.ts';

export function createSecondClient(auth0: Auth0Client, { domain, clientId }: Tenant): Auth0Client {
  const Client = auth0.constructor as new (options: Auth0ClientOptions) => Auth0Client;
  return new Client({ domain, clientId, cacheLocation: 'memory', useRefreshTokens: false });
}

const IDENTITY_SCOPES = 'openid profile email';

/**
 * What the login is for: reading the account, and, if it may stay, taking the other one in. Where
 * the host has an API of its own, for nothing but an ID token.
 */
function audienceAndScope({ audience }: Tenant, { mayBecomePrimary }: LoginRequest) {
  if (audience === null) return { scope: IDENTITY_SCOPES };
  const scopes = [IDENTITY_SCOPES, SCOPE_OF.readUser];
  if (mayBecomePrimary) scopes.push(...METADATA_SCOPES, SCOPE_OF.link);
  return { audience, scope: scopes.join(' ') };
}

/**
 * The second account proves itself anew.
 *
 * @see [Force reauthentication](https://auth0.com/docs/authenticate/login/max-age-reauthentication)
 */
export const authorizationParamsOf = (
  tenant: Tenant,
  request: LoginRequest,
): AuthorizationParams => ({
  ...audienceAndScope(tenant, request),
  prompt: 'login',
  max_age: 0,
  ...(request.connection !== null && { connection: request.connection }),
});

/** What a login that has come to its end left in the second client's memory. */
export async function completedLogin(
  client: Auth0Client,
  tenant: Tenant,
  request: LoginRequest,
  tookMs: number,
): Promise<{ login: SecondaryLogin; tokens: AccountTokens }> {
  const claims = await client.getIdTokenClaims();
  if (claims === undefined || typeof claims.sub !== 'string') {
    throw linkAccountsError({ code: 'token_mismatch' });
  }
  const userId = claims.sub;
  const idToken = claims.__raw;
  const { connection } = request;
  const management = await managementToken(client, tenant, request);
  return {
    login: { userId, tookMs, connection, ...judgedClaims(claims, idToken) },
    tokens: { userId, idToken, management },
  };
}

async function managementToken(
  client: Auth0Client,
  tenant: Tenant,
  request: LoginRequest,
): Promise<ManagementToken | null> {
  if (tenant.audience === null) return null;
  const accessToken = await client.getTokenSilently({
    authorizationParams: audienceAndScope(tenant, request),
    cacheMode: 'cache-only', // anything else could ask the tenant, and a refusal logs the host out
  });
  if (accessToken === undefined) throw linkAccountsError({ code: 'token_mismatch' });
  return { accessToken, claims: accessTokenClaims(accessToken) };
}

export const signingAlgorithmOf = (idToken: string): string =>
  decodeProtectedHeader(idToken).alg ?? 'none';

function judgedClaims(claims: Readonly<Record<string, unknown>>, idToken: string) {
  const { iss, aud, auth_time: authTime, iat } = claims;
  return {
    algorithm: signingAlgorithmOf(idToken),
    issuer: typeof iss === 'string' ? iss : '',
    audience: [aud].flat().filter((value) => typeof value === 'string'),
    authTime: dateOf(authTime),
    issuedAt: dateOf(iat),
  };
}

/** A NumericDate: RFC 7519, section 2. */
const dateOf = (seconds: unknown): Date | null =>
  typeof seconds === 'number' ? new Date(seconds * 1000) : null;
