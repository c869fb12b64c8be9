import { useCallback, useInsertionEffect, useRef } from 'react';

/**
 * A function for effects that always sees what was rendered last. React has it from 19.2 on; a host
 * may be at 19.0.
 *
 * @see [useEffectEvent](https://react.dev/reference/react/useEffectEvent)
 */
export function useEffectEvent<Arguments extends readonly unknown[], Result>(
  handler: (...args: Arguments) => Result,
): (...args: Arguments) => Result {
  const latest = useRef(handler);
  useInsertionEffect(() => {
    latest.current = handler; // before any effect of this rendering runs
  });
  return useCallback((...args: Arguments) => latest.current(...args), []);
}
