/** The portal's own session: its Auth0 client, logging in and out, and who is signed in. */
import { Auth0Client, type Auth0ClientOptions, type User } from '@auth0/auth0-spa-js';
import { isLinkCallback } from 'link-accounts/loader';
import { originOf, type PortalConfig } from './config.ts';

export interface Person {
  sub: string;
  name: string;
  picture: string | undefined;
}

const PROFILE_SCOPE = 'openid profile email';

/** The profile, and what a person may do to their own account through the Management API. */
const SCOPE = [
  PROFILE_SCOPE,
  'read:current_user',
  'update:current_user_identities',
  'create:current_user_metadata update:current_user_metadata',
].join(' ');

const HOME = '/';

export const createSession = (config: PortalConfig): Auth0Client =>
  new Auth0Client(clientOptions(config));

/** What the tenant is asked for, and where the session is kept. */
export function clientOptions({ auth0, backend }: PortalConfig): Auth0ClientOptions {
  return {
    domain: auth0.domain,
    clientId: auth0.clientId,
    useRefreshTokens: auth0.useRefreshTokens,
    cacheLocation: auth0.cacheLocation,
    authorizationParams: {
      redirect_uri: window.location.origin,
      ...(backend === undefined ? accessOf(auth0) : backendAccessOf(backend)),
    },
  };
}

const accessOf = ({ domain, managementAudience, asksForManagement }: PortalConfig['auth0']) =>
  asksForManagement === false
    ? { scope: PROFILE_SCOPE }
    : { audience: managementAudience ?? `${originOf(domain)}/api/v2/`, scope: SCOPE };

const backendAccessOf = ({ audience }: { audience: string }) => ({
  audience,
  scope: PROFILE_SCOPE,
});

/**
 * Finishes a login that has just come back, or picks up the session from before a reload.
 *
 * @returns a sentence for the person when the login did not succeed.
 */
export async function resumeSession(auth0: Auth0Client): Promise<string | undefined> {
  if (!isCallback(window.location)) {
    await auth0.checkSession().catch(ignore); // no session is not an error: the page offers "Log in"
    return undefined;
  }
  try {
    const { appState } = await auth0.handleRedirectCallback<{ returnTo?: string }>();
    window.history.replaceState(null, '', pathWithin(appState?.returnTo));
    return undefined;
  } catch (error) {
    window.history.replaceState(null, '', HOME);
    return `You are not logged in. ${error instanceof Error ? error.message : ''}`.trim();
  }
}

/** An answer to a login of the portal's own. A second account's comes back too: that is the module's. */
function isCallback({ href, search }: Location): boolean {
  const query = new URLSearchParams(search);
  const isAnswer = query.has('state') && (query.has('code') || query.has('error'));
  return isAnswer && !isLinkCallback(href);
}

/** Only a path of this site, so that nothing stored or sent can lead elsewhere. */
function pathWithin(returnTo = HOME): string {
  const { origin, pathname, search } = new URL(returnTo, window.location.origin);
  return origin === window.location.origin ? pathname + search : HOME;
}

export function logIn(auth0: Auth0Client): Promise<void> {
  const { pathname, search } = window.location;
  return auth0.loginWithRedirect({ appState: { returnTo: pathname + search } });
}

export function logOut(auth0: Auth0Client): Promise<void> {
  return auth0.logout({ logoutParams: { returnTo: window.location.origin } });
}

export async function readPerson(auth0: Auth0Client): Promise<Person | null> {
  const user = await auth0.getUser();
  return user?.sub === undefined
    ? null
    : { sub: user.sub, name: nameOf(user), picture: user.picture };
}

const nameOf = (user: User) => user.name ?? user.email ?? user.nickname ?? 'Your account';

const ignore = () => undefined;
