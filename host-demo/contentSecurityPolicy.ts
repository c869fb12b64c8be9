import { createHash } from 'node:crypto';

/**
 * What the portal's pages may load, and from where: the portal, the remote, the tenant with the
 * Management API, which a custom domain makes two origins, and a backend where there is one. Of
 * `page`, the portal's HTML, the scripts are allowed by their hashes, such as an import map.
 */
type Allowed = [remote: string, tenant: readonly string[], backend?: string, page?: string];

/** @see [Content Security Policy Level 3](https://www.w3.org/TR/CSP3/) */
export function contentSecurityPolicy(...allowed: Allowed): string {
  const [remote, , , page = ''] = allowed;
  return [
    [`script-src 'self' ${remote}`, ...inlineScripts(page)].join(' '),
    "style-src 'self'", // the remote constructs its stylesheet: no element, no attribute, no nonce
    ...policyOfEither(...allowed),
  ].join('; ');
}

/**
 * The strictest that the portal and the remote work under: of the portal's own scripts and styles only
 * those that this very answer names, and no text becomes a script but by a policy that is named here.
 *
 * @param nonce another one for each answer
 * @see [Trusted Types](https://www.w3.org/TR/trusted-types/)
 */
export function strictContentSecurityPolicy(nonce: string, ...allowed: Allowed): string {
  const [remote] = allowed;
  return [
    `script-src 'nonce-${nonce}' ${remote}`,
    `style-src 'nonce-${nonce}'`,
    "require-trusted-types-for 'script'",
    // the loader's, and the remote's own; that one anew when a failed load is tried again
    "trusted-types link_accounts link_accounts#webpack 'allow-duplicates'",
    ...policyOfEither(...allowed),
  ].join('; ');
}

function policyOfEither(...[remote, tenant, backend = '']: Allowed): string[] {
  const auth0 = [...new Set(tenant)].join(' ');
  return [
    "default-src 'self'",
    `connect-src 'self' ${remote} ${auth0} ${backend}`.trimEnd(),
    `frame-src ${auth0}`, // a client without refresh tokens renews in a hidden frame
    `img-src 'self' data: https: ${auth0}`,
    "worker-src 'self' blob:", // auth0-spa-js keeps refresh tokens in a worker made of a blob
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
}

const inlineScripts = (page: string): string[] =>
  [...page.matchAll(/<script[^>]*>([^]*?)<\/script>/g)]
    .filter(([, text]) => text !== '')
    .map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
