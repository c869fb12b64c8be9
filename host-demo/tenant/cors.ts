/**
 * Cross-origin access, per allowed origin and without credentials. It runs before everything else,
 * so that injected faults carry the headers too: without them a page would see a network failure.
 */
import type { Context, Middleware } from 'koa';
import { isAllowedOrigin } from './addresses.ts';
import { RATE_LIMIT_HEADERS } from './rateLimit.ts';
import { isApiPath } from './routes.ts';
import type { Tenant } from './tenant.ts';

const isShared = (path: string): boolean =>
  isApiPath(path) || path.startsWith('/oauth/') || path === '/userinfo';

export function allowOrigins(tenant: Tenant): Middleware {
  return async (ctx, next) => {
    if (!isShared(ctx.path)) return next();
    ctx.vary('Origin');
    const isAllowed = isAllowedOrigin(ctx.get('origin'), tenant, 'corsOrigins');
    if (isAllowed) ctx.set('Access-Control-Allow-Origin', ctx.get('origin'));
    if (isPreflight(ctx)) return answerPreflight(ctx, isAllowed);
    if (isAllowed && tenant.settings.get().exposeRateLimitHeaders) {
      ctx.set('Access-Control-Expose-Headers', RATE_LIMIT_HEADERS.join(', '));
    }
    return next();
  };
}

const isPreflight = (ctx: Context): boolean =>
  ctx.method === 'OPTIONS' && ctx.get('access-control-request-method') !== '';

function answerPreflight(ctx: Context, isAllowed: boolean): void {
  ctx.status = 204;
  if (!isAllowed) return;
  ctx.set({
    'Access-Control-Allow-Methods': 'GET,POST,PATCH,DELETE',
    'Access-Control-Allow-Headers': ctx.get('access-control-request-headers') || 'Authorization',
    'Access-Control-Max-Age': '600',
  });
}
