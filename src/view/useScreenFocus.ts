import { useEffect, useRef, type RefObject } from 'react';

/**
 * Moves focus into the new screen: to its heading, or back to the button that began the flow. The
 * element to focus carries `data-focus`; a button that cannot be used yet gets it as soon as it can,
 * unless the user has gone elsewhere by then. The first screen takes no focus away from the host's
 * page.
 */
export function useScreenFocus(element: RefObject<HTMLElement | null>, screen: string): void {
  const shown = useRef(screen);
  const isWaiting = useRef(false);
  useEffect(() => {
    const isNew = shown.current !== screen;
    shown.current = screen;
    if (!isNew) isWaiting.current &&= isNothingFocused();
    if (!isNew && !isWaiting.current) return;
    const target = element.current?.querySelector<HTMLElement>('[data-focus]');
    target?.focus();
    isWaiting.current = target?.matches(':disabled') ?? false;
  }); // after every render: what it waits for is another's news
}

const isNothingFocused = () => document.activeElement === document.body;

/** Moves focus to the heading of the whole, once what had it is gone and left nothing in its place. */
export function useFocusAfter(element: RefObject<HTMLElement | null>, isEngaged: boolean): void {
  const wasEngaged = useRef(isEngaged);
  useEffect(() => {
    if (wasEngaged.current && !isEngaged) element.current?.querySelector('h2')?.focus();
    wasEngaged.current = isEngaged;
  }, [element, isEngaged]);
}
