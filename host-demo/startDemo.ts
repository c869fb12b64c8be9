/** The demo as a whole: the portal, the remote, and the stand-in tenant or a real one. */
import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { ManagementClient } from 'auth0';
import { manifestPathOf, type Entry } from '../deploy/layout.ts';
import { version } from '../src/version.ts';
import { createBackend } from './backend/createBackend.ts';
import type { BackendOptions } from './backend/options.ts';
import { build, watch, type BuildName } from './build.ts';
import {
  contentSecurityPolicy,
  type strictContentSecurityPolicy,
} from './contentSecurityPolicy.ts';
import type { HostName } from './hostNames.ts';
import { importMapWith } from './hosts/import-map/importMap.ts';
import { createLiveReload } from './liveReload.ts';
import { isTaken, listenOnLoopback, PortTaken, type RunningServer } from './loopback.ts';
import { serveFolder, type Fault } from './serve.ts';
import { originOf, type PortalConfig } from './shell/config.ts';
import { startTenant } from './tenant/createTenant.ts';
import type { MachineClient } from './tenant/tenant.ts';

export interface Ports {
  host: number;
  remote: number;
  tenant: number;
  backend: number;
}

/** A tenant at Auth0, used instead of the stand-in. */
export interface RealTenant {
  domain: string;
  clientId: string;
  managementAudience?: string | undefined;
  /** Names of connections, as in the tenant. Default: those of the stand-in. */
  connections?: readonly string[] | undefined;
}

/** The portal's own server in place of the Management API in the browser. */
export interface DemoBackend extends Pick<BackendOptions, 'log' | 'policy' | 'primary'> {
  /** Its identifier and its own client at a real tenant. The stand-in needs none. */
  atTenant?: (MachineClient & { audience: string }) | undefined;
}

export interface DemoOptions {
  /** 0, the default, takes a free port. */
  ports?: Partial<Ports>;
  /** Which portal. Default: the one in `host-demo/shell`. */
  host?: HostName;
  /** Which entry of the remote. Default: the one that the portal is made for. */
  entry?: Entry | undefined;
  /** `127.0.0.1` makes the tenant another site than the portal, as it is in production. */
  tenantHostname?: 'localhost' | '127.0.0.1';
  realTenant?: RealTenant | undefined;
  backend?: DemoBackend | undefined;
  /** What the portal hands to the remote, beside its client and the connections. */
  linkAccounts?: Partial<PortalConfig['linkAccounts']>;
  /** How the portal's client keeps its session. Default: refresh tokens, in localStorage. */
  shell?: Partial<
    Pick<PortalConfig['auth0'], 'useRefreshTokens' | 'cacheLocation' | 'asksForManagement'>
  >;
  /** What this browser's portal is told, where it differs from the others'. */
  configFor?: (config: PortalConfig, request: IncomingMessage) => PortalConfig;
  /** False uses what is in `dist/` from before; `'watch'` builds again after each change, and pages follow. */
  build?: boolean | 'watch';
  /** Another build of the portal. Default `dist/shell`. */
  shellFolder?: string;
  /** Default: {@link contentSecurityPolicy}. */
  policy?: typeof strictContentSecurityPolicy;
  /** More headers on the portal's pages. */
  hostHeaders?: Readonly<Record<string, string>>;
  /** Another server for the remote than the demo's own. */
  serveRemote?: (port: number) => Promise<RunningServer>;
  /** Lets the remote's server fail; asked with the path of each request. */
  remoteFault?: (path: string) => Fault | undefined;
}

