import {
  createContext,
  use,
  useCallback,
  useInsertionEffect,
  useState,
  type ReactNode,
} from 'react';
import { createPortal } from 'react-dom';
import styles from '../styles/list.css?raw';
import { onceOutside } from './onceOutside.ts';

/** The shadow root that `mount` has opened. A component in a host's own React tree opens one itself. */
export const OpenedShadow = createContext<ShadowRoot | null>(null);

/** The one that everything is in. */
const CurrentShadow = createContext<ShadowRoot | null>(null);

/**
 * A tree of its own on the host's page: no style gets in or out, but the custom properties that are
 * meant to. Its stylesheets are constructed, so that the strictest `style-src` has nothing to forbid.
 */
export function Shadow({ children }: { readonly children: ReactNode }) {
  const opened = use(OpenedShadow);
  return opened === null ? (
    <OwnShadow>{children}</OwnShadow>
  ) : (
    <Inside root={opened}>{children}</Inside>
  );
}

function OwnShadow({ children }: { readonly children: ReactNode }) {
  const [root, setRoot] = useState<ShadowRoot | null>(null);
  // called while React commits, so the content is there before the browser paints
  const attach = useCallback((host: HTMLElement | null) => {
    if (host !== null) setRoot(openShadow(host));
  }, []);
  return (
    <div ref={attach} {...onceOutside}>
      {root !== null && <Inside root={root}>{children}</Inside>}
    </div>
  );
}

const Inside = ({ root, children }: { readonly root: ShadowRoot; readonly children: ReactNode }) =>
  createPortal(<CurrentShadow value={root}>{children}</CurrentShadow>, root);

/** The element's shadow root. React may attach a ref to the same element twice. */
export function openShadow(host: HTMLElement): ShadowRoot {
  if (host.shadowRoot !== null) return host.shadowRoot;
  const root = host.attachShadow({ mode: 'open' });
  adoptStyles(root, styles);
  return root;
}

/** Styles that come later, with what they are for: on the page before the browser paints that. */
export function useStyles(text: string): void {
  const root = use(CurrentShadow);
  useInsertionEffect(() => {
    if (root !== null) adoptStyles(root, text);
  }, [root, text]);
}

function adoptStyles(root: ShadowRoot, text: string): void {
  const stylesheet = stylesheetFor(root.ownerDocument, text);
  if (!root.adoptedStyleSheets.includes(stylesheet)) root.adoptedStyleSheets.push(stylesheet);
}

const stylesheets = new WeakMap<Document, Map<string, CSSStyleSheet>>();

/** One for all modules of a page; a constructed stylesheet fits its own document only. */
function stylesheetFor(document: Document, text: string): CSSStyleSheet {
  const ofDocument = stylesheets.get(document) ?? new Map<string, CSSStyleSheet>();
  stylesheets.set(document, ofDocument);
  const known = ofDocument.get(text);
  if (known !== undefined) return known;
  const stylesheet = new (document.defaultView ?? window).CSSStyleSheet();
  stylesheet.replaceSync(text);
  ofDocument.set(text, stylesheet);
  return stylesheet;
}
