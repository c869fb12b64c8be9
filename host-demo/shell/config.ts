import type { LinkAccountsProps } from 'link-accounts';
import type { LinkAccountsLoaderOptions } from 'link-accounts/loader';

/** What the portal is told at run time, so that one build serves every tenant. */
export interface PortalConfig {
  auth0: {
    /** `tenant.eu.auth0.com`, or with a scheme where it is not https: `http://localhost:3002`. */
    domain: string;
    clientId: string;
    /** Where it is not `https://{domain}/api/v2/`: a tenant behind a custom domain. */
    managementAudience?: string;
    useRefreshTokens: boolean;
    cacheLocation: 'localstorage' | 'memory';
    /**
     * Whether logging in also asks for the Management API. Default true; a portal with an API of its
     * own does not, and the remote then asks for it itself.
     */
    asksForManagement?: boolean;
  };
  /**
   * The portal's own server, in place of the Management API: its address without a slash at the end,
   * and its identifier at Auth0.
   */
  backend?: { url: string; audience: string };
  /** Whether the portal asks once more before logins are linked or unlinked. Default false. */
  stepUp?: boolean;
  /** Where the remote is, and for how long to try. */
  remote: Pick<LinkAccountsLoaderOptions, 'url' | 'manifest' | 'timeout' | 'retries' | 'fallback'>;
  /** Which accounts people may link, and how: handed to the remote as its props. */
  linkAccounts: Pick<
    LinkAccountsProps,
    'connections' | 'login' | 'primary' | 'metadata' | 'policy' | 'locale'
  >;
}

/** auth0-spa-js takes a domain with or without a scheme; an address needs one. */
export const originOf = (domain: string) =>
  /^https?:/.test(domain) ? new URL(domain).origin : `https://${domain}`;

/** Reads `/config.json` of the portal's own server: never the address bar, which anybody can write. */
export async function loadConfig(): Promise<PortalConfig> {
  const response = await fetch('/config.json', { cache: 'no-store' });
  if (!response.ok) throw new Error(`/config.json answered ${response.status}.`);
  const config = (await response.json()) as PortalConfig; // our own server's, of the type above
  if (!config.auth0.domain || !config.auth0.clientId || !config.remote.url) {
    throw new Error('/config.json lacks the domain, the client id or the remote.');
  }
  return config;
}
