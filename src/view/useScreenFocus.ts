import { useEffect, useRef, type RefObject } from 'react';

/**
 * Moves focus into the new screen: to its heading, or back to the button that began the flow. The
 * element to focus carries `data-focus`. The first screen takes no focus away from the host's page.
 */
export function useScreenFocus(element: RefObject<HTMLElement | null>, screen: string): void {
  const shown = useRef(screen);
  useEffect(() => {
    if (shown.current === screen) return;
    shown.current = screen;
    element.current?.querySelector<HTMLElement>('[data-focus]')?.focus();
  }, [element, screen]);
}

/** Moves focus to the heading of the whole, once what had it is gone and left nothing in its place. */
export function useFocusAfter(element: RefObject<HTMLElement | null>, isEngaged: boolean): void {
  const wasEngaged = useRef(isEngaged);
  useEffect(() => {
    if (wasEngaged.current && !isEngaged) element.current?.querySelector('h2')?.focus();
    wasEngaged.current = isEngaged;
  }, [element, isEngaged]);
}
