/** Auth0's way of saying things, rewritten into what oidc-provider understands. */
import { Readable } from 'node:stream';
import type { Context, Middleware } from 'koa';
import { isRecord, readRecord, readText } from './requestBody.ts';
import { MACHINE_SCOPES } from './scopes.ts';

export function speakAuth0(): Middleware {
  return async (ctx, next) => {
    if (ctx.path === '/authorize') rewriteAuthorize(ctx);
    if (ctx.path === '/v2/logout') rewriteLogout(ctx);
    if (ctx.path.startsWith('/oauth/')) await rewriteBody(ctx);
    await next();
    if (ctx.path === '/oauth/token') renameRefusedGrant(ctx);
    if (ctx.path.startsWith('/authorize')) leaveClosingToOpener(ctx);
  };
}

function rewriteAuthorize(ctx: Context): void {
  const query = ctx.URL.searchParams;
  const audience = query.get('audience');
  if (audience) query.set('resource', audience);
  if (query.get('scope')?.split(' ').includes('offline_access')) query.set('offline', 'yes');
  if (query.get('connection') === '') query.delete('connection');
  ctx.querystring = query.toString();
}

/** Without a `returnTo` the tenant says that you are signed out. */
function rewriteLogout(ctx: Context): void {
  const query = ctx.URL.searchParams;
  const returnTo = query.get('returnTo');
  if (returnTo) query.set('post_logout_redirect_uri', returnTo);
  ctx.querystring = query.toString();
}

/**
 * The opener closes its window once it has the answer. Should the window close itself, an opener that
 * looks every second whether it is still open may see that first, and takes it for given up.
 */
function leaveClosingToOpener(ctx: Context): void {
  if (typeof ctx.body !== 'string' || !ctx.body.includes('authorization_response')) return;
  ctx.body = ctx.body.replace('win.close();', '');
}

/** RFC 6749 and Auth0 have a name of its own for a grant that the app may not use. */
function renameRefusedGrant(ctx: Context): void {
  const { error_description: words } = isRecord(ctx.body) ? ctx.body : {};
  if (words !== 'requested grant type is not allowed for this client') return;
  ctx.status = 403;
  ctx.body = {
    error: 'unauthorized_client',
    error_description: 'Grant type not allowed for the client.',
  };
}

/** Auth0 takes JSON at its OAuth endpoints, too; oidc-provider takes forms. */
async function rewriteBody(ctx: Context): Promise<void> {
  const fields = ctx.is('json')
    ? await readFields(ctx)
    : new URLSearchParams(await readText(ctx.req));
  if (fields.get('grant_type') === 'client_credentials') askForEverything(fields);
  const form = Buffer.from(fields.toString());
  const { headers } = ctx.req;
  headers['content-type'] = 'application/x-www-form-urlencoded';
  headers['content-length'] = String(form.length);
  const replayed = Readable.from([form]);
  Object.defineProperty(ctx.req, 'readable', { value: true });
  Object.defineProperty(ctx.req, 'iterator', { value: () => replayed.iterator() });
}

async function readFields(ctx: Context): Promise<URLSearchParams> {
  const fields = Object.entries((await readRecord(ctx.req)) ?? {});
  return new URLSearchParams(fields.map(([name, value]) => [name, String(value)]));
}

/** A client that asks for no scopes is granted all that it may have. */
function askForEverything(fields: URLSearchParams): void {
  fields.set('resource', fields.get('audience') ?? '');
  if (!fields.has('scope')) fields.set('scope', MACHINE_SCOPES.join(' '));
}
