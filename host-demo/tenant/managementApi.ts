/** The part of the Management API v2 that a single-page app can use. */
import type { Context, Middleware } from 'koa';
import { ApiError, envelope, refusal } from './apiError.ts';
import { authenticate, type Caller } from './bearer.ts';
import { hasIdentity, isPrimary, link, unlink } from './identities.ts';
import { readLinkToken } from './linkToken.ts';
import { findForbiddenKey, mergeMetadata } from './metadata.ts';
import type { Identity, User } from './people.ts';
import { isRecord, readRecord } from './requestBody.ts';
import { isApiPath, matchApi, type ApiMatch, type ApiRoute } from './routes.ts';
import type { Tenant } from './tenant.ts';

interface Call {
  ctx: Context;
  tenant: Tenant;
  caller: Caller;
  match: ApiMatch;
  /** As it was when the call came in: after an `await` it has to be looked up again. */
  user: User;
}

interface Operation {
  status: number;
  /** One of these is enough. */
  scopes: string[];
  /** With this one, for any user. */
  forAll: string;
  run: (call: Call) => unknown;
}

const LINKING_SCOPES = ['update:users', 'update:current_user_identities'];

const OPERATIONS: Record<ApiRoute, Operation> = {
  readUser: {
    status: 200,
    scopes: ['read:users', 'read:user_idp_tokens', 'read:current_user'],
    forAll: 'read:users',
    run: readUser,
  },
  updateUser: {
    status: 200,
    scopes: [
      'update:users',
      'update:users_app_metadata',
      'update:current_user_metadata',
      'create:current_user_metadata',
    ],
    forAll: 'update:users',
    run: updateUser,
  },
  link: { status: 201, scopes: LINKING_SCOPES, forAll: 'update:users', run: linkIdentity },
  unlink: { status: 200, scopes: LINKING_SCOPES, forAll: 'update:users', run: unlinkIdentity },
};

export function serveManagementApi(tenant: Tenant): Middleware {
  return async (ctx, next) => {
    if (!isApiPath(ctx.path)) return next();
    try {
      await serve(ctx, tenant);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      ctx.status = error.envelope.statusCode;
      ctx.body = error.envelope;
    }
  };
}

async function serve(ctx: Context, tenant: Tenant): Promise<void> {
  const match = matchApi(ctx.method, ctx.path);
  if (match === undefined) throw new ApiError(envelope(404, 'Not Found'));
  const { status, scopes, forAll, run } = OPERATIONS[match.route];
  const caller = await authenticate(ctx.get('authorization'), tenant.audience, tenant);
  requireScope(caller, scopes);
  if (!caller.scopes.has(forAll)) requireOwn(caller, match.userId);
  const user = existingUser(tenant, match.userId);
  const body = await run({ ctx, tenant, caller, match, user });
  ctx.status = status;
  ctx.type = 'json';
  ctx.body = JSON.stringify(body);
}

function requireScope(caller: Caller, scopes: string[]): void {
  if (scopes.some((scope) => caller.scopes.has(scope))) return;
  const expected = scopes.join(', ');
  throw refusal(403, `Insufficient scope, expected any of: ${expected}`, 'insufficient_scope');
}

/** Without a scope for all users, a token reaches nobody but its own subject. */
function requireOwn(caller: Caller, userId: string): void {
  if (userId === caller.subject) return;
  const message = 'User to be acted on does not match subject in bearer token.';
  throw refusal(403, message, 'unowned_resource');
}

function existingUser(tenant: Tenant, userId: string): User {
  const user = tenant.users.get(userId);
  if (user === undefined) throw refusal(404, 'The user does not exist.', 'inexistent_user');
  return user;
}

function readUser({ ctx, user }: Call): Partial<User> {
  const { fields, include_fields: include } = ctx.query;
  if (typeof fields !== 'string' || fields === '') return user;
  const named = new Set(fields.split(','));
  const keep = include !== 'false';
  return Object.fromEntries(Object.entries(user).filter(([key]) => named.has(key) === keep));
}

