import { useEffect, useState } from 'react';
import { useEffectEvent } from './useEffectEvent.ts';

/** What is quick shows nothing of its own. */
const APPEARS_AFTER_MS = 150;

/** What can be seen can also be read. */
const SHOWN_FOR_AT_LEAST_MS = 400;

interface Unhurried<Value> {
  /** The value to show. */
  readonly shown: Value;
  /** It is over, and only stands there until the work that came after it is to be seen. */
  readonly isPast: boolean;
}

/**
 * What is busy appears after 0.15 s, in the place of what was there before; once visible it stays for
 * 0.4 s, then comes whatever is true by then. Only the picture waits: nobody else hears later of what
 * happened.
 *
 * @param busyWith names what a value is busy with; `null` when it is not
 */
export function useUnhurried<Value>(
  value: Value,
  busyWith: (value: Value) => string | null,
): Unhurried<Value> {
  const [held, setHeld] = useState<{ readonly value: Value } | null>(null);
  const [before, setBefore] = useState<{ readonly value: Value } | null>(null);
  const current = held === null ? value : held.value;
  const busy = busyWith(current);
  if (busy === null && before?.value !== current) setBefore({ value: current });
  const isPast = busy !== null && before !== null;
  // until it appears, it is one work however many steps it takes
  const work = isPast ? '' : busy;
  const appear = useEffectEvent(() => {
    if (held !== null) return; // it has just appeared
    setHeld({ value });
    setBefore(null);
  });
  useEffect(() => {
    if (work === null) return;
    const timer = setTimeout(() => appear(), APPEARS_AFTER_MS);
    return () => clearTimeout(timer);
  }, [work]);
  useEffect(() => {
    if (held === null) return;
    const timer = setTimeout(() => setHeld(null), SHOWN_FOR_AT_LEAST_MS);
    return () => clearTimeout(timer);
  }, [held]);
  return { shown: isPast ? before.value : current, isPast };
}
