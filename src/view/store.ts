/** State outside of any rendering, in the form that `useSyncExternalStore` takes. */
export function createStore<State extends object>(initial: State) {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(change: Partial<State>) {
      state = { ...state, ...change };
      listeners.forEach((listener) => listener());
    },
    /** @returns stops listening */
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
