/**
 * How long a call that was refused for its rate waits.
 *
 * @see [Rate limits](https://auth0.com/docs/troubleshoot/customer-support/operational-policies/rate-limit-policy)
 */

/** Of an answer. `null` where there is none, and in a browser where it is not exposed. */
interface Headers {
  readonly get: (name: string) => string | null;
}

/** Auth0 counts calls per second and per minute, so no limit lasts longer than a minute. */
const LONGEST_LIMIT_MS = 60_000;

/** One second, doubled each time, a little more or less. */
const FIRST_BACKOFF_MS = 1000;

/**
 * What an answer says of it; `null` when it says nothing that can be believed.
 *
 * `x-ratelimit-reset` is a time by the server's clock. Beside the answer's own `Date` that is a wait;
 * beside the clock of whoever called it is one only where the clocks agree. A time that is over, or
 * further away than any limit lasts, says that they do not.
 */
export function retryAfterMs(headers: Headers, nowMs: number): number | null {
  const retryAfterSeconds = numberIn(headers.get('retry-after'));
  if (retryAfterSeconds >= 0) return retryAfterSeconds * 1000;
  const serversNowMs = Date.parse(String(headers.get('date')));
  const isServersClock = !Number.isNaN(serversNowMs);
  const resetMs = numberIn(headers.get('x-ratelimit-reset')) * 1000;
  const waitMs = resetMs - (isServersClock ? serversNowMs : nowMs);
  const isBelieved = waitMs > 0 && (isServersClock || waitMs <= LONGEST_LIMIT_MS);
  return isBelieved ? waitMs : null;
}

/** `NaN` without one: `Retry-After` may be a date as well, which Auth0 does not send. */
const numberIn = (header: string | null): number => Number.parseFloat(String(header));

/**
 * How long to wait after so many tries: as long as was told, and never so short that a wrong answer
 * makes it a burst.
 *
 * @param random 0 ≤ x < 1: so that those who were refused together do not come back together
 */
export const waitMsAfter = (tries: number, toldMs: number | null, random: number): number =>
  Math.max(toldMs ?? 0, FIRST_BACKOFF_MS * 2 ** (tries - 1) * (0.75 + random / 2));
