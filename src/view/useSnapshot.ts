import { useCallback, useSyncExternalStore } from 'react';

interface Actor<Snapshot> {
  readonly subscribe: (listener: () => void) => { readonly unsubscribe: () => void };
  readonly getSnapshot: () => Snapshot;
}

/** What an actor's snapshot is now; `null` as long as there is no actor. */
export function useSnapshot<Snapshot>(actor: Actor<Snapshot> | undefined): Snapshot | null {
  const subscribe = useCallback(
    (listener: () => void) => {
      const subscription = actor?.subscribe(listener);
      return () => subscription?.unsubscribe();
    },
    [actor],
  );
  return useSyncExternalStore(subscribe, () => actor?.getSnapshot() ?? null);
}
