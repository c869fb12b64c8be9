import type { DOMAttributes, SyntheticEvent } from 'react';

/** What leaves a shadow tree, and that components around it listen to. */
const EVENTS = [
  ...['Click', 'DoubleClick', 'AuxClick', 'ContextMenu', 'Wheel'],
  ...['MouseDown', 'MouseUp', 'MouseMove', 'MouseOver', 'MouseOut'],
  ...['PointerDown', 'PointerUp', 'PointerMove', 'PointerOver', 'PointerOut', 'PointerCancel'],
  ...['TouchStart', 'TouchMove', 'TouchEnd', 'TouchCancel'],
  ...['KeyDown', 'KeyUp', 'BeforeInput', 'Input', 'Copy', 'Cut', 'Paste', 'Focus', 'Blur'],
];

/**
 * For the element around a portal into its own shadow root. React would tell the components outside
 * of each event twice: through the portal, and as the page sees it. They get the second, once, with
 * this element as its target, as from any web component; listeners without React always did.
 */
export const onceOutside: DOMAttributes<HTMLElement> = Object.fromEntries(
  EVENTS.map((name) => [`on${name}`, stopInReact]),
);

/** `stopPropagation()` would keep the page's own listeners from it, too. */
function stopInReact(event: SyntheticEvent<HTMLElement>): void {
  const content = event.currentTarget.shadowRoot?.firstChild;
  const isThroughPortal = event.nativeEvent.currentTarget === content;
  if (isThroughPortal) event.isPropagationStopped = () => true;
}
