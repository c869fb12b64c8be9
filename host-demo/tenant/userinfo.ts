/**
 * `/userinfo` for access tokens of the Management API: Auth0 accepts them there, being named in
 * `aud`, while oidc-provider knows only its own opaque tokens. Those go on to it.
 */
import type { Middleware } from 'koa';
import { ApiError } from './apiError.ts';
import { authenticate } from './bearer.ts';
import { claimsForScopes } from './scopes.ts';
import type { Tenant } from './tenant.ts';

export function serveUserinfo(tenant: Tenant): Middleware {
  return async (ctx, next) => {
    const header = ctx.get('authorization');
    if (ctx.path !== '/userinfo' || header.split('.').length !== 3) return next();
    try {
      ctx.body = await readClaims(header, tenant);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      ctx.status = 401;
      ctx.body = { error: 'invalid_token', error_description: error.message };
    }
  };
}

async function readClaims(header: string, tenant: Tenant): Promise<unknown> {
  const caller = await authenticate(header, `${tenant.issuer}userinfo`, tenant);
  const user = tenant.users.get(caller.subject);
  if (user === undefined) throw new ApiError({ ...GONE });
  return claimsForScopes(user, caller.scopes);
}

const GONE = { statusCode: 401, error: 'Unauthorized', message: 'The user does not exist.' };
