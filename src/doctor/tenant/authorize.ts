/** Authorization requests, and where they lead: back to the page, to a login, or to an error page. */
import { quoted, type Answer } from '../ask.ts';
import { MADE_UP, type TenantSubject } from './subject.ts';

export function authorizeUrl(
  { baseUrl, clientId }: TenantSubject,
  redirectUri: string,
  more: Readonly<Record<string, string>>,
): string {
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid',
    state: MADE_UP,
    nonce: MADE_UP,
    code_challenge: MADE_UP.padEnd(43, '_'),
    code_challenge_method: 'S256',
    ...more,
  });
  return `${baseUrl}/authorize?${query}`;
}

/** The answer's parameters when it goes back to this page, else null. */
export function returnedTo(page: string, answer: Answer): URLSearchParams | null {
  const location = redirectOf(answer);
  if (location === null) return null;
  const { origin, pathname } = new URL(page);
  return location.origin === origin && location.pathname === pathname
    ? location.searchParams
    : null;
}

/** Without its query, which may hold what is nobody's business. */
export function whereTo(answer: Answer): string {
  const location = redirectOf(answer);
  if (location === null) return `shows a page of its own (${answer.status})`;
  return `leads to ${quoted(location.origin + location.pathname)} ${refusalIn(location.searchParams)}`.trim();
}

/** The words of an error, whether the page hears them or an error page of the tenant's owner. */
export function refusalOf(answer: Answer): string | null {
  const location = redirectOf(answer);
  return location?.searchParams.has('error') ? refusalIn(location.searchParams) : null;
}

export const refusalIn = (returned: URLSearchParams): string =>
  quoted([returned.get('error'), returned.get('error_description')].filter(Boolean).join(': '));

/** Relative ones stay at the tenant: where exactly does not matter. */
function redirectOf({ status, headers }: Answer): URL | null {
  const location = headers.get('location');
  if (status < 300 || status > 399 || location === null) return null;
  return URL.canParse(location, TENANT) ? new URL(location, TENANT) : null;
}

const TENANT = 'https://tenant.invalid';
