/** The reference server over the stand-in tenant, and logins that say whatever a test wants. */
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createBackend } from '../../host-demo/backend/createBackend.ts';
import type { BackendOptions } from '../../host-demo/backend/options.ts';
import { listenOnLoopback } from '../../host-demo/loopback.ts';
import { openTenant } from '../tenant/support.ts';

export const PORTAL = 'http://localhost:3000';
export const CLIENT_ID = 'link-accounts-demo';
export const AUDIENCE = 'https://api.portal.example/';
export const MACHINE = { clientId: 'portal-backend', clientSecret: 'for these tests only' };

/** A tenant with a backend's own client, and the portal's API. */
export const openTenantOfBackend = () => openTenant(PORTAL, { apis: [AUDIENCE], machine: MACHINE });

type Tenant = Awaited<ReturnType<typeof openTenantOfBackend>>;
type LogEntry = Parameters<BackendOptions['log']>[0];

/** The server, listening; `log` is all that it has said. */
export async function openServer(tenant: Tenant, options: Partial<BackendOptions> = {}) {
  const log: LogEntry[] = [];
  const app = createBackend({
    issuer: tenant.issuer,
    clientId: CLIENT_ID,
    audience: AUDIENCE,
    portalOrigin: PORTAL,
    management: tenant.machine(MACHINE),
    log: (entry) => void log.push(entry),
    ...options,
  });
  const answer = app.callback();
  const { url, close } = await listenOnLoopback((req, res) => void answer(req, res), { port: 0 });
  return { url, close, log };
}

/** `undefined` leaves out what would be there. */
export type Claims = Readonly<Record<string, unknown>>;

export type Issuer = Awaited<ReturnType<typeof openIssuer>>;

/** Publishes a key and signs with it whatever it is told to: tokens that no tenant would issue. */
export async function openIssuer() {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const { url, close } = await listenOnLoopback(
    (_, response) => void response.end(JSON.stringify({ keys: [jwk] })),
    { port: 0 },
  );
  const issuer = `${url}/`;
  const now = () => Math.floor(Date.now() / 1000);
  const sign = (claims: Claims, key: CryptoKey | Uint8Array = privateKey, alg = 'RS256') =>
    new SignJWT({ iss: issuer, iat: now(), exp: now() + 3600, ...claims })
      .setProtectedHeader({ alg, kid: 'one' })
      .sign(key);
  return {
    issuer,
    close,
    sign,
    /** As the portal has for its backend. */
    accessToken: (claims: Claims = {}) =>
      sign({ sub: 'auth0|ada', aud: [AUDIENCE, `${issuer}userinfo`], ...claims }),
    /** As a login at the portal leaves; a nonce of its own each time. */
    idToken: (sub: string, claims: Claims = {}) =>
      sign({ sub, aud: CLIENT_ID, nonce: crypto.randomUUID(), auth_time: now(), ...claims }),
    now,
  };
}
