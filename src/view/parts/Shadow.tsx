import { createContext, use, useCallback, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import styles from '../styles/linkAccounts.css?raw';
import { onceOutside } from './onceOutside.ts';

/** The shadow root that `mount` has opened. A component in a host's own React tree opens one itself. */
export const OpenedShadow = createContext<ShadowRoot | null>(null);

/**
 * A tree of its own on the host's page: no style gets in or out, but the custom properties that are
 * meant to. Its stylesheet is constructed, so that the strictest `style-src` has nothing to forbid.
 */
export function Shadow({ children }: { readonly children: ReactNode }) {
  const opened = use(OpenedShadow);
  return opened === null ? <OwnShadow>{children}</OwnShadow> : createPortal(children, opened);
}

function OwnShadow({ children }: { readonly children: ReactNode }) {
  const [root, setRoot] = useState<ShadowRoot | null>(null);
  // called while React commits, so the content is there before the browser paints
  const attach = useCallback((host: HTMLElement | null) => {
    if (host !== null) setRoot(openShadow(host));
  }, []);
  return (
    <div ref={attach} {...onceOutside}>
      {root !== null && createPortal(children, root)}
    </div>
  );
}

/** The element's shadow root. React may attach a ref to the same element twice. */
export function openShadow(host: HTMLElement): ShadowRoot {
  if (host.shadowRoot !== null) return host.shadowRoot;
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [stylesheetFor(host.ownerDocument)];
  return root;
}

const stylesheets = new WeakMap<Document, CSSStyleSheet>();

/** One for all modules of a page; a constructed stylesheet fits its own document only. */
function stylesheetFor(document: Document): CSSStyleSheet {
  const known = stylesheets.get(document);
  if (known !== undefined) return known;
  const stylesheet = new (document.defaultView ?? window).CSSStyleSheet();
  stylesheet.replaceSync(styles);
  stylesheets.set(document, stylesheet);
  return stylesheet;
}
