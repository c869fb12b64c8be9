/**
 * For hosts with `@auth0/auth0-react`, whose provider keeps its client to itself: the same provider,
 * and a hook that hands the client over. npm only, for it has to be there before the remote is.
 */
import {
  Auth0Provider as Provider,
  type Auth0ProviderOptions,
  type Auth0ProviderWithClientOptions,
  type User,
} from '@auth0/auth0-react';
import { Auth0Client, type Auth0ClientOptions } from '@auth0/auth0-spa-js';
import { createContext, useContext, useState } from 'react';
import { isLinkCallback } from './domain/linkCallback.ts';

const ClientContext = createContext<Auth0Client | null>(null);

interface LinkCallbackOptions {
  /** The module's `callbackPath`, where the host has given it one. */
  readonly linkCallbackPath?: string | undefined;
}

/**
 * In place of auth0-react's own `Auth0Provider`, with the same props: either what a client is made
 * of, or a `client`. `useAuth0` and all else work as before.
 *
 * A second account that comes back by redirect is left to the module, which would otherwise find
 * its login used up, and the host its user replaced.
 *
 * @example
 * import { Auth0Provider } from 'link-accounts/auth0-react';
 * <Auth0Provider domain={domain} clientId={clientId} useRefreshTokens>…</Auth0Provider>
 */
export function Auth0Provider<TUser extends User = User>(
  options: Auth0ProviderOptions<TUser> & LinkCallbackOptions,
) {
  const { children, onRedirectCallback, skipRedirectCallback, context, client, ...others } =
    options;
  const { linkCallbackPath, ...clientOptions } = others;
  const [shared] = useState(() => client ?? new Auth0Client(clientOptions as Auth0ClientOptions));
  const props: Auth0ProviderWithClientOptions<TUser> = {
    client: shared,
    children,
    skipRedirectCallback:
      skipRedirectCallback ?? isLinkCallback(window.location.href, linkCallbackPath),
    ...(onRedirectCallback !== undefined && { onRedirectCallback }),
    ...(context !== undefined && { context }),
  };
  return (
    <ClientContext.Provider value={shared}>
      <Provider {...props} />
    </ClientContext.Provider>
  );
}

/**
 * The client behind `useAuth0`, to hand to the module as `auth0`.
 *
 * @example
 * <LinkAccounts auth0={useAuth0Client()} />
 *
 * @throws Error outside of this file's `Auth0Provider`
 */
export function useAuth0Client(): Auth0Client {
  const client = useContext(ClientContext);
  if (client !== null) return client;
  throw new Error("useAuth0Client() needs the Auth0Provider of 'link-accounts/auth0-react'.");
}
