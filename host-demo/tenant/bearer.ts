/** Who calls the Management API. */
import { jwtVerify, type JWTPayload } from 'jose';
import { refusal, type ApiError } from './apiError.ts';
import type { TenantIdentity } from './tenant.ts';

export interface Caller {
  /** The user_id the token was issued for. */
  subject: string;
  clientId: string;
  scopes: ReadonlySet<string>;
}

type Verifier = Pick<TenantIdentity, 'issuer' | 'keys'>;

/** @throws ApiError 401 unless the header holds a valid access token for the audience. */
export async function authenticate(
  header: string,
  audience: string,
  verifier: Verifier,
): Promise<Caller> {
  const token = /^bearer (\S+)$/i.exec(header)?.[1];
  if (token === undefined) throw refusal(401, 'Missing authentication');
  return toCaller(await verifyToken(token, audience, verifier));
}

async function verifyToken(
  token: string,
  audience: string,
  { issuer, keys }: Verifier,
): Promise<JWTPayload> {
  try {
    const options = { issuer, audience, algorithms: ['RS256'] };
    return (await jwtVerify(token, keys.verification, options)).payload;
  } catch (error) {
    throw invalidToken(error);
  }
}

function toCaller({ sub, azp, scope }: JWTPayload): Caller {
  if (typeof sub !== 'string' || typeof azp !== 'string') throw refusal(401, 'Invalid token.');
  const scopes = typeof scope === 'string' ? scope.split(' ') : [];
  return { subject: sub, clientId: azp, scopes: new Set(scopes) };
}

const REASONS: Record<string, string> = {
  ERR_JWT_EXPIRED: 'Expired token received for JSON Web Token validation.',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED:
    'Invalid signature received for JSON Web Token validation.',
};

function invalidToken(error: unknown): ApiError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return refusal(401, REASONS[code] ?? 'Invalid token.');
}
