/** What a module leaves in a page besides nodes: calls under way, and listeners. */
import { onTestFinished } from 'vitest';

/** Takes note of the signal of each call from now on, until the test ends. */
export function watchCalls() {
  const signals: AbortSignal[] = [];
  const { fetch } = window;
  window.fetch = (input, init) => {
    if (init?.signal) signals.push(init.signal);
    return fetch(input, init);
  };
  onTestFinished(() => void (window.fetch = fetch));
  return {
    /** The signal of the last call. */
    last(): AbortSignal {
      const signal = signals.at(-1);
      if (signal === undefined) throw new Error('Nothing was called with a signal.');
      return signal;
    },
  };
}

/** Takes note of what is listened to on these, from now on, until the test ends. */
export function watchListeners(...targets: readonly EventTarget[]) {
  const listening = new Map<string, string>();
  const ids = new WeakMap<object, number>();
  let next = 0;
  const idOf = (listener: object) => {
    if (!ids.has(listener)) ids.set(listener, (next += 1));
    return ids.get(listener);
  };
  type Add = typeof EventTarget.prototype.addEventListener;
  const keyOf = (target: EventTarget, [type, listener, options]: Parameters<Add>) => {
    const isCapture = typeof options === 'object' ? options.capture === true : options === true;
    return `${targets.indexOf(target)} ${type} ${isCapture} ${listener && idOf(listener)}`;
  };
  for (const target of targets) {
    const { addEventListener: add, removeEventListener: remove } = target;
    target.addEventListener = (...args: Parameters<Add>) => {
      const key = keyOf(target, args);
      listening.set(key, args[0]);
      const options = args[2];
      if (typeof options === 'object') {
        options.signal?.addEventListener('abort', () => listening.delete(key));
      }
      add.apply(target, args);
    };
    target.removeEventListener = (...args: Parameters<Add>) => {
      listening.delete(keyOf(target, args));
      remove.apply(target, args);
    };
    onTestFinished(
      () => void Object.assign(target, { addEventListener: add, removeEventListener: remove }),
    );
  }
  return {
    /** The types that something still listens to. */
    left: (): string[] => [...listening.values()],
  };
}
