import { createHash } from 'node:crypto';

/**
 * What the portal's pages may load, and from where: the portal, the remote, and the tenant
 * with the Management API, which a custom domain makes two origins; and a server of its own.
 *
 * @param page the portal's HTML: a script in it, such as an import map, is allowed by its hash
 * @see [Content Security Policy Level 3](https://www.w3.org/TR/CSP3/)
 */
export function contentSecurityPolicy(
  remote: string,
  tenant: readonly string[],
  page: string,
  backend = '',
): string {
  const auth0 = [...new Set(tenant)].join(' ');
  return [
    "default-src 'self'",
    [`script-src 'self' ${remote}`, ...inlineScripts(page)].join(' '),
    "style-src 'self'", // the remote constructs its stylesheet: no element, no attribute, no nonce
    `connect-src 'self' ${remote} ${auth0} ${backend}`.trimEnd(),
    `frame-src ${auth0}`, // a client without refresh tokens renews in a hidden frame
    `img-src 'self' data: https: ${auth0}`,
    "worker-src 'self' blob:", // auth0-spa-js keeps refresh tokens in a worker made of a blob
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const inlineScripts = (page: string): string[] =>
  [...page.matchAll(/<script[^>]*>([^]*?)<\/script>/g)]
    .filter(([, text]) => text !== '')
    .map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
