import { useEffect, useSyncExternalStore } from 'react';
import type { AccountRefs } from './useLinkAccounts.ts';
import { useEffectEvent } from './useEffectEvent.ts';

/** Whether the browser believes that there is a connection. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);

function subscribe(onChange: () => void): () => void {
  const events = ['online', 'offline'] as const;
  for (const event of events) window.addEventListener(event, onChange);
  return () => events.forEach((event) => window.removeEventListener(event, onChange));
}

/** A list that a lost connection kept from the user is read as soon as there is one again. */
export function useListOnceOnline(isOnline: boolean, list: AccountRefs['list']): void {
  const readAgain = useEffectEvent(() => {
    const snapshot = list.getSnapshot();
    const isLost = snapshot.matches('failed') && snapshot.context.error?.code === 'network';
    if (isLost) list.send({ type: 'list.read' });
  });
  useEffect(() => {
    if (isOnline) readAgain();
  }, [isOnline]);
}
