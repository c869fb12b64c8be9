/** Signs a person in at the tenant without a browser: the same pages, driven by `fetch`. */
import { createHash, randomBytes } from 'node:crypto';

export interface SignInOptions {
  /** E-mail, phone or name as on the login page's button, or a user_id such as `github|583231`. */
  person: string;
  /** The page that asks: has to be one of the tenant's allowed origins. */
  origin: string;
  /** The page of that origin to come back to. Default: the origin itself. */
  redirectUri?: string;
  connection?: string;
  /** Default: the Management API. `null` asks for no API at all. */
  audience?: string | null;
  /** Default: OpenID Connect's, and everything a single-page app may have of the Management API. */
  scope?: string;
  clientId?: string;
  /** More or other parameters of the authorization request. */
  parameters?: Record<string, string>;
  /** Pass the same one again to sign in over an existing session. */
  cookies?: CookieJar;
}

export interface SignedIn {
  idToken: string;
  accessToken: string;
  refreshToken?: string;
  /** What was granted. */
  scope: string;
}

export type CookieJar = ReturnType<typeof createCookieJar>;

/** The authorization response's error, when a login is refused. */
export class SignInRefused extends Error {
  readonly error: string;

  constructor(error: string, description: string) {
    super(description);
    this.error = error;
  }
}

export const ALL_SCOPES = [
  'openid profile email',
  'read:current_user update:current_user_identities',
  'create:current_user_metadata update:current_user_metadata delete:current_user_metadata',
].join(' ');

const CLIENT_ID = 'link-accounts-demo';

/** @throws SignInRefused when the tenant answers with an OAuth error. */
export async function signIn(tenantUrl: string, options: SignInOptions): Promise<SignedIn> {
  const verifier = randomBytes(32).toString('base64url');
  const answer = await authorize(tenantUrl, options, verifier);
  const error = answer.get('error');
  if (error !== null) throw new SignInRefused(error, answer.get('error_description') ?? error);
  return redeem(tenantUrl, options, { code: answer.get('code') ?? '', code_verifier: verifier });
}

/** Walks from the authorization request to the return to the app; answers what came back there. */
export async function authorize(
  tenantUrl: string,
  options: SignInOptions,
  verifier: string,
): Promise<URLSearchParams> {
  const cookies = options.cookies ?? createCookieJar();
  let page = await visit(authorizeUrl(tenantUrl, options, verifier), cookies);
  while (!page.url.href.startsWith(`${options.origin}/`)) {
    page = await fillIn(page, options.person, cookies);
  }
  return page.url.searchParams;
}

function authorizeUrl(tenantUrl: string, options: SignInOptions, verifier: string): URL {
  const { audience = `${tenantUrl}/api/v2/`, connection } = options;
  const url = new URL('/authorize', tenantUrl);
  url.search = new URLSearchParams({
    client_id: options.clientId ?? CLIENT_ID,
    response_type: 'code',
    redirect_uri: options.redirectUri ?? options.origin,
    scope: options.scope ?? ALL_SCOPES,
    state: 'state',
    nonce: 'nonce',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...(audience === null ? {} : { audience }),
    ...(connection === undefined ? {} : { connection }),
    ...options.parameters,
  }).toString();
  return url;
}

async function redeem(
  tenantUrl: string,
  { clientId = CLIENT_ID, origin, redirectUri = origin }: SignInOptions,
  proof: Record<string, string>,
): Promise<SignedIn> {
  const form = { grant_type: 'authorization_code', client_id: clientId, redirect_uri: redirectUri };
  const response = await fetch(`${tenantUrl}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({ ...form, ...proof }),
  });
  const tokens = (await response.json()) as Record<string, string>;
  if (!response.ok) throw new SignInRefused(tokens.error ?? '', tokens.error_description ?? '');
  return toSignedIn(tokens);
}

const toSignedIn = (tokens: Record<string, string>): SignedIn => ({
  idToken: tokens.id_token ?? '',
  accessToken: tokens.access_token ?? '',
  scope: tokens.scope ?? '',
  ...(tokens.refresh_token === undefined ? {} : { refreshToken: tokens.refresh_token }),
});

interface Visited {
  url: URL;
  html: string;
}

/** Follows redirects within the tenant; one that leaves it is where the walk ends. */
async function visit(start: URL, cookies: CookieJar, form?: URLSearchParams): Promise<Visited> {
  let [url, body] = [start, form];
  while (url.origin === start.origin) {
    const response = await request(url, cookies, body);
    const location = response.headers.get('location');
    if (location === null) return { url, html: await response.text() };
    [url, body] = [new URL(location, url), undefined];
  }
  return { url, html: '' };
}

async function request(url: URL, cookies: CookieJar, body?: URLSearchParams): Promise<Response> {
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { cookie: cookies.header(url.pathname) },
    redirect: 'manual',
    ...(body === undefined ? {} : { body }),
  });
  cookies.keep(response.headers.getSetCookie());
  return response;
}

/** The login page's form, or one that a page with scripts would send by itself. */
function fillIn({ url, html }: Visited, person: string, cookies: CookieJar): Promise<Visited> {
  const action = /<form[^>]* action="([^"]+)"/.exec(html)?.[1];
  if (action === undefined) {
    return visit(url, cookies, new URLSearchParams(answerFor(html, person)));
  }
  return visit(
    new URL(unescapeHtml(action), url),
    cookies,
    new URLSearchParams(hiddenFields(html)),
  );
}

function answerFor(html: string, person: string): Record<string, string> {
  if (person === 'Deny') return { deny: 'yes' };
  const buttons = html.matchAll(/<button name="identity" value="([^"]*)"[\s\S]*?<span>([^<]*)/g);
  for (const [, key = '', label = ''] of buttons) {
    const identity = unescapeHtml(key);
    if (person === identity || unescapeHtml(label) === `Continue as ${person}`) return { identity };
  }
  const text = html.replace(/<style>[\s\S]*<\/style>|<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  throw new Error(`Nobody on the tenant's page is "${person}": ${text}`);
}

function hiddenFields(html: string): [string, string][] {
  const inputs = html.matchAll(/<input[^>]* name="([^"]*)"[^>]* value="([^"]*)"/g);
  return [...inputs].map(([, name = '', value = '']) => [name, unescapeHtml(value)]);
}

const unescapeHtml = (text: string): string =>
  text
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

/** As much of a browser's cookies as the tenant needs: names, values and paths. */
export function createCookieJar() {
  const cookies = new Map<string, { pair: string; path: string }>();
  const keepOne = (line: string) => {
    const pair = line.split(';')[0] ?? '';
    const name = pair.split('=')[0] ?? '';
    const path = /; *path=([^;]+)/i.exec(line)?.[1] ?? '/';
    const isGone = /expires=Thu, 01 Jan 1970/i.test(line);
    if (isGone) cookies.delete(`${name} ${path}`);
    else cookies.set(`${name} ${path}`, { pair, path });
  };
  return {
    header: (path: string): string =>
      [...cookies.values()]
        .filter((one) => path.startsWith(one.path))
        .map((one) => one.pair)
        .join('; '),
    keep: (lines: string[]): void => lines.forEach(keepOne),
  };
}
