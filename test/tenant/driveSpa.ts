/** The real auth0-spa-js in a page: what an app does with it, as verbs. */
import type * as Spa from '@auth0/auth0-spa-js';
import type { Page } from 'playwright';

declare global {
  interface Window {
    auth0: typeof Spa;
    clients: Record<string, Spa.Auth0Client>;
  }
}

export type ClientOptions = Partial<Spa.Auth0ClientOptions>;

const SCOPE = [
  'openid profile email',
  'read:current_user update:current_user_identities update:current_user_metadata',
].join(' ');

export interface Outcome {
  sub?: string | undefined;
  error?: string;
}

export interface Surroundings {
  page: Page;
  tenantUrl: string;
  origin: string;
}

export const press = (name: string) => (login: Page) => login.getByRole('button', { name }).click();

/** Several clients can live in one page; each has a name. */
export function driveSpa({ page, tenantUrl, origin }: Surroundings) {
  async function createClient(name: string, options: ClientOptions = {}): Promise<void> {
    const audience = `${tenantUrl}/api/v2/`;
    const settings = {
      domain: tenantUrl,
      clientId: 'link-accounts-demo',
      ...options,
      authorizationParams: { redirect_uri: origin, scope: SCOPE, audience },
    };
    await page.evaluate(
      ([key, client]) => {
        window.clients = { ...window.clients, [key]: new window.auth0.Auth0Client(client) };
      },
      [name, settings] as const,
    );
  }

  /** Opens the pop-up and lets `act` use it; answers who is signed in, or the SDK's error. */
  async function popup(
    name: string,
    parameters: Spa.AuthorizationParams,
    act: (login: Page) => Promise<unknown>,
  ): Promise<Outcome> {
    const opened = page.waitForEvent('popup');
    const outcome = page.evaluate(
      async ([key, authorizationParams]): Promise<Outcome> => {
        const client = window.clients[key];
        try {
          await client?.loginWithPopup({ authorizationParams });
          return { sub: (await client?.getUser())?.sub };
        } catch (error) {
          return { error: (error as { error: string }).error };
        }
      },
      [name, parameters] as const,
    );
    await act(await opened);
    return outcome;
  }

  const signIn = (name: string, who: string, parameters: Spa.AuthorizationParams = {}) =>
    popup(name, parameters, press(`Continue as ${who}`));

  /** A token from the tenant, never from the cache. */
  const renew = (name: string): Promise<Outcome> =>
    page.evaluate(async (key) => {
      const client = window.clients[key];
      try {
        await client?.getTokenSilently({ cacheMode: 'off' });
        return { sub: (await client?.getUser())?.sub };
      } catch (error) {
        return { error: (error as { error: string }).error };
      }
    }, name);

  return { createClient, popup, signIn, renew };
}
