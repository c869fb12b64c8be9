export interface Patience {
  /** Milliseconds for all attempts together. */
  readonly timeout: number;
  /** How many attempts may follow the first. */
  readonly retries: number;
  readonly onFailure: (error: unknown) => void;
}

const BACKOFF_MS = 300;

/** Twice as long each time, and not in step with everybody else who waits for the same server. */
const backoff = (failed: number) => BACKOFF_MS * 2 ** failed * (1 + Math.random() / 2);

/**
 * What the first attempt to succeed answers.
 *
 * @throws what the last attempt failed with; a `TimeoutError` when the time was up.
 */
export async function withRetries<T>(
  attempt: (signal: AbortSignal) => Promise<T>,
  { timeout, retries, onFailure }: Patience,
): Promise<T> {
  const signal = AbortSignal.timeout(timeout);
  for (let failed = 0; ; failed += 1) {
    try {
      return await attempt(signal);
    } catch (error) {
      onFailure(error);
      if (failed === retries || signal.aborted) throw error;
    }
    await before(signal, pause(backoff(failed)));
  }
}

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => void setTimeout(resolve, milliseconds));

/** The promise, or the end of the wait for it. */
export function before<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason as DOMException);
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
