/**
 * Makes every call of `AccountsPort` end in time, and waits out a rate limit. A free tenant
 * allows two Management calls a second, so meeting the limit is an ordinary thing.
 */
import { isLinkAccountsError, linkAccountsError } from '../errors.ts';
import type { AccountsPort, CallOptions } from '../domain/ports.ts';
import { waitMsAfter } from '../domain/rateLimit.ts';
import type { Waiting } from './waiting.ts';

/** After this, a call counts as lost. */
export const CALL_TIMEOUT_MS = 10_000;
/** A limit that lasts longer is reported at once: nobody looks at a countdown for minutes. */
export const MAX_WAIT_MS = 30_000;
const MAX_TRIES = 4;

export interface Patience {
  readonly waiting: Waiting;
  readonly now: () => Date;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
}

export function createPatientApi(api: AccountsPort, patience: Patience): AccountsPort {
  const patiently =
    <Request, Answer>(call: (request: Request, options: CallOptions) => Promise<Answer>) =>
    (request: Request, { signal }: CallOptions): Promise<Answer> =>
      withPatience(() => inTime((options) => call(request, options), signal), signal, patience);
  return {
    readUser: patiently((request, options) => api.readUser(request, options)),
    mergeMetadata: patiently((request, options) => api.mergeMetadata(request, options)),
    link: patiently((request, options) => api.link(request, options)),
    unlink: patiently((request, options) => api.unlink(request, options)),
  };
}

/** A call that was refused for its rate has changed nothing, so it may be sent again. */
async function withPatience<Answer>(
  call: () => Promise<Answer>,
  signal: AbortSignal,
  patience: Patience,
): Promise<Answer> {
  let waitedMs = 0;
  for (let tries = 1; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      if (!isLinkAccountsError(error) || error.code !== 'rate_limited') throw error;
      const waitMs = waitMsAfter(tries, error.details.retryAfterMs, patience.random());
      waitedMs += waitMs;
      if (tries === MAX_TRIES || waitedMs > MAX_WAIT_MS) throw error;
      await patience.waiting.until(new Date(patience.now().getTime() + waitMs), waitMs, signal);
    }
  }
}

/** Ends when the signal does or the time is up, also when the call itself ignores both. */
async function inTime<Answer>(
  call: (options: CallOptions) => Promise<Answer>,
  signal: AbortSignal,
): Promise<Answer> {
  // not `AbortSignal.any`: browsers keep what it joins, and who listens, until it aborts or for good
  const end = new AbortController();
  const stop = () => end.abort();
  const timer = setTimeout(stop, CALL_TIMEOUT_MS);
  const lost = new Promise<never>((_, reject) => {
    const lose = () => reject(linkAccountsError({ code: 'network' }));
    end.signal.addEventListener('abort', lose, { once: true });
  });
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([call({ signal: end.signal }), lost]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
