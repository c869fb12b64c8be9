import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import LinkAccounts from './LinkAccounts.tsx';
import type { LinkAccountsProps } from './options.ts';
import { createContent, PlacedContent } from './view/parts/Shadow.tsx';

export { version } from './version.ts';

/** What {@link mount} hands back: the way to change the props later, and to take it all away. */
export interface MountedLinkAccounts {
  /** Renders again with these props, all of them. A flow that has begun goes on. */
  update(props: LinkAccountsProps): void;
  /**
   * Calls off what is under way, closes the pop-up, and empties the element: no listener, node or
   * style stays. Harmless when called again.
   */
  unmount(): void;
}

const occupied = new WeakSet<Element>();

/**
 * Puts the module into an element of the page, for hosts of any framework or of none.
 *
 * The element belongs to the module until `unmount()`. For a host without a React 19 of its own, the
 * remote brings one.
 *
 * @example
 * const { mount } = await loadRemote('link_accounts/mount');
 * const linkAccounts = mount(element, { auth0 });
 * linkAccounts.update({ auth0, connections: [{ name: 'github', label: 'GitHub' }] });
 * linkAccounts.unmount();
 *
 * @throws Error when the module is already in this element: two flows in one place would disagree
 * about what it shows. Call `update` on the first one instead.
 */
export function mount(element: Element, props: LinkAccountsProps): MountedLinkAccounts {
  if (occupied.has(element)) {
    throw new Error(
      'Link Accounts is already in this element: update() it, or unmount() it first.',
    );
  }
  occupied.add(element);
  // React never takes its listeners off the element that it renders into: this one goes with them
  const container = element.ownerDocument.createElement('div');
  const content = createContent();
  content.moveInto(container);
  element.replaceChildren(container);
  const root = createRoot(container);
  const update = (next: LinkAccountsProps) =>
    root.render(
      <PlacedContent value={content}>
        <LinkAccounts {...next} />
      </PlacedContent>,
    );
  // a first render that lets the page breathe
  startTransition(() => update(props));
  const unmount = atMostOnce(() => {
    root.unmount();
    container.remove();
    occupied.delete(element);
  });
  return { update, unmount };
}

/** A late second `unmount()` must not free an element that somebody has mounted into since. */
function atMostOnce(run: () => void): () => void {
  let done = false;
  return () => {
    if (!done) run();
    done = true;
  };
}
