/** One question over HTTP, answered in time or not at all. */

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** What `text` was read from, without the server's compression. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Redirects are answers, not followed. Rejects when there is no answer to judge. */
export type Ask = (url: string, request?: RequestInit) => Promise<Answer>;

export const createAsk =
  (timeoutMs: number): Ask =>
  async (url, request) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { ...request, redirect: 'manual', signal });
    const { status, headers } = response;
    const bytes = new Uint8Array(await response.arrayBuffer());
    return judgeable({ status, headers, text: new TextDecoder().decode(bytes), bytes });
  };

/** A server that is busy or broken says nothing about how it is set up. */
function judgeable(answer: Answer): Answer {
  const { status } = answer;
  if (status === 429 || status >= 500) throw new Error(`answered ${status}`);
  return answer;
}

/** Why an `Ask` was rejected; `fetch` keeps the reason in `cause`. */
export function whyNoAnswer(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'no answer';
  if (thrown.name === 'TimeoutError') return 'no answer in time';
  const { cause } = thrown;
  if (!(cause instanceof Error)) return thrown.message;
  return `no answer (${'code' in cause ? String(cause.code) : cause.message})`;
}

/** What another's server says, on one line and without what a terminal would obey. */
export const quoted = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').slice(0, MAX_QUOTED_LENGTH);

const MAX_QUOTED_LENGTH = 200;
