/** `/__tenant/*`: what tests and demos do to the tenant from outside. See README.md. */
import { isIP } from 'node:net';
import type { Context, Middleware } from 'koa';
import { parseFault } from './faults.ts';
import { isRecord, readText } from './requestBody.ts';
import { resetTenant, type Tenant } from './tenant.ts';

type Handler = (tenant: Tenant, ctx: Context) => unknown;

const PREFIX = '/__tenant/';

const HANDLERS: Record<string, Handler> = {
  'POST reset': (tenant) => (resetTenant(tenant), { reset: true }),
  'GET users': ({ users }) => users.list(),
  'GET faults': ({ faults }) => faults.list(),
  'POST faults': addFaults,
  'DELETE faults': ({ faults }) => (faults.reset(), []),
  'POST faults/release': releaseHeld,
  'GET requests': ({ requests }) => requests.list(),
  'DELETE requests': ({ requests }) => (requests.reset(), []),
  'GET settings': ({ settings }) => settings.get(),
  'POST settings': changeSettings,
  'GET tokens': ({ settings, issuedTokens }) =>
    settings.get().issuedTokens ? issuedTokens.list() : undefined,
};

export function serveControl(tenant: Tenant): Middleware {
  return async (ctx, next) => {
    if (!ctx.path.startsWith(PREFIX)) return next();
    if (!isLocal(ctx, tenant)) return send(ctx, 403, { error: 'For this computer only.' });
    try {
      const answer = await handle(tenant, ctx);
      if (answer === undefined) send(ctx, 404, { error: 'There is nothing here.' });
      else send(ctx, 200, answer);
    } catch (error) {
      send(ctx, 400, { error: error instanceof Error ? error.message : String(error) });
    }
  };
}

function handle(tenant: Tenant, ctx: Context): unknown {
  const path = ctx.path.slice(PREFIX.length);
  const named = /^users\/([^/]+)$/.exec(path)?.[1];
  if (ctx.method === 'GET' && named !== undefined)
    return tenant.users.get(decodeURIComponent(named));
  return HANDLERS[`${ctx.method} ${path}`]?.(tenant, ctx);
}

async function addFaults({ faults }: Tenant, ctx: Context): Promise<unknown> {
  const value = await readJson(ctx);
  const parsed = (Array.isArray(value) ? value : [value]).map((one) => parseFault(record(one)));
  for (const fault of parsed) faults.add(fault);
  return faults.list();
}

async function releaseHeld({ faults }: Tenant, ctx: Context): Promise<unknown> {
  const { name } = record(await readJson(ctx));
  if (typeof name !== 'string') throw new Error('A release needs a "name".');
  return { released: faults.release(name) };
}

async function changeSettings({ settings }: Tenant, ctx: Context): Promise<unknown> {
  settings.change(record(await readJson(ctx)));
  return settings.get();
}

async function readJson(ctx: Context): Promise<unknown> {
  const text = await readText(ctx.req);
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('The body is not JSON.');
  }
}

function record(value: unknown): Record<string, unknown> {
  if (!isRecord(value)) throw new Error('The body is not a JSON object.');
  return value;
}

function send(ctx: Context, status: number, body: unknown): void {
  ctx.status = status;
  ctx.type = 'json';
  ctx.body = JSON.stringify(body);
}

/**
 * The caller is on this computer, and is not a foreign web page open in its browser: neither by a
 * plain cross-origin request nor through a name that was pointed at this address.
 */
function isLocal(ctx: Context, { allowedOrigins, issuer }: Tenant): boolean {
  const origin = ctx.get('origin');
  const isKnown = origin === '' || allowedOrigins.has(origin) || `${origin}/` === issuer;
  return isKnown && isLoopback(ctx.req.socket.remoteAddress ?? '') && isLocalName(ctx.hostname);
}

const isLoopback = (address: string): boolean =>
  isIP(address) !== 0 && /^(::ffff:)?127\.|^::1$/.test(address);

const isLocalName = (name: string): boolean =>
  name === 'localhost' || /^127\./.test(name) || name === '[::1]' || name === '::1';
