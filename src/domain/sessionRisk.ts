/** Whether the host's session survives a second login in the same browser. Pure. */

/**
 * The second login replaces the tenant's session. A host without a refresh token renews through
 * that session, in a hidden frame, and would silently become the other user.
 *
 * @param grantedScopes what the tenant granted to the host's client
 * @see [Refresh tokens](https://auth0.com/docs/secure/tokens/refresh-tokens)
 */
export const dependsOnTenantSession = (grantedScopes: readonly string[]): boolean =>
  !grantedScopes.includes('offline_access');
