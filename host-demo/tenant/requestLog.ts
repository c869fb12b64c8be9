/** What was asked of the tenant, without any secret: for tests that count or order requests. */
import type { Context, Middleware } from 'koa';
import { matchRoute, type RouteName } from './routes.ts';

export interface LoggedRequest {
  at: string;
  method: string;
  path: string;
  route: RouteName;
  /** The user an API path names, decoded. */
  userId?: string;
  origin?: string;
  bearer: boolean;
  /** `null` while the answer is outstanding, and for ever when the connection was dropped. */
  status: number | null;
  /** Of an authorization request: what it asked for. */
  asked?: Record<string, string>;
}

export type RequestLog = ReturnType<typeof createRequestLog>;

export function createRequestLog() {
  let entries: LoggedRequest[] = [];
  return {
    list: (): LoggedRequest[] => entries,
    open: (entry: LoggedRequest): LoggedRequest => (entries.push(entry), entry),
    reset: (): void => void (entries = []),
  };
}

export function logRequests(log: RequestLog): Middleware {
  return async (ctx, next) => {
    const entry = describeRequest(ctx);
    if (entry === undefined) return next();
    log.open(entry);
    await next();
    if (ctx.respond !== false) entry.status = ctx.status;
  };
}

function describeRequest(ctx: Context): LoggedRequest | undefined {
  const match = matchRoute(ctx.method, ctx.path);
  if (match === undefined) return undefined;
  const origin = ctx.get('origin');
  return {
    at: new Date().toISOString(),
    method: ctx.method,
    path: ctx.path,
    ...match,
    ...(origin === '' ? {} : { origin }),
    ...(match.route === 'authorize' ? { asked: asked(ctx) } : {}),
    bearer: /^bearer ./i.test(ctx.get('authorization')),
    status: null,
  };
}

/** `state`, `nonce` and the PKCE challenge stay out: nobody needs them to check a request. */
const TELLING = [
  'audience',
  'connection',
  'display',
  'login_hint',
  'max_age',
  'organization',
  'prompt',
  'redirect_uri',
  'response_mode',
  'scope',
  'screen_hint',
  'ui_locales',
];

function asked(ctx: Context): Record<string, string> {
  const pairs = [...ctx.URL.searchParams].filter(([name]) => TELLING.includes(name));
  return Object.fromEntries(pairs);
}
