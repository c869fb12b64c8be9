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

/**
 * The element that React renders into. It may come to its place on the page later: then all of it is
 * there at once, and React need not render in one go.
 */
export interface Content {
  readonly element: HTMLElement;
  /** On the page before the browser paints what they are for. */
  addStyles(text: string): void;
  /** Makes it all that is in a shadow tree of this element, which may be in another document. */
  moveInto(host: HTMLElement): void;
}

export function createContent(): Content {
  const element = document.createElement('div');
  const texts = new Set([styles]);
  let root: ShadowRoot | null = null;
  return {
    element,
    addStyles(text) {
      texts.add(text);
      if (root !== null) adoptStyles(root, text);
    },
    moveInto(host) {
      // React may attach a ref to the same element twice; what is moved loses its focus
      root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
      if (element.parentNode !== root) root.append(element);
      for (const text of texts) adoptStyles(root, text);
    },
  };
}

/** What `mount` has put on the page. A component in a host's own React tree does it itself. */
export const PlacedContent = createContext<Content | null>(null);

/** The one that everything is in. */
const CurrentContent = createContext<Content | null>(null);

/**
 * A tree of its own on the host's page: no style gets in or out, but the custom properties that are
 * meant to. Its stylesheets are constructed, so that the strictest `style-src` has nothing to forbid.
 */
export function Shadow({ children }: { readonly children: ReactNode }) {
  const placed = use(PlacedContent);
  return placed === null ? (
    <OwnShadow>{children}</OwnShadow>
  ) : (
    <Inside content={placed}>{children}</Inside>
  );
}

function OwnShadow({ children }: { readonly children: ReactNode }) {
  const [content] = useState(createContent);
  // called while React commits: before the effects of what comes after it, and before the browser paints
  const arrive = useCallback(
    (first: HTMLElement | null) => {
      if (first?.parentElement) content.moveInto(first.parentElement);
    },
    [content],
  );
  return (
    <div {...onceOutside}>
      <template ref={arrive} />
      <Inside content={content}>{children}</Inside>
    </div>
  );
}

interface InsideProps {
  readonly content: Content;
  readonly children: ReactNode;
}

const Inside = ({ content, children }: InsideProps) =>
  createPortal(<CurrentContent value={content}>{children}</CurrentContent>, content.element);

/** Styles that come later, with what they are for. */
export function useStyles(text: string): void {
  const content = use(CurrentContent);
  useInsertionEffect(() => content?.addStyles(text), [content, text]);
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
