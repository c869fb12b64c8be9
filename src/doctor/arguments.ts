/** The command line: what is to be asked, or what is wrong with the question. */
import { parseArgs } from 'node:util';
import { DEFAULT_CALLBACK_PATH } from '../domain/linkCallback.ts';
import type { RemoteSubject } from './remote/readRemote.ts';
import type { TenantSubject } from './tenant/subject.ts';

export interface DoctorRequest {
  readonly tenant: TenantSubject | null;
  readonly remote: RemoteSubject | null;
  readonly json: boolean;
  readonly timeoutMs: number;
}

const OPTIONS = {
  domain: { type: 'string' },
  'client-id': { type: 'string' },
  origin: { type: 'string', multiple: true },
  login: { type: 'string', default: 'auto' },
  'callback-path': { type: 'string', default: DEFAULT_CALLBACK_PATH },
  connection: { type: 'string', multiple: true },
  'management-audience': { type: 'string' },
  remote: { type: 'string' },
  timeout: { type: 'string', default: '10' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

export const HELP = `link-accounts doctor: whether a tenant and a remote are set up for linking accounts

  link-accounts doctor --domain tenant.eu.auth0.com --client-id … --origin https://app.example
  link-accounts doctor --remote https://cdn.example/mf-manifest.json

Of the tenant
  --domain <name>                 as in your Auth0Client; http://localhost:3002 works too
  --client-id <id>                of your application
  --origin <origin>               of the pages that mount the module; may be repeated
  --login <auto|popup|redirect>   as the prop; "popup" needs no callback path, with "redirect"
                                  your host is asked for its page there (default: auto)
  --callback-path <path>          as the prop callbackPath (default: ${DEFAULT_CALLBACK_PATH})
  --connection <name>             that you offer; may be repeated
  --management-audience <url>     as the prop; for a custom domain https://{tenant}/api/v2/

Of the remote
  --remote <url>                  of its mf-manifest.json, or importmap.json

  --timeout <seconds>             how long to wait for each answer (default: 10)
  --json                          for programs
  -h, --help

Nobody is signed in and nothing is changed; the tenant's log shows some failed exchanges.
Exit code: 0 all is right, 1 something is wrong, 2 the command line is.
`;

/** @returns null when help is asked for. @throws Error whose message says what to write instead. */
export function parseArguments(argv: readonly string[]): DoctorRequest | null {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: OPTIONS,
    allowPositionals: true,
  });
  if (values.help) return null;
  const [command, ...more] = positionals;
  if (command !== 'doctor' || more.length > 0) throw new Error('The command is "doctor".');
  if (values.domain === undefined && values.remote === undefined) {
    throw new Error('Name a tenant with --domain, or a remote with --remote.');
  }
  const seconds = Number(values.timeout);
  if (!(seconds > 0)) throw new Error(`--timeout ${values.timeout}: write a number of seconds.`);
  const origins = (values.origin ?? []).map(readOrigin);
  return {
    tenant: values.domain === undefined ? null : readTenant(values.domain, origins, values),
    remote:
      values.remote === undefined ? null : { url: readUrl('--remote', values.remote), origins },
    json: values.json,
    timeoutMs: seconds * 1000,
  };
}

function readTenant(
  domain: string,
  [first, ...others]: readonly string[],
  values: Readonly<{
    'client-id'?: string | undefined;
    login: string;
    'callback-path': string;
    connection?: string[] | undefined;
    'management-audience'?: string | undefined;
  }>,
): TenantSubject {
  const { 'client-id': clientId, login } = values;
  if (!clientId || first === undefined) throw new Error('--domain needs --client-id and --origin.');
  if (!['auto', 'popup', 'redirect'].includes(login)) {
    throw new Error(`--login ${login}: write auto, popup or redirect.`);
  }
  const path = values['callback-path'];
  if (!path.startsWith('/')) throw new Error(`--callback-path ${path}: begin with a slash.`);
  const baseUrl = new URL(
    readUrl('--domain', /^https?:\/\//.test(domain) ? domain : `https://${domain}`),
  ).origin;
  return {
    baseUrl,
    clientId,
    origins: [first, ...others],
    callbackPath: login === 'popup' ? null : path,
    isByRedirect: login === 'redirect',
    connections: values.connection ?? [],
    audience: values['management-audience'] ?? `${baseUrl}/api/v2/`,
  };
}

function readOrigin(text: string): string {
  const { origin, href } = new URL(readUrl('--origin', text));
  if (href === `${origin}/`) return origin;
  throw new Error(`--origin ${text}: an origin ends before the path; write ${origin}.`);
}

function readUrl(option: string, text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text).href;
  throw new Error(`${option} ${text}: write an address, such as https://app.example.`);
}
