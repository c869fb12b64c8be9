/**
 * Whether a page of an origin may send a request, and read what comes back.
 *
 * @see [CORS protocol](https://fetch.spec.whatwg.org/#http-cors-protocol)
 */
import type { Answer, Ask } from './ask.ts';

export const isReadableBy = (origin: string, { headers }: Answer): boolean =>
  ['*', origin].includes(headers.get('access-control-allow-origin') ?? '');

export interface Preflight {
  readonly url: string;
  readonly origin: string;
  readonly method: string;
  /** Lower case. */
  readonly headers: readonly string[];
}

export const preflight = (ask: Ask, { url, origin, method, headers }: Preflight) =>
  ask(url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': method,
      'access-control-request-headers': headers.join(','),
    },
  });

/** @returns what is missing, in words; null when the request may be sent. */
export function refusalOf({ origin, method, headers }: Preflight, answer: Answer): string | null {
  if (answer.status < 200 || answer.status > 299) return `the preflight answered ${answer.status}`;
  if (!isReadableBy(origin, answer)) return 'no Access-Control-Allow-Origin for it';
  if (!mayUse(method, answer)) return `the method ${method} is not allowed`;
  const allowed = listIn(answer, 'access-control-allow-headers');
  // `*` stands for every header but this one
  const isAllowed = (name: string) =>
    allowed.includes(name) || (allowed.includes('*') && name !== 'authorization');
  const refused = headers.find((name) => !isAllowed(name));
  return refused === undefined ? null : `the header ${refused} is not allowed`;
}

/** GET and POST are allowed without being listed. */
function mayUse(method: string, answer: Answer): boolean {
  const allowed = ['get', 'post', ...listIn(answer, 'access-control-allow-methods')];
  return allowed.includes('*') || allowed.includes(method.toLowerCase());
}

const listIn = ({ headers }: Answer, name: string): string[] =>
  (headers.get(name) ?? '').split(',').map((item) => item.trim().toLowerCase());
