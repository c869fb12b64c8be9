/** The tenant's RS256 key: made at every start, never written down. */
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWK } from 'jose';

export interface SigningKeys {
  /** With the private part: for oidc-provider only. */
  privateJwk: JWK;
  /** Finds the key that a token's header names. */
  verification: ReturnType<typeof createLocalJWKSet>;
}

export async function createSigningKeys(): Promise<SigningKeys> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const named = { kid: crypto.randomUUID(), alg: 'RS256', use: 'sig' };
  const publicJwk = { ...(await exportJWK(publicKey)), ...named };
  return {
    privateJwk: { ...(await exportJWK(privateKey)), ...named },
    verification: createLocalJWKSet({ keys: [publicJwk] }),
  };
}