async function updateUser({ ctx, tenant, match }: Call): Promise<User> {
  const { user_metadata: patch, ...others } = await readBody(ctx);
  if (Object.keys(others).length > 0) requireUpdateScopeFor(others);
  if (!isRecord(patch)) throw invalidBody("Expected type object on property 'user_metadata'.");
  const forbidden = findForbiddenKey(patch);
  if (forbidden !== undefined) throw invalidBody(`The key '${forbidden}' must not contain . or $.`);
  const user = existingUser(tenant, match.userId);
  const user_metadata = mergeMetadata(user.user_metadata ?? {}, patch);
  return save(tenant, { ...user, user_metadata, updated_at: now() });
}

function requireUpdateScopeFor(attributes: Record<string, unknown>): never {
  const isAppMetadata = Object.keys(attributes).every((name) => name === 'app_metadata');
  const scopes = isAppMetadata ? 'update:users,update:users_app_metadata' : 'update:users';
  throw refusal(403, `Insufficient scope, expected any of: ${scopes}`, 'insufficient_scope');
}

async function linkIdentity({ ctx, tenant, caller, match }: Call): Promise<Identity[]> {
  const body = await readBody(ctx);
  const subject = named(body, caller) ?? (await readLinkToken(linkWith(body), caller, tenant));
  const user = existingUser(tenant, match.userId);
  if (subject === user.user_id) {
    throw refusal(400, 'Main identity and the new one are the same.');
  }
  if (hasIdentity(user, subject)) throw refusal(409, 'Specified identity already exists.');
  const secondary = tenant.users.get(subject);
  if (secondary === undefined) throw refusal(400, 'Provided secondary account not found.');
  tenant.users.remove(subject);
  return save(tenant, link(user, secondary, now())).identities;
}

/** The account that the body names outright: only for tokens with `update:users`. */
function named(body: Record<string, unknown>, { scopes }: Caller): string | undefined {
  const { link_with: token, provider, user_id: id } = body;
  if (token !== undefined || !('provider' in body || 'user_id' in body)) return undefined;
  if (!scopes.has('update:users')) {
    throw refusal(403, 'Insufficient scope, expected any of: update:users', 'insufficient_scope');
  }
  if (typeof provider !== 'string') throw invalidBody("Missing required property: 'provider'.");
  if (typeof id !== 'string') throw invalidBody("Missing required property: 'user_id'.");
  return `${provider}|${id}`;
}

function linkWith({ link_with: token, ...others }: Record<string, unknown>): string {
  const [unexpected] = Object.keys(others);
  if (unexpected !== undefined) {
    throw invalidBody(`Additional properties not allowed: ${unexpected}.`);
  }
  if (typeof token !== 'string') throw invalidBody("Missing required property: 'link_with'.");
  return token;
}

function unlinkIdentity({ tenant, match, user }: Call): Identity[] {
  const key = match.identity ?? '';
  if (isPrimary(user, key)) throw refusal(400, 'Main identity cannot be removed.');
  if (!hasIdentity(user, key)) throw refusal(400, 'The user does not have the specified identity.');
  const { remaining, freed } = unlink(user, key, now());
  save(tenant, freed);
  return save(tenant, remaining).identities;
}

async function readBody(ctx: Context): Promise<Record<string, unknown>> {
  if (!ctx.is('json')) throw refusal(415, 'Unsupported Media Type');
  const body = await readRecord(ctx.req);
  if (body === undefined) throw invalidBody('Expected a JSON object.');
  return body;
}

const invalidBody = (detail: string): ApiError =>
  refusal(400, `Payload validation error: '${detail}'`, 'invalid_body');

function save(tenant: Tenant, user: User): User {
  tenant.users.put(user);
  return user;
}

const now = (): string => new Date().toISOString();
