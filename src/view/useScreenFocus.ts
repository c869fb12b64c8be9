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
