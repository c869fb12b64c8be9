/** oidc-provider, set up to answer as Auth0 does. */
import type {
  AccessToken,
  Client,
  Configuration,
  JWTStructured,
  KoaContextWithOIDC,
} from 'oidc-provider';
import { isAllowedPage } from './addresses.ts';
import { renderProblem, renderSignedOut, submitItself } from './pages.ts';
import { errors, Provider } from './oidcProvider.ts';
import { createPolicy } from './policy.ts';
import { isRecord } from './requestBody.ts';
import {
  CLAIMS_BY_SCOPE,
  claimsOf,
  MACHINE_SCOPES,
  MANAGEMENT_SCOPES,
  OIDC_SCOPES,
} from './scopes.ts';
import type { Tenant } from './tenant.ts';

const DAY_SECONDS = 86_400;

export function createProvider(tenant: Tenant) {
  const provider = new Provider(tenant.issuer, configure(tenant));
  followSettings(provider.Client.prototype, tenant);
  provider.on('authorization.success', (_ctx, response) => {
    if (response !== undefined) tenant.issuedTokens.record(response);
  });
  provider.on('grant.success', ({ body }) => {
    if (isRecord(body)) tenant.issuedTokens.record(body);
  });
  provider.on('server_error', (_ctx, error) => console.error(`tenant: ${error.message}`));
  return provider;
}

function configure(tenant: Tenant): Configuration {
  return {
    adapter: tenant.storage.adapter,
    clients: [describeClient(tenant), ...describeMachine(tenant)],
    jwks: { keys: [tenant.keys.privateJwk] },
    cookies: { keys: [crypto.randomUUID()] },
    routes: ROUTES,
    scopes: OIDC_SCOPES,
    claims: CLAIMS_BY_SCOPE,
    conformIdTokenClaims: false,
    clientBasedCORS: (_ctx, origin) => tenant.allowedOrigins.has(origin),
    extraParams: [
      'audience',
      'connection',
      'organization',
      'screen_hint',
      'auth0Client',
      'offline',
    ],
    features: features(tenant),
    formats: {
      customizers: { jwt: (_ctx, token, parts) => shapeAccessToken(tenant, token, parts) },
    },
    interactions: {
      policy: createPolicy(tenant),
      url: (_ctx, { uid }) => `/u/login/${uid}`,
    },
    findAccount: (_ctx, id) => findAccount(tenant, id),
    loadExistingGrant: (ctx) => grantEverything(ctx, tenant),
    issueRefreshToken: (_ctx, _client, source) => source.scopes.has('offline_access'),
    rotateRefreshToken: true,
    renderError: (ctx, { error, error_description: description }) =>
      renderProblem(ctx, { error, description }),
    ttl: lifetimes(tenant),
  };
}

function lifetimes({ settings }: Tenant): Configuration['ttl'] {
  return {
    AccessToken: () => settings.get().accessTokenLifetimeSeconds,
    IdToken: () => settings.get().idTokenLifetimeSeconds,
    AuthorizationCode: 60,
    Interaction: 3600,
    Session: 3 * DAY_SECONDS,
    Grant: 30 * DAY_SECONDS,
    RefreshToken: 30 * DAY_SECONDS,
    ClientCredentials: DAY_SECONDS,
  };
}

const ROUTES = {
  authorization: '/authorize',
  token: '/oauth/token',
  jwks: '/.well-known/jwks.json',
  userinfo: '/userinfo',
  end_session: '/v2/logout',
  revocation: '/oauth/revoke',
};

/** The grants and the redirect URIs are placeholders: `followSettings` decides. */
function describeClient({ clientId, allowedOrigins }: Tenant) {
  const pages = [...allowedOrigins];
  return {
    client_id: clientId,
    token_endpoint_auth_method: 'none' as const,
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code' as const],
    id_token_signed_response_alg: 'RS256' as const,
    require_auth_time: true,
    redirect_uris: pages,
    post_logout_redirect_uris: pages,
  };
}

function describeMachine({ machine }: Tenant) {
  if (machine === undefined) return [];
  const description = {
    client_id: machine.clientId,
    client_secret: machine.clientSecret,
    token_endpoint_auth_method: 'client_secret_post' as const,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
  };
  return [description];
}

function followSettings(client: Client, tenant: Tenant): void {
  client.redirectUriAllowed = (uri) => isAllowedPage(uri, tenant, 'allowedCallbackUrls');
  client.postLogoutRedirectUriAllowed = (uri) => isAllowedPage(uri, tenant, 'allowedLogoutUrls');
  client.grantTypeAllowed = function (this: Client, type) {
    const isPortal = this.clientId === tenant.clientId;
    const allowed = isPortal ? tenant.settings.get().grantTypes : (this.grantTypes ?? []);
    return allowed.includes(type);
  };
}

function features(tenant: Tenant): Configuration['features'] {
  return {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    webMessageResponseMode: { enabled: true, ack: 'individual-draft-01' },
    revocation: {
      enabled: true,
      allowedPolicy: (_ctx, client, token) => client.clientId === token.clientId,
    },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: submitItself,
      postLogoutSuccessSource: renderSignedOut,
    },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => undefined,
      useGrantedResource: () => true,
      getResourceServerInfo: (_ctx, asked, client) => describeApi(asked, client, tenant),
    },
  };
}

/** `audience` at Auth0 is `resource` in RFC 8707: the Management API, or one of the host's own. */
function describeApi(asked: string, { clientId }: Client, { audience, apis, machine }: Tenant) {
  if (asked !== audience && !apis.has(asked)) {
    throw new errors.AccessDenied(`Service not found: ${asked}`);
  }
  const managementScopes = clientId === machine?.clientId ? MACHINE_SCOPES : MANAGEMENT_SCOPES;
  return {
    audience: asked,
    scope: [...OIDC_SCOPES, ...(asked === audience ? managementScopes : [])].join(' '),
    accessTokenFormat: 'jwt' as const,
    jwt: { sign: { alg: 'RS256' as const } },
  };
}

function shapeAccessToken(
  { issuer, machine }: Tenant,
  { clientId }: Pick<AccessToken, 'clientId'>,
  parts: JWTStructured,
): void {
  const { client_id, ...payload } = parts.payload;
  const forItself = { sub: `${String(payload.sub)}@clients`, gty: 'client-credentials' };
  const forUser = { aud: [payload.aud, `${issuer}userinfo`] };
  const isMachine = clientId === machine?.clientId;
  parts.header = { ...parts.header, typ: 'JWT' };
  parts.payload = { ...payload, azp: clientId, ...(isMachine ? forItself : forUser) };
}

function findAccount({ users }: Tenant, id: string) {
  const user = users.get(id);
  return user && { accountId: id, claims: () => claimsOf(user) };
}

async function grantEverything({ oidc }: KoaContextWithOIDC, { audience, apis }: Tenant) {
  const grant = new oidc.provider.Grant({
    ...(oidc.account === undefined ? {} : { accountId: oidc.account.accountId }),
    ...(oidc.client === undefined ? {} : { clientId: oidc.client.clientId }),
  });
  grant.addOIDCScope(OIDC_SCOPES.join(' '));
  grant.addResourceScope(audience, [...OIDC_SCOPES, ...MANAGEMENT_SCOPES].join(' '));
  for (const api of apis) grant.addResourceScope(api, OIDC_SCOPES.join(' '));
  await grant.save();
  return grant;
}
