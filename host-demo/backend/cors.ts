/** For the portal's pages alone. Cookies play no part: a call is allowed by what it carries. */
import type { Middleware } from 'koa';

export const allowPortal =
  (portalOrigin: string): Middleware =>
  async (ctx, next) => {
    const origin = ctx.get('origin');
    ctx.vary('Origin');
    if (origin === portalOrigin) {
      ctx.set({
        'Access-Control-Allow-Origin': portalOrigin,
        'Access-Control-Allow-Headers': 'Authorization, Content-Type',
        'Access-Control-Allow-Methods': 'POST',
        'Access-Control-Max-Age': '600',
      });
    }
    if (ctx.method === 'OPTIONS') ctx.status = 204;
    else if (origin === '' || origin === portalOrigin) await next();
    else ctx.status = 403;
  };
