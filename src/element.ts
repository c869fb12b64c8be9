/** `<link-accounts>`: the module as a custom element, over `mount`. */
import { mount, type MountedLinkAccounts } from './mount.tsx';
import type { LinkAccountsCallbacks, LinkAccountsProps } from './options.ts';

export { version } from './version.ts';

/** What each callback is as an event. The one that fails is not `error`, which is the browser's. */
const EVENTS = {
  onLinked: 'linked',
  onUnlinked: 'unlinked',
  onError: 'failed',
  onSessionAtRisk: 'session-at-risk',
  onSessionSwitched: 'session-switched',
  onTransition: 'transition',
} as const satisfies Record<keyof LinkAccountsCallbacks, string>;

/** All other props are properties. What begins with `on`, frameworks would take for an event. */
const PROPERTIES = {
  auth0: 'auth0',
  connections: 'connections',
  login: 'login',
  callbackPath: 'callbackPath',
  primary: 'primary',
  metadata: 'metadata',
  policy: 'policy',
  managementAudience: 'managementAudience',
  api: 'api',
  locale: 'locale',
  messages: 'messages',
  onBeforeAction: 'beforeAction',
} as const satisfies Record<Exclude<keyof LinkAccountsProps, keyof LinkAccountsCallbacks>, string>;

type Events = typeof EVENTS;
type Properties = typeof PROPERTIES;

/** The element's events; `detail` is what the callback of that name is called with. */
export type LinkAccountsEventMap = {
  [C in keyof Events as Events[C]]: CustomEvent<
    Parameters<NonNullable<LinkAccountsCallbacks[C]>>[0]
  >;
};

/**
 * The props of the component as properties, and its callbacks as events, which do not bubble. It has
 * no attributes: a client, or a function, is not text. Nothing is shown until `auth0` is set.
 *
 * @example
 * <link-accounts></link-accounts>
 *
 * const element = document.querySelector('link-accounts');
 * element.auth0 = auth0;
 * element.connections = [{ name: 'google-oauth2' }];
 * element.addEventListener('linked', ({ detail }) => show(detail.identities));
 */
export type LinkAccountsElement = Listening & HTMLElement & Settable;

/** Before `HTMLElement` in the type above: its own listeners take any name, and know no `detail`. */
interface Listening {
  addEventListener<E extends keyof LinkAccountsEventMap>(
    type: E,
    listener: (event: LinkAccountsEventMap[E]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

type Settable = {
  -readonly [P in keyof Properties as Properties[P]]: LinkAccountsProps[P] | undefined;
};

declare global {
  interface HTMLElementTagNameMap {
    'link-accounts': LinkAccountsElement;
  }
}

/**
 * Makes the page know the element. A name that is taken stays as it is: two remotes on a page may
 * both ask for it, and the browser lets nobody define a name twice.
 *
 * @example
 * const { defineLinkAccounts } = await loadRemote('link_accounts/element');
 * defineLinkAccounts();
 */
export function defineLinkAccounts(tagName = 'link-accounts'): void {
  if (customElements.get(tagName) === undefined) customElements.define(tagName, createClass());
}

/** A class for each name, as the browser demands; and none before there is a page. */
function createClass(): CustomElementConstructor {
  return class LinkAccounts extends HTMLElement {
    readonly #props: Record<string, unknown> = callbacksOf(this);
    #module: MountedLinkAccounts | undefined;

    static {
      for (const [prop, name] of Object.entries(PROPERTIES)) {
        Object.defineProperty(this.prototype, name, {
          get(this: LinkAccounts) {
            return this.#props[prop];
          },
          set(this: LinkAccounts, value: unknown) {
            this.#props[prop] = value;
            this.#render();
          },
        });
      }
    }

    constructor() {
      super();
      for (const name of Object.values(PROPERTIES)) this.#takeUp(name);
    }

    /** What was set before the page knew the element hides the property of that name. */
    #takeUp(name: string) {
      if (!Object.hasOwn(this, name)) return;
      const value: unknown = Reflect.get(this, name);
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }

    connectedCallback() {
      this.#render();
    }

    disconnectedCallback() {
      setTimeout(() => this.#endIfGone()); // to be moved is to be taken out and put in again
    }

    #endIfGone() {
      if (this.isConnected) return;
      this.#module?.unmount();
      this.#module = undefined;
    }

    #render() {
      if (!this.isConnected || this.#props.auth0 === undefined) return;
      const props = { ...this.#props } as unknown as LinkAccountsProps; // set by hosts, as typed
      if (this.#module === undefined) this.#module = mount(this, props);
      else this.#module.update(props);
    }
  };
}

const callbacksOf = (element: HTMLElement) =>
  Object.fromEntries(
    Object.entries(EVENTS).map(([callback, type]) => [
      callback,
      (detail: unknown) => void element.dispatchEvent(new CustomEvent(type, { detail })),
    ]),
  );
