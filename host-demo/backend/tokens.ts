/** Who is behind a token: verified against the keys that the tenant publishes, never only decoded. */
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload } from 'jose';
import { linkAccountsError } from '../../src/errors.ts';
import type { UserId } from '../../src/domain/identity.ts';
import type { BackendOptions } from './options.ts';

/** What an ID token proves: who signed in, when, and which login that was. */
export interface Login {
  readonly userId: UserId;
  /** `null` where the token does not say: only a login that asks for `max_age` has it. */
  readonly authTime: Date | null;
  /** Which login; `null` in a token that was renewed, which need not say (OpenID Connect Core §12.2). */
  readonly nonce: string | null;
}

/** How far the clocks of this server and the tenant may differ. */
const CLOCK_SKEW_SECONDS = 5;

/** @see [Validate JSON Web Tokens](https://auth0.com/docs/secure/tokens/json-web-tokens/validate-json-web-tokens) */
export function createTokenVerifier({
  issuer,
  clientId,
  audience,
  now = () => new Date(),
}: BackendOptions) {
  const keys = createRemoteJWKSet(new URL('.well-known/jwks.json', issuer));

  async function verify(token: string, audience: string) {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      requiredClaims: ['sub', 'exp'],
      algorithms: ['RS256'],
      clockTolerance: CLOCK_SKEW_SECONDS,
      currentDate: now(),
    });
    return payload as JWTPayload & { sub: string };
  }

  return {
    /**
     * The host's user, by an access token for this API. Not by an ID token: that says who signed in
     * at the portal, to the portal; whoever else gets hold of it must not be able to call with it.
     *
     * @see [ID tokens and access tokens](https://auth0.com/docs/secure/tokens/id-tokens/id-tokens-vs-access-tokens)
     * @throws unauthorized
     */
    async callerOf(authorization: string): Promise<UserId> {
      const [, token = ''] = /^Bearer (\S+)$/i.exec(authorization) ?? [];
      try {
        return (await verify(token, audience)).sub;
      } catch (error) {
        if (!isTokensFault(error)) throw error;
        throw linkAccountsError({ code: 'unauthorized' }, { cause: error });
      }
    },

    /**
     * The login that an ID token proves.
     *
     * @throws token_mismatch, or unauthorized when it has expired
     */
    async loginOf(idToken: string): Promise<Login> {
      try {
        const { sub, auth_time: authTime, nonce } = await verify(idToken, clientId);
        return {
          userId: sub,
          authTime: typeof authTime === 'number' ? new Date(authTime * 1000) : null,
          nonce: typeof nonce === 'string' ? nonce : null,
        };
      } catch (error) {
        if (!isTokensFault(error)) throw error;
        const code = error instanceof errors.JWTExpired ? 'unauthorized' : 'token_mismatch';
        throw linkAccountsError({ code }, { cause: error });
      }
    },
  };
}

export type TokenVerifier = ReturnType<typeof createTokenVerifier>;

/** Not so when the tenant's keys could not be had: then nothing is known of the token. */
const isTokensFault = (error: unknown): boolean =>
  error instanceof errors.JOSEError &&
  /^ERR_(JWT_|JWS_|JOSE_ALG_|JWKS_NO_MATCHING_KEY)/.test(error.code);
