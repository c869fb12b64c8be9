/** Until when the tenant has asked us to wait: what a countdown on the screen follows. */

export interface Waiting {
  /** Resolves after `ms`; rejects as soon as the signal aborts. `end` is what is shown meanwhile. */
  readonly until: (end: Date, ms: number, signal: AbortSignal) => Promise<void>;
  /** When the longest wait ends; `null` while nobody waits. */
  readonly current: () => Date | null;
  /** @returns stops listening */
  readonly subscribe: (listener: () => void) => () => void;
}

export function createWaiting(): Waiting {
  const ends = new Set<Date>();
  const listeners = new Set<() => void>();
  const notify = () => listeners.forEach((listener) => listener());
  return {
    async until(end, ms, signal) {
      ends.add(end);
      notify();
      try {
        await delay(ms, signal);
      } finally {
        ends.delete(end);
        notify();
      }
    },
    current: () => [...ends].sort((one, other) => other.getTime() - one.getTime())[0] ?? null,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
}
