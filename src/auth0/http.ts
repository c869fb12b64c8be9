/** One JSON call to the Management API: its answer judged, its failure translated. */
import { retryAfterMs } from '../domain/rateLimit.ts';
import { linkAccountsError } from '../errors.ts';
import { translateHttpProblem, type HttpProblem } from './translateError.ts';

export interface JsonCall {
  readonly call: HttpProblem['call'];
  readonly method: 'GET' | 'PATCH' | 'POST' | 'DELETE';
  readonly url: string;
  readonly accessToken: string;
  readonly body?: unknown;
  readonly signal: AbortSignal;
}

/**
 * @returns the parsed body of a successful answer
 * @throws network when there was no answer, server when it was no JSON, and whatever
 *   `translateHttpProblem` makes of a status
 */
export async function callJson(request: JsonCall): Promise<unknown> {
  const response = await fresh(request);
  const text = await response.text().catch((cause: unknown) => {
    throw linkAccountsError({ code: 'network' }, { cause });
  });
  if (!response.ok) throw translateHttpProblem(problemOf(request, response, text));
  try {
    return JSON.parse(text);
  } catch {
    throw unreadableAnswer(response.status);
  }
}

export const unreadableAnswer = (status?: number) =>
  linkAccountsError({ code: 'server' }, { cause: { name: 'UnreadableAnswer', status } });

/**
 * Never what was true before: an answer that the browser was allowed to keep may have been kept, and is
 * asked for again. Telling it from the start not to keep any would cost more: Chromium then does not
 * keep the permission (CORS) either, and asks for it before each call.
 */
async function fresh(request: JsonCall): Promise<Response> {
  const response = await send(request, 'default');
  const isKept = request.method === 'GET' && mayBeKept(response);
  return isKept ? send(request, 'no-store') : response;
}

/** @see [RFC 9111, 4.2: Freshness](https://www.rfc-editor.org/rfc/rfc9111#section-4.2) */
function mayBeKept({ headers }: Response): boolean {
  const control = headers.get('cache-control') ?? '';
  if (/no-store|no-cache|max-age=0/.test(control)) return false;
  return /max-age/.test(control) || headers.has('expires') || headers.has('last-modified');
}

async function send(
  { method, url, accessToken, body, signal }: JsonCall,
  cache: RequestCache,
): Promise<Response> {
  try {
    return await fetch(url, {
      method,
      headers: {
        Authorization: `Bearer ${accessToken}`,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      credentials: 'omit',
      cache,
      signal,
    });
  } catch (cause) {
    // no network, an answer without CORS headers, or a time-out: nobody can tell which
    throw linkAccountsError({ code: 'network' }, { cause });
  }
}

function problemOf({ call }: JsonCall, { status, headers }: Response, text: string): HttpProblem {
  const { message, errorCode } = envelopeOf(text);
  return {
    call,
    status,
    message: typeof message === 'string' ? message : '',
    errorCode: typeof errorCode === 'string' ? errorCode : undefined,
    retryAfterMs: retryAfterMs(headers, Date.now()),
  };
}

function envelopeOf(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed instanceof Object ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
