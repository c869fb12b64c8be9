/**
 * A host in its smallest form: React, a client of its own, and some way to get the component. The
 * bench drives it through `window.bench`; what happened when, the page's own timeline says.
 */
import type { Auth0Client } from '@auth0/auth0-spa-js';
import { startTransition, useEffect, useState, type JSXElementConstructor } from 'react';
import { createRoot } from 'react-dom/client';
import { loadConfig, type PortalConfig } from '../../host-demo/shell/config.ts';
import { createSession } from '../../host-demo/shell/session.ts';

/** What this host knows of the component. */
type Component = JSXElementConstructor<{
  auth0: Auth0Client;
  connections: { name: string; label: string }[];
  onLinked: () => void;
}>;

/** How this host gets the component, told where the remote is. */
export type Load = (url: string) => Promise<Component>;

export interface BenchPage {
  logIn(): Promise<void>;
  /** Loads the component, and shows nothing. */
  preload(): Promise<void>;
  /** Loads and mounts it so many times; resolves when each shows its identities. */
  open(instances?: number): Promise<void>;
  close(): Promise<void>;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}

const CONNECTIONS = [
  { name: 'google-oauth2', label: 'Google' },
  { name: 'github', label: 'GitHub' },
];

export async function startPage(load: Load): Promise<void> {
  const config: PortalConfig = await loadConfig();
  const auth0 = createSession(config);
  const remoteUrl = new URLSearchParams(window.location.search).get('remote') ?? '';
  let unmountAll: (() => void)[] = [];
  createRoot(document.body.appendChild(document.createElement('div'))).render(<Portal />);
  await untilFrame(() => document.querySelector('main') !== null);
  const mount = (Component: Component): HTMLElement => {
    const element = document.body.appendChild(document.createElement('div'));
    const root = createRoot(element);
    // as `RemoteLinkAccounts` and `mount` do
    startTransition(() =>
      root.render(<Component auth0={auth0} connections={CONNECTIONS} onLinked={noteLinked} />),
    );
    unmountAll.push(() => {
      root.unmount();
      element.remove();
    });
    return element;
  };
  window.bench = {
    logIn: () => auth0.loginWithPopup(),
    preload: async () => void (await load(remoteUrl)),
    async open(instances = 1) {
      performance.mark('call');
      const Component = await load(remoteUrl);
      performance.mark('loaded');
      const elements = Array.from({ length: instances }, () => mount(Component));
      await untilFrame(() => elements.every((one) => find(one, 'section') !== null));
      performance.mark('painted');
      await untilFrame(() => elements.every((one) => find(one, 'li') !== null));
      performance.mark('shown');
    },
    async close() {
      for (const unmount of unmountAll) unmount();
      unmountAll = [];
      await nextFrame();
    },
  };
}

const PAGES = ['Home', 'Orders', 'Invoices', 'Messages', 'Settings'];

/** A host is on the page before it loads a remote: React has rendered once, and listens. */
function Portal() {
  const [page, setPage] = useState('Home');
  useEffect(() => setPage('Settings'), []);
  return (
    <>
      <nav aria-label="Portal">
        <ul>
          {PAGES.map((name) => (
            <li key={name}>
              <button type="button" disabled={name === page} onClick={() => setPage(name)}>
                {name}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <main>
        <h1>{page}</h1>
      </main>
    </>
  );
}

const noteLinked = () => void performance.mark('linked');

/** The module keeps its contents in a shadow tree. */
function find(element: HTMLElement, selector: string): Element | null {
  return element.firstElementChild?.shadowRoot?.querySelector(selector) ?? null;
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Until it holds, and has been painted: the frame that shows it is over when the next one begins. */
async function untilFrame(holds: () => boolean): Promise<void> {
  while (!holds()) await nextFrame();
  await nextFrame();
}
