/** The names that faults and the request log use for the tenant's routes. */

export const API_ROUTES = ['readUser', 'updateUser', 'link', 'unlink'] as const;
export const FAULT_ROUTES = [
  'discovery',
  'jwks',
  'authorize',
  'token',
  'logout',
  ...API_ROUTES,
] as const;

export type ApiRoute = (typeof API_ROUTES)[number];
export type FaultRoute = (typeof FAULT_ROUTES)[number];
export type RouteName = FaultRoute | 'userinfo' | 'revoke' | 'unknownApi';

export interface ApiMatch {
  route: ApiRoute;
  userId: string;
  /** `provider|user_id` of the identity that a DELETE names. */
  identity?: string;
}

export interface RouteMatch {
  route: RouteName;
  userId?: string;
}

const OAUTH_ROUTES: Record<string, RouteName> = {
  'GET /.well-known/openid-configuration': 'discovery',
  'GET /.well-known/jwks.json': 'jwks',
  'GET /authorize': 'authorize',
  'POST /authorize': 'authorize',
  'POST /oauth/token': 'token',
  'POST /oauth/revoke': 'revoke',
  'GET /userinfo': 'userinfo',
  'POST /userinfo': 'userinfo',
  'GET /v2/logout': 'logout',
};

export function matchRoute(method: string, path: string): RouteMatch | undefined {
  const oauth = OAUTH_ROUTES[`${method} ${path}`];
  if (oauth !== undefined) return { route: oauth };
  return isApiPath(path) ? (matchApi(method, path) ?? { route: 'unknownApi' }) : undefined;
}

export const isApiPath = (path: string): boolean => path.startsWith('/api/v2/');

/** Segments are decoded exactly once; one that cannot be decoded matches nothing. */
export function matchApi(method: string, path: string): ApiMatch | undefined {
  const segments = decodeSegments(path);
  if (segments === undefined) return undefined;
  const [, , users, userId, identities, provider, identityId] = segments;
  if (users !== 'users' || !userId) return undefined;
  if (segments.length === 4) return matchUser(method, userId);
  if (identities !== 'identities') return undefined;
  if (segments.length === 5 && method === 'POST') return { route: 'link', userId };
  if (segments.length !== 7 || method !== 'DELETE' || !provider || !identityId) return undefined;
  return { route: 'unlink', userId, identity: `${provider}|${identityId}` };
}

function matchUser(method: string, userId: string): ApiMatch | undefined {
  if (method === 'GET') return { route: 'readUser', userId };
  return method === 'PATCH' ? { route: 'updateUser', userId } : undefined;
}

function decodeSegments(path: string): string[] | undefined {
  try {
    return path.slice(1).split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
