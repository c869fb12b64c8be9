/** Which addresses the application may use: Auth0's lists, and its pages for those that are not in them. */
import type { Context, Middleware } from 'koa';
import { renderProblem } from './pages.ts';
import type { Tenant } from './tenant.ts';

type Allowed = Pick<Tenant, 'allowedOrigins' | 'settings'>;
type PageList = 'allowedCallbackUrls' | 'allowedLogoutUrls';
type OriginList = 'allowedWebOrigins' | 'corsOrigins';

/** oidc-provider's own name for it. */
const SESSION_COOKIE = '_session';

/** Where there is no list of exact addresses, every page of the app's origins will do. */
export function isAllowedPage(
  uri: string,
  { allowedOrigins, settings }: Allowed,
  list: PageList,
): boolean {
  if (!URL.canParse(uri)) return false;
  const { href, origin } = new URL(uri);
  return isListed(href, settings.get()[list]) ?? allowedOrigins.has(origin);
}

export const isAllowedOrigin = (
  origin: string,
  { allowedOrigins, settings }: Allowed,
  list: OriginList,
): boolean => settings.get()[list]?.includes(origin) ?? allowedOrigins.has(origin);

/** An origin is the address of its root, with the slash or without. */
const isListed = (href: string, list: readonly string[] | null): boolean | undefined =>
  list?.some((one) => URL.canParse(one) && new URL(one).href === href);

/**
 * The rules of Auth0 that oidc-provider does not have.
 *
 * @see [Redirect users after logout](https://auth0.com/docs/authenticate/login/logout/redirect-users-after-logout)
 * @see [Configure silent authentication](https://auth0.com/docs/authenticate/login/configure-silent-authentication)
 */
export function checkAddresses(tenant: Tenant): Middleware {
  return async (ctx, next) => {
    const { searchParams } = ctx.URL;
    if (ctx.path === '/authorize' && !hasRegisteredOrigin(searchParams, tenant)) {
      return refuse(ctx, 'The specified redirect_uri does not have a registered origin.');
    }
    const returnTo = ctx.path === '/v2/logout' && searchParams.get('returnTo');
    if (!returnTo) return next();
    if (!isAllowedPage(returnTo, tenant, 'allowedLogoutUrls')) {
      return refuse(ctx, 'The "returnTo" parameter is not a valid URL in "Allowed Logout URLs".');
    }
    if (ctx.cookies.get(SESSION_COOKIE) !== undefined) return next();
    ctx.redirect(returnTo); // nobody is signed in: there is nothing else to do
  };
}

/** A message goes to an origin, whichever of its pages is asked for. */
function hasRegisteredOrigin(query: URLSearchParams, tenant: Tenant): boolean {
  const page = query.get('redirect_uri') ?? '';
  if (query.get('response_mode') !== 'web_message' || !URL.canParse(page)) return true;
  return isAllowedOrigin(new URL(page).origin, tenant, 'allowedWebOrigins');
}

function refuse(ctx: Context, description: string): void {
  ctx.status = 400;
  renderProblem(ctx, { error: 'invalid_request', description });
}
