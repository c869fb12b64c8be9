/** What is asked about a tenant, and the words for where its settings are. */

export interface TenantSubject {
  /** `https://{domain}`, without a slash at the end. */
  readonly baseUrl: string;
  readonly clientId: string;
  /** Of the pages that mount the module: at least one, each without a slash at the end. */
  readonly origins: readonly [string, ...string[]];
  /** Where a login by redirect comes back to; null when there is none. */
  readonly callbackPath: string | null;
  /** Whether every login goes by redirect, so that the host's page for it has to be there. */
  readonly isByRedirect: boolean;
  readonly connections: readonly string[];
  /** The Management API's audience. */
  readonly audience: string;
}

/** Where the application's settings are, in the dashboard. */
export const APPLICATION = 'Applications → your app → Settings';

/** Stands in for a code or a token where one has to be sent. */
export const MADE_UP = 'made-up-by-link-accounts-doctor';
