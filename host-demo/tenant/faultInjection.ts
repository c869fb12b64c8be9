/** The middleware that makes faults happen. Preflights never get here. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context, Middleware } from 'koa';
import { defaultEnvelope } from './apiError.ts';
import { held, type Fault, type Faults } from './faults.ts';
import { rateLimitHeaders } from './rateLimit.ts';
import { isApiPath, matchRoute } from './routes.ts';

export function injectFaults(faults: Faults): Middleware {
  return async (ctx, next) => {
    const match = matchRoute(ctx.method, ctx.path);
    const fault = match && faults.take(match);
    if (fault === undefined) return next();
    const isAfter = fault.when === 'after' || fault.drop === 'after';
    if (isAfter) await next();
    await waitOut(fault);
    if (fault.drop !== undefined) return cutConnection(ctx);
    if (fault.hang) return leaveOpen(ctx);
    if (fault.error !== undefined) ctx.state.authorizationFault = fault;
    if (!answers(fault) && !isAfter) await next();
    if (answers(fault)) answer(ctx, fault);
    ctx.set(fault.headers ?? {});
  };
}

/** What oidc-provider is to refuse this authorization request with. */
export const authorizationFault = (ctx: Context): Fault | undefined => ctx.state.authorizationFault;

async function waitOut(fault: NonNullable<ReturnType<Faults['take']>>): Promise<void> {
  if (fault.delayMs !== undefined) await sleep(fault.delayMs);
  if (fault.hold !== undefined) await held(fault);
}

const answers = ({ status, body, raw }: Fault): boolean =>
  status !== undefined || body !== undefined || raw !== undefined;

function answer(ctx: Context, fault: Fault): void {
  const status = fault.status ?? 200;
  ctx.remove('location');
  ctx.status = status;
  if (status === 429) ctx.set(exhausted(fault.retryAfterSeconds ?? 2));
  if (fault.raw !== undefined) {
    ctx.body = fault.raw;
    return;
  }
  ctx.type = 'json';
  ctx.body = JSON.stringify(fault.body ?? defaultBody(ctx.path, status));
}

const exhausted = (resetInSeconds: number) =>
  rateLimitHeaders({ limit: 2, remaining: 0, resetInSeconds });

const defaultBody = (path: string, status: number): unknown =>
  isApiPath(path) ? defaultEnvelope(status) : oauthError(status);

function oauthError(status: number): unknown {
  const message = defaultEnvelope(status).message;
  if (status === 429) return { error: 'too_many_requests', error_description: message };
  if (status >= 500) return { error: 'server_error', error_description: message };
  return { error: 'invalid_grant', error_description: 'Unknown or invalid refresh token.' };
}

function cutConnection(ctx: Context): void {
  ctx.respond = false;
  ctx.req.socket.destroy();
}

function leaveOpen(ctx: Context): void {
  ctx.respond = false;
}
