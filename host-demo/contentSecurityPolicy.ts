/**
 * What the portal's pages may load, and from where: the portal, the remote, and the tenant
 * with the Management API, which a custom domain makes two origins.
 *
 * @see [Content Security Policy Level 3](https://www.w3.org/TR/CSP3/)
 */
export function contentSecurityPolicy(remote: string, tenant: readonly string[]): string {
  return [
    `script-src 'self' ${remote}`,
    "style-src 'self'", // the remote constructs its stylesheet: no element, no attribute, no nonce
    ...policyOfEither(remote, tenant),
  ].join('; ');
}

/**
 * The strictest that the portal and the remote work under: of the portal's own scripts and styles only
 * those that this very answer names, and no text becomes a script but by a policy that is named here.
 *
 * @param nonce another one for each answer
 * @see [Trusted Types](https://www.w3.org/TR/trusted-types/)
 */
export function strictContentSecurityPolicy(
  remote: string,
  tenant: readonly string[],
  nonce: string,
): string {
  return [
    `script-src 'nonce-${nonce}' ${remote}`,
    `style-src 'nonce-${nonce}'`,
    "require-trusted-types-for 'script'",
    // the loader's, and the remote's own; each anew when a failed load is tried again
    "trusted-types link_accounts link_accounts#webpack 'allow-duplicates'",
    ...policyOfEither(remote, tenant),
  ].join('; ');
}

function policyOfEither(remote: string, tenant: readonly string[]): string[] {
  const auth0 = [...new Set(tenant)].join(' ');
  return [
    "default-src 'self'",
    `connect-src 'self' ${remote} ${auth0}`,
    `frame-src ${auth0}`, // a client without refresh tokens renews in a hidden frame
    `img-src 'self' data: https: ${auth0}`,
    "worker-src 'self' blob:", // auth0-spa-js keeps refresh tokens in a worker made of a blob
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
}
