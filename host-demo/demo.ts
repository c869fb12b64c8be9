/**
 * `npm run demo`: builds, starts the portal, the remote and the tenant, and says what to click.
 *
 * HOST_PORT, REMOTE_PORT and TENANT_PORT move the servers. DEMO_HOST takes another portal, such as
 * `vue`: one of `host-demo/hosts`; REMOTE_ENTRY another entry of the remote, `lean` or, for portals
 * that share no React, `standalone`. AUTH0_DOMAIN and AUTH0_CLIENT_ID, with
 * AUTH0_MANAGEMENT_AUDIENCE and AUTH0_CONNECTIONS where needed, use a real tenant.
 *
 * WATCH=1, `npm run dev`, builds again whenever a file changes, and open pages load themselves again.
 *
 * BACKEND=1 gives the portal a server of its own (BACKEND_PORT), in place of the Management API in
 * the browser. At a real tenant that takes AUTH0_BACKEND_AUDIENCE, the identifier of its API, and
 * AUTH0_BACKEND_CLIENT_ID and AUTH0_BACKEND_CLIENT_SECRET, of a machine-to-machine application.
 */
import { FEDERATED_ENTRIES, type FederatedEntry } from '../deploy/layout.ts';
import { HOSTS, type HostName } from './hostNames.ts';
import {
  startDemo,
  type DemoBackend,
  type Demo,
  type Ports,
  type RealTenant,
} from './startDemo.ts';

const { env } = process;

function readPorts(): Ports {
  return {
    host: readPort('HOST_PORT', 3000),
    remote: readPort('REMOTE_PORT', 3001),
    tenant: readPort('TENANT_PORT', 3002),
    backend: readPort('BACKEND_PORT', 3003),
  };
}

function readPort(variable: string, byDefault: number): number {
  const port = Number(env[variable] || byDefault);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Error(`${variable} is ${env[variable]}: it should be a number up to 65535.`);
}

function readHost(): HostName {
  const { DEMO_HOST: name } = env;
  if (!name) return 'shell';
  const host = HOSTS.find((one) => one === `hosts/${name}`);
  if (host !== undefined) return host;
  const names = HOSTS.map((one) => one.replace('hosts/', '')).join(', ');
  throw new Error(`DEMO_HOST is ${name}: it should be one of ${names}.`);
}

function readEntry(): FederatedEntry | undefined {
  const { REMOTE_ENTRY: name } = env;
  if (!name) return undefined;
  const entry = FEDERATED_ENTRIES.find((one) => one === name);
  if (entry !== undefined) return entry;
  throw new Error(`REMOTE_ENTRY is ${name}: it should be one of ${FEDERATED_ENTRIES.join(', ')}.`);
}

function readRealTenant(): RealTenant | undefined {
  const { AUTH0_DOMAIN: domain, AUTH0_CLIENT_ID: clientId } = env;
  if (!domain && !clientId) return undefined;
  if (!domain || !clientId) throw new Error('AUTH0_DOMAIN and AUTH0_CLIENT_ID go together.');
  return {
    domain,
    clientId,
    managementAudience: env.AUTH0_MANAGEMENT_AUDIENCE || undefined,
    connections: env.AUTH0_CONNECTIONS?.split(',').map((name) => name.trim()),
  };
}

function readBackend(isRealTenant: boolean): DemoBackend | undefined {
  if (!env.BACKEND) return undefined;
  const log: DemoBackend['log'] = (entry) => console.info(`backend ${JSON.stringify(entry)}`);
  if (!isRealTenant) return { log };
  const {
    AUTH0_BACKEND_AUDIENCE: audience,
    AUTH0_BACKEND_CLIENT_ID: clientId,
    AUTH0_BACKEND_CLIENT_SECRET: clientSecret,
  } = env;
  if (audience && clientId && clientSecret)
    return { log, atTenant: { audience, clientId, clientSecret } };
  throw new Error('BACKEND needs AUTH0_BACKEND_AUDIENCE, _CLIENT_ID and _CLIENT_SECRET.');
}

const welcome = ({ hostUrl }: Demo) => `
  ${hostUrl}

  1. Log in, continue as ada@example.com
  2. Account settings, Link Google
  3. In the other window, continue as ada.l@gmail.example
  4. Back here, Link accounts

  Ctrl-C stops it.
`;

const welcomeToRealTenant = ({ hostUrl }: Demo, { domain }: RealTenant) => `
  ${hostUrl}

  Log in with ${domain}, then open Account settings.
  The tenant must allow ${hostUrl} as callback URL, logout URL and web origin, and for linking
  without a pop-up ${hostUrl}/link-accounts-callback as callback URL.

  Ctrl-C stops it.
`;

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function main(): Promise<void> {
  const realTenant = readRealTenant();
  let demo: Demo | undefined;
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= demo?.close() ?? Promise.resolve()).then(() => process.exit(0));
  // Ctrl-C comes twice, from the terminal and from npm: the second must not cut the first short.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
  console.log('Starting; the build takes some seconds …');
  const backend = readBackend(realTenant !== undefined);
  const [ports, host, entry] = [readPorts(), readHost(), readEntry()];
  const build = env.WATCH ? 'watch' : true;
  demo = await startDemo({ ports, host, entry, realTenant, backend, build });
  console.log(realTenant ? welcomeToRealTenant(demo, realTenant) : welcome(demo));
}

main().catch(fail);
