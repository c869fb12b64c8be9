/** A tenant per test file, the real Node client for its Management API, and its control endpoint. */
import { ManagementClient } from 'auth0';
import { generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { startTenant, type TenantOptions } from '../../host-demo/tenant/createTenant.ts';
import type { Fault, ListedFault } from '../../host-demo/tenant/faults.ts';
import type { IssuedToken } from '../../host-demo/tenant/issuedTokens.ts';
import type { User } from '../../host-demo/tenant/people.ts';
import type { LoggedRequest } from '../../host-demo/tenant/requestLog.ts';
import type { MachineClient } from '../../host-demo/tenant/tenant.ts';
import type { Settings } from '../../host-demo/tenant/settings.ts';
import { signIn, type SignedIn, type SignInOptions } from '../harness/signIn.ts';

export const ORIGIN = 'http://localhost:3000';

export type OpenTenant = Awaited<ReturnType<typeof openTenant>>;

export async function openTenant(
  origin = ORIGIN,
  options: Pick<TenantOptions, 'apis' | 'machine'> = {},
) {
  const { url, issuer, close } = await startTenant({
    port: 0,
    allowedOrigins: [origin],
    ...options,
  });
  return {
    url,
    issuer,
    close,
    control: createControl(url),
    signIn: (person: string, options: Partial<SignInOptions> = {}): Promise<SignedIn> =>
      signIn(url, { person, origin, ...options }),
    /** Exactly what Auth0's own client for Node sends, over http instead of https. */
    management: (token: string) => new ManagementClient({ token, ...overHttp(url) }),
    /** The same, for a backend: it gets its token itself. */
    machine: (client: MachineClient) =>
      new ManagementClient({ audience: `${url}/api/v2/`, ...client, ...overHttp(url) }),
    /** A request as a page of the allowed origin would send it. */
    call: (method: string, path: string, options: CallOptions = {}): Promise<Response> =>
      fetch(`${url}${path}`, toRequest(method, { origin, ...options })),
  };
}

const overHttp = (url: string) => ({
  domain: new URL(url).host,
  fetch: (input: unknown, init?: RequestInit) =>
    fetch(String(input).replace('https:', 'http:'), init),
  maxRetries: 0,
});

export interface CallOptions {
  token?: string;
  body?: unknown;
  origin?: string;
}

function toRequest(method: string, { token, body, origin = ORIGIN }: CallOptions): RequestInit {
  const headers = {
    origin,
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  return { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
}

function createControl(url: string) {
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${url}/__tenant/${path}`, { method, ...sent });
    if (response.status === 404) return undefined;
    const answer = (await response.json()) as { error?: string };
    if (!response.ok) throw new Error(answer.error);
    return answer;
  };
  return {
    reset: () => ask('POST', 'reset'),
    user: (id: string) =>
      ask('GET', `users/${encodeURIComponent(id)}`) as Promise<User | undefined>,
    users: () => ask('GET', 'users') as Promise<User[]>,
    fault: (...faults: Fault[]) => ask('POST', 'faults', faults) as Promise<ListedFault[]>,
    faults: () => ask('GET', 'faults') as Promise<ListedFault[]>,
    clearFaults: () => ask('DELETE', 'faults'),
    release: (name: string) =>
      ask('POST', 'faults/release', { name }) as Promise<{ released: number }>,
    settings: (settings: Partial<Settings>) => ask('POST', 'settings', settings),
    requests: () => ask('GET', 'requests') as Promise<LoggedRequest[]>,
    tokens: () => ask('GET', 'tokens') as Promise<IssuedToken[] | undefined>,
  };
}

/** The path of a user in the Management API. */
export const userPath = (id: string, rest = ''): string =>
  `/api/v2/users/${encodeURIComponent(id)}${rest}`;

export interface Refusal {
  statusCode: number;
  error?: string;
  message?: string;
  errorCode?: string;
}

/** What the Management API answered to a call that it refused. */
export async function refusalOf(call: PromiseLike<unknown>): Promise<Refusal> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && 'body' in error) return error.body as Refusal;
    throw error;
  }
  throw new Error('The call went through.');
}

/** A token that nobody but its maker has signed. */
export async function forge(claims: JWTPayload, alg = 'RS256'): Promise<string> {
  const { privateKey } = await generateKeyPair(alg);
  return new SignJWT(claims).setProtectedHeader({ alg }).sign(privateKey);
}
