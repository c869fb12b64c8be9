import { useEffect, useState, useSyncExternalStore } from 'react';
import type { LinkAccountsCallbacks } from '../options.ts';
import { createListStore } from './listStore.ts';
import type { LinkAccountsSystem } from './system.ts';
import { useEffectEvent } from './useEffectEvent.ts';
import { useSnapshot } from './useSnapshot.ts';

/** The list from the mount to its end, as it is now, and what can be done with it. */
export function useListStore(system: LinkAccountsSystem, callbacks: LinkAccountsCallbacks) {
  const [{ get, subscribe, mount, act, prepare }] = useState(() => createListStore(system));
  const { machinery, failure, ...first } = useSyncExternalStore(subscribe, get);
  const latest = useEffectEvent(() => callbacks);
  useEffect(() => mount(() => latest()), [mount]);
  const list = useSnapshot(machinery?.list);
  const session = useSnapshot(machinery?.session);
  const account = list === null ? first.account : list.context.account;
  const isReading = list?.matches('reading') ?? (account === null && failure === null);
  return { account, isReading, list, session, machinery, failure, act, prepare };
}
