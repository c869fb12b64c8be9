/** The ID token that proves the second login: what makes `link_with` acceptable. */
import { decodeJwt, decodeProtectedHeader, jwtVerify, type JWTPayload } from 'jose';
import { refusal } from './apiError.ts';
import type { Caller } from './bearer.ts';
import type { TenantIdentity } from './tenant.ts';

/**
 * The user_id of the account to link.
 *
 * @throws ApiError 400 with the first rule the token breaks. The claims are looked at before the
 * signature, so that a token of another tenant is refused for its issuer.
 */
export async function readLinkToken(
  token: string,
  caller: Caller,
  { issuer, keys }: Pick<TenantIdentity, 'issuer' | 'keys'>,
): Promise<string> {
  const { alg, claims } = decode(token);
  if (alg !== 'RS256') throw refusal(400, 'JWT (link_with) must have an alg of RS256.');
  if (claims.iss !== issuer) {
    throw refusal(400, 'JWT (link_with) must have the same issuer as the calling user.');
  }
  if (![claims.aud].flat().includes(caller.clientId)) throw refusal(400, WRONG_AUDIENCE);
  if (!claims.sub) throw refusal(400, 'JWT (link_with) must contains sub claim.');
  await jwtVerify(token, keys.verification, { algorithms: ['RS256'] }).catch(rejectToken);
  return claims.sub;
}

const WRONG_AUDIENCE =
  "JWT (link_with) must have an aud claim that matches that of the calling token's azp.";

function decode(token: string): { alg: string | undefined; claims: JWTPayload } {
  try {
    return { alg: decodeProtectedHeader(token).alg, claims: decodeJwt(token) };
  } catch {
    return rejectToken();
  }
}

function rejectToken(): never {
  throw refusal(400, 'Invalid token (link_with).');
}
