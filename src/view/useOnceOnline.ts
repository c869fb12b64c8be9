import { useEffect } from 'react';
import { useEffectEvent } from './useEffectEvent.ts';

/** What a lost connection has kept from the user is tried again as soon as there is one. */
export function useOnceOnline(isOnline: boolean, tryAgain: () => void): void {
  const again = useEffectEvent(tryAgain);
  useEffect(() => {
    if (isOnline) again();
  }, [isOnline]);
}
