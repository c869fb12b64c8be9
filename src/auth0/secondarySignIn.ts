/**
 * The port `SecondarySignIn`: a second `Auth0Client` in a pop-up of its own.
 *
 * It is made from the host's own copy of the SDK, lives in memory, gets no refresh token, and is
 * never logged out: a `logout`, or a silent call that fails, would clear cookies and keys that it
 * shares with the host's client. It is simply dropped.
 */
import type { Auth0Client, Auth0ClientOptions } from '@auth0/auth0-spa-js';
import { linkAccountsError } from '../errors.ts';
import type { SecondarySignIn } from '../domain/ports.ts';
import type { SecondaryLogin } from '../domain/verification.ts';
import { SCOPE_OF } from './managementApi.ts';
import { accessTokenClaims, signingAlgorithmOf, type Tenant } from './tenant.ts';
import type { Auth0TokenVault } from './tokenVault.ts';
import { translateSdkError } from './translateError.ts';

/** As long as people take to find a password and a second factor. */
const LOGIN_TIMEOUT_SECONDS = 300;

const WINDOW_NAME = 'link-accounts:sign-in';
const WINDOW_SIZE = { width: 420, height: 640 };

export interface SecondarySignInDependencies {
  readonly auth0: Auth0Client;
  readonly tenant: Tenant;
  readonly vault: Auth0TokenVault;
  readonly now: () => Date;
}

export function createSecondarySignIn(dependencies: SecondarySignInDependencies): SecondarySignIn {
  const { auth0, tenant, vault, now } = dependencies;
  let popup: Window | null = null;

  return {
    async signIn({ connection }, { signal }) {
      const startedAt = now();
      const opened = openWindow(); // before anything is awaited: only then it is the click's
      if (opened === null) throw linkAccountsError({ code: 'popup_blocked' });
      popup = opened;
      const close = () => opened.close();
      signal.addEventListener('abort', close, { once: true });
      try {
        const client = createClientLike(auth0, tenant);
        const completed = await signInWith(client, opened, tenant, connection);
        const { userId, idToken, accessToken } = completed;
        const claims = accessTokenClaims(accessToken);
        signal.throwIfAborted(); // "Cancel" may have come while the last answer was under way
        vault.keep('secondary', { userId, idToken, accessToken, claims });
        return loginOf(completed, { startedAt, connection });
      } catch (thrown) {
        throw translateSdkError(thrown, true);
      } finally {
        signal.removeEventListener('abort', close);
        close();
        if (popup === opened) popup = null;
      }
    },

    showWindow: () => popup?.focus(),
  };
}

/** A client of the same application and tenant that shares nothing with the host's. */
function createClientLike(auth0: Auth0Client, { domain, clientId }: Tenant): Auth0Client {
  const Client = auth0.constructor as new (options: Auth0ClientOptions) => Auth0Client;
  return new Client({ domain, clientId, cacheLocation: 'memory', useRefreshTokens: false });
}

/** What a completed login leaves in the second client's memory. */
interface CompletedLogin {
  readonly userId: string;
  readonly idToken: string;
  readonly accessToken: string;
  /** The ID token's claims, in wire names. */
  readonly claims: Readonly<Record<string, unknown>>;
}

async function signInWith(
  client: Auth0Client,
  popup: Window,
  { audience }: Tenant,
  connection: string | null,
): Promise<CompletedLogin> {
  const authorizationParams = { audience, scope: `openid profile email ${SCOPE_OF.readUser}` };
  await client.loginWithPopup(
    {
      authorizationParams: {
        ...authorizationParams,
        prompt: 'login',
        max_age: 0,
        ...(connection !== null && { connection }),
      },
    },
    { popup, timeoutInSeconds: LOGIN_TIMEOUT_SECONDS },
  );
  const claims = await client.getIdTokenClaims();
  const accessToken = await client.getTokenSilently({
    authorizationParams,
    cacheMode: 'cache-only', // anything else could ask the tenant, and a refusal logs the host out
  });
  if (claims === undefined || typeof claims.sub !== 'string' || accessToken === undefined) {
    throw linkAccountsError({ code: 'token_mismatch' });
  }
  return { userId: claims.sub, idToken: claims.__raw, accessToken, claims };
}

function loginOf(
  { userId, idToken, claims }: CompletedLogin,
  asked: Pick<SecondaryLogin, 'startedAt' | 'connection'>,
): SecondaryLogin {
  const { iss, aud, auth_time: authTime } = claims;
  return {
    ...asked,
    userId,
    algorithm: signingAlgorithmOf(idToken),
    issuer: typeof iss === 'string' ? iss : '',
    audience: [aud].flat().filter((value) => typeof value === 'string'),
    authTime: authTime === undefined ? null : new Date(Number(authTime) * 1000),
  };
}

function openWindow(): Window | null {
  const { width, height } = WINDOW_SIZE;
  const left = Math.round(window.screenX + (window.outerWidth - width) / 2);
  const top = Math.round(window.screenY + (window.outerHeight - height) / 2);
  const place = `left=${left},top=${top},width=${width},height=${height}`;
  return window.open('', WINDOW_NAME, `${place},resizable,scrollbars,status`);
}
