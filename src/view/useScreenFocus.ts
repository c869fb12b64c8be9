import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * Moves focus into the new screen: to its heading, or back to the button that began the flow. The
 * element to focus carries `data-focus`. A button that cannot be used just then gets it as soon as it
 * can, unless the user has gone elsewhere meanwhile. The first screen takes no focus away from the
 * host's page, unless it comes after another (`isFollowing`).
 */
export function useScreenFocus(
  element: RefObject<HTMLElement | null>,
  screen: string,
  isFollowing = false,
): void {
  const shown = useRef(isFollowing ? null : screen);
  const isOwed = useRef(false);
  // after every render: what a button waits for is another's news
  useLayoutEffect(() => {
    const target = element.current?.querySelector<HTMLElement>('[data-focus]');
    const isNew = shown.current !== screen;
    shown.current = screen;
    const isDue = isNew || (isOwed.current && document.activeElement === document.body);
    if (isDue) target?.focus();
    // a button that is disabled while it has the focus is about to lose it
    isOwed.current = target?.matches(':disabled') === true && (isDue || hasFocus(target));
  });
}

const hasFocus = (element: HTMLElement): boolean =>
  (element.getRootNode() as Document | ShadowRoot).activeElement === element;

/**
 * Moves focus to the heading of the whole, once what had it is gone and left nothing in its place.
 *
 * @param isOnlyLost leaves the focus to what took it meanwhile, and the page where it is
 */
export function useFocusAfter(
  element: RefObject<HTMLElement | null>,
  isEngaged: boolean,
  isOnlyLost = false,
): void {
  const wasEngaged = useRef(isEngaged);
  useEffect(() => {
    const isOver = wasEngaged.current && !isEngaged;
    wasEngaged.current = isEngaged;
    if (!isOver || (isOnlyLost && document.activeElement !== document.body)) return;
    element.current?.querySelector('h2')?.focus({ preventScroll: isOnlyLost });
  }, [element, isEngaged, isOnlyLost]);
}
