/** A stand-in for an Auth0 tenant, for demos and tests without a network. */
import { createServer, type RequestListener, type Server } from 'node:http';
import { checkAddresses } from './addresses.ts';
import { serveControl } from './control.ts';
import { allowOrigins } from './cors.ts';
import { speakAuth0 } from './dialect.ts';
import { injectFaults } from './faultInjection.ts';
import { serveLoginPage } from './loginPage.ts';
import { serveManagementApi } from './managementApi.ts';
import { createProvider } from './provider.ts';
import { limitRate } from './rateLimit.ts';
import { logRequests } from './requestLog.ts';
import { createSigningKeys } from './signingKeys.ts';
import { createTenantState, type MachineClient, type Tenant } from './tenant.ts';
import { serveUserinfo } from './userinfo.ts';

export interface TenantOptions {
  /** 0 takes a free port. */
  port: number;
  /** The host of the issuer. Default `localhost`. */
  hostname?: 'localhost' | '127.0.0.1';
  /** Default `link-accounts-demo`. */
  clientId?: string;
  /** Origins whose pages may be returned to, call the API and receive web messages. */
  allowedOrigins: string[];
  /** Identifiers of the host's own APIs, besides the Management API. */
  apis?: string[];
  /** A backend's own client, which may do anything to any user. */
  machine?: MachineClient;
}

export interface RunningTenant {
  /** Without a slash at the end. */
  url: string;
  /** With it. */
  issuer: string;
  close(): Promise<void>;
}

/** @throws the server's error, such as `EADDRINUSE`, when the port cannot be had. */
export async function startTenant(options: TenantOptions): Promise<RunningTenant> {
  const hostname = options.hostname ?? 'localhost';
  const app: { handle: RequestListener } = { handle: (_request, response) => response.end() };
  const servers = await listen(options.port, hostname, (req, res) => app.handle(req, res));
  const url = `http://${hostname}:${servers.port}`;
  app.handle = await createHandler(`${url}/`, options);
  return { url, issuer: `${url}/`, close: servers.close };
}

async function createHandler(issuer: string, options: TenantOptions): Promise<RequestListener> {
  const tenant = createTenantState({
    issuer,
    clientId: options.clientId ?? 'link-accounts-demo',
    allowedOrigins: new Set(options.allowedOrigins.map((origin) => new URL(origin).origin)),
    keys: await createSigningKeys(),
    apis: new Set(options.apis),
    machine: options.machine,
  });
  const answer = createApp(tenant).callback();
  return (request, response) => void answer(request, response);
}

/** From the outside in; oidc-provider comes last and answers what nobody else has. */
function createApp(tenant: Tenant) {
  const provider = createProvider(tenant);
  return provider
    .use(allowOrigins(tenant))
    .use(serveControl(tenant))
    .use(logRequests(tenant.requests))
    .use(injectFaults(tenant.faults))
    .use(limitRate(tenant.rateLimit))
    .use(serveManagementApi(tenant))
    .use(serveUserinfo(tenant))
    .use(serveLoginPage(tenant, provider))
    .use(checkAddresses(tenant))
    .use(speakAuth0());
}

async function listen(port: number, hostname: string, handler: RequestListener) {
  const servers = [await openServer(port, '127.0.0.1', handler)];
  const close = async () => void (await Promise.all(servers.map(closeServer)));
  const taken = portOf(servers[0]);
  try {
    if (hostname === 'localhost') servers.push(...(await openOnIpv6(taken, handler)));
  } catch (error) {
    await close();
    throw error;
  }
  return { port: taken, close };
}

function portOf(server: Server | undefined): number {
  const address = server?.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  return address.port;
}

function openServer(port: number, host: string, handler: RequestListener): Promise<Server> {
  const server = createServer(handler);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, () => resolve(server));
  });
}

/** A browser may try `::1` first for `localhost`; a computer without IPv6 does without. */
async function openOnIpv6(port: number, handler: RequestListener): Promise<Server[]> {
  try {
    return [await openServer(port, '::1', handler)];
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return [];
    throw error;
  }
}

/** Requests that a fault left hanging are cut. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
