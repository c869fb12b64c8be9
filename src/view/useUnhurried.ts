import { useEffect, useState } from 'react';
import { useEffectEvent } from './useEffectEvent.ts';

/** What is quick shows nothing: as long as the styles take to let a busy screen appear. */
const APPEARS_AFTER_MS = 150;

/** What can be seen can also be read. */
const SHOWN_FOR_AT_LEAST_MS = 400;

/**
 * The value to show: a busy one that has become visible stays for 0.4 s, then whatever is true by
 * then. Only the picture waits: nobody else hears later of what happened.
 *
 * @param busyWith names what a value is busy with; `null` when it is not
 */
export function useUnhurried<Value>(
  value: Value,
  busyWith: (value: Value) => string | null,
): Value {
  const [held, setHeld] = useState<{ readonly value: Value } | null>(null);
  const shown = held === null ? value : held.value;
  const busy = busyWith(shown);
  const hold = useEffectEvent(() => setHeld({ value }));
  useEffect(() => {
    if (busy === null) return;
    const timer = setTimeout(() => hold(), APPEARS_AFTER_MS);
    return () => clearTimeout(timer);
  }, [busy]);
  useEffect(() => {
    if (held === null) return;
    const timer = setTimeout(() => setHeld(null), SHOWN_FOR_AT_LEAST_MS);
    return () => clearTimeout(timer);
  }, [held]);
  return shown;
}