export interface Demo {
  hostUrl: string;
  remoteUrl: string;
  tenantUrl: string;
  /** Where the portal has a server of its own. */
  backendUrl: string | undefined;
  /** Takes the remote's server down and up again, on the same port. */
  remote: { stop(): Promise<void>; start(): Promise<void> };
  close(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '..');
const DIST = join(ROOT, 'dist');
const READY_TIMEOUT_MS = 10_000;
const CLIENT_ID = 'link-accounts-demo';
const MACHINE = { clientId: 'portal-backend', clientSecret: crypto.randomUUID() };
const BACKEND_AUDIENCE = 'https://api.fernway.example/';

const CONNECTIONS: PortalConfig['linkAccounts']['connections'] = [
  { name: 'google-oauth2', label: 'Google' },
  { name: 'github', label: 'GitHub' },
  { name: 'facebook', label: 'Facebook' },
  { name: 'sms' },
  { name: 'acme', label: 'Acme (SAML)' },
  { name: 'twitter', label: 'X' },
  { name: 'linkedin', label: 'LinkedIn' },
];

/**
 * Starts the servers first, so that a taken port is noticed at once, then builds what they serve.
 *
 * @throws PortTaken, with nothing left running.
 */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const running: Pick<RunningServer, 'close'>[] = [];
  const close = async () => void (await Promise.all(running.map((server) => server.close())));
  try {
    return { ...(await startAll(options, running)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startAll(
  options: DemoOptions,
  running: Pick<RunningServer, 'close'>[],
): Promise<Omit<Demo, 'close'>> {
  const remote = await startRemote(options);
  running.push(remote);
  let config: PortalConfig | undefined; // its tenant has to know the portal's address first
  let policy = (_nonce: string) => '';
  let importMap = '';
  const name = options.host ?? 'shell';
  const entry = options.entry ?? (name === 'hosts/import-map' ? 'module' : 'shared');
  const manifestPath = manifestPathOf(version, entry);
  const files = {
    ...filesOf(name),
    ...(options.shellFolder !== undefined && { folder: options.shellFolder }),
  };
  const liveReload = options.build === 'watch' ? createLiveReload() : undefined;
  const host = await serveFolder({
    ...files,
    liveReload,
    port: options.ports?.host ?? 0,
    portVariable: 'HOST_PORT',
    spaFallback: true,
    json: {
      '/config.json': (request) => config && (options.configFor?.(config, request) ?? config),
    },
    inPages: { [IMPORT_MAP_IN_PAGE]: () => importMap },
    headers: (nonce) => ({ 'Content-Security-Policy': policy(nonce), ...options.hostHeaders }),
  });
  running.push(host);
  const tenant = await startOrUseTenant(options, host.url);
  running.push(tenant);
  const backend = await startBackend(options, host.url, tenant.url);
  if (backend !== undefined) running.push(backend);
  config = {
    ...portalConfig(options, tenant.url, remote.url + manifestPath),
    ...(backend !== undefined && { backend: { url: backend.url, audience: backend.audience } }),
  };
  const { managementAudience = tenant.url } = config.auth0;
  const urls = { hostUrl: host.url, remoteUrl: remote.url, tenantUrl: tenant.url };
  const parts: BuildName[] = [`remote/${entry}`, name];
  if (liveReload !== undefined) running.push(await watch(parts, liveReload.reload));
  else if (options.build !== false) await build(...parts);
  if (entry === 'module') importMap = await importMapWith(config.remote.url);
  const file = await readFile(join(files.folder, 'index.html'), 'utf8');
  const page = file.replace(IMPORT_MAP_IN_PAGE, () => importMap);
  const auth0 = [tenant.url, originOf(managementAudience)];
  const allowed = [remote.url, auth0, backend?.url, page] as const;
  policy = (nonce) => options.policy?.(nonce, ...allowed) ?? contentSecurityPolicy(...allowed);
  const ready = [`${host.url}/settings`, config.remote.url, `${tenant.url}/${DISCOVERY}`];
  await Promise.all(ready.map(answers));
  return { ...urls, backendUrl: backend?.url, remote: { stop: remote.stop, start: remote.start } };
}

const IMPORT_MAP_IN_PAGE = '__IMPORT_MAP__';
const DISCOVERY = '.well-known/openid-configuration';

/** Two hosts have a page that is served as it is written, with the packages or the scripts that it names. */
const filesOf = (name: HostName) => {
  const folders = PAGES_AS_WRITTEN[name];
  return folders === undefined
    ? { folder: join(DIST, name) }
    : { folder: join(ROOT, 'host-demo', name), folders };
};

const PAGES_AS_WRITTEN: Partial<Record<HostName, Readonly<Record<string, string>>>> = {
  'hosts/plain': { '/npm/': join(ROOT, 'node_modules') },
  'hosts/import-map': { '/built/': join(DIST, 'hosts/import-map') },
};

async function startRemote({ ports, remoteFault: fault, serveRemote }: DemoOptions) {
  const folder = join(DIST, 'remote');
  const serve = (port: number) =>
    serveFolder({ folder, port, portVariable: 'REMOTE_PORT', cors: true, fault });
  const start = serveRemote ?? serve;
  let server = await start(ports?.remote ?? 0);
  const { url } = server;
  const stop = () => server.close();
  return {
    url,
    stop,
    start: async () => void (server = await start(Number(new URL(url).port))),
    close: stop,
  };
}

async function startOrUseTenant(options: DemoOptions, hostUrl: string): Promise<RunningServer> {
  const { realTenant, ports, tenantHostname } = options;
  if (realTenant !== undefined) {
    return { url: originOf(realTenant.domain), close: () => Promise.resolve() };
  }
  const port = ports?.tenant ?? 0;
  const hostname = tenantHostname ?? 'localhost';
  const tenant = { port, hostname, clientId: CLIENT_ID, allowedOrigins: [hostUrl] };
  const ofBackend = { machine: MACHINE, apis: [BACKEND_AUDIENCE] };
  return startTenant({ ...tenant, ...ofBackend }).catch((error: unknown) => {
    throw isTaken(error) ? new PortTaken(port, 'TENANT_PORT') : error;
  });
}

/** The reference server of `backend/`, if the portal is to have one. */
async function startBackend(
  { backend, ports, realTenant }: DemoOptions,
  portalOrigin: string,
  tenantUrl: string,
): Promise<(RunningServer & { audience: string }) | undefined> {
  if (backend === undefined) return undefined;
  const { log, policy, primary, atTenant = { ...MACHINE, audience: BACKEND_AUDIENCE } } = backend;
  const { audience, ...machine } = atTenant;
  const app = createBackend({
    issuer: `${tenantUrl}/`,
    clientId: realTenant?.clientId ?? CLIENT_ID,
    audience,
    portalOrigin,
    management: new ManagementClient({
      ...machine,
      domain: new URL(tenantUrl).host,
      audience: realTenant?.managementAudience ?? `${tenantUrl}/api/v2/`,
      // the stand-in has no certificate
      fetch: (request, init) => {
        const { pathname, search } = new URL(request instanceof Request ? request.url : request);
        return fetch(tenantUrl + pathname + search, init);
      },
    }),
    log,
    ...(policy !== undefined && { policy }),
    ...(primary !== undefined && { primary }),
  });
  const answer = app.callback();
  const port = ports?.backend ?? 0;
  const server = await listenOnLoopback((request, response) => void answer(request, response), {
    port,
    portVariable: 'BACKEND_PORT',
  });
  return { ...server, audience };
}

function portalConfig(options: DemoOptions, tenantUrl: string, manifestUrl: string): PortalConfig {
  const { realTenant, shell } = options;
  const audience = realTenant?.managementAudience;
  return {
    auth0: {
      domain: realTenant?.domain ?? tenantUrl,
      clientId: realTenant?.clientId ?? CLIENT_ID,
      useRefreshTokens: shell?.useRefreshTokens ?? true,
      cacheLocation: shell?.cacheLocation ?? 'localstorage',
      ...(shell?.asksForManagement !== undefined && {
        asksForManagement: shell.asksForManagement,
      }),
      ...(audience !== undefined && { managementAudience: audience }),
    },
    remote: { url: manifestUrl },
    linkAccounts: {
      connections: realTenant?.connections?.map(labelled) ?? CONNECTIONS,
      ...options.linkAccounts,
    },
  };
}

const labelled = (name: string) =>
  CONNECTIONS.find((connection) => connection.name === name) ?? { name, label: name };

async function answers(url: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(READY_TIMEOUT_MS) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
}
