/** Focus inside the module: for the page's own document it is the module as a whole that has it. */
import { expect } from 'vitest';
import type { Locator } from 'vitest/browser';

/** Waits until this element, wherever it is, has the focus. */
export const expectFocus = (locator: Locator) =>
  expect.poll(() => hasFocus(locator.element()), { message: 'to have the focus' }).toBe(true);

const hasFocus = (element: Element) =>
  (element.getRootNode() as Document | ShadowRoot).activeElement === element;
