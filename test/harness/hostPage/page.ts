/** In the browser: a host with as little of its own as a test wants. */
import { Auth0Client } from '@auth0/auth0-spa-js';
import { createInstance, type ModuleFederationRuntimePlugin } from '@module-federation/runtime';
import * as React from 'react';
import * as jsxRuntime from 'react/jsx-runtime';
import * as ReactDOM from 'react-dom';
import * as ReactDOMClient from 'react-dom/client';
import { RemoteLinkAccounts, type Unavailability } from '../../../src/boundary.tsx';
import { integrityPlugin, type LinkAccountsLoader } from '../../../src/loader.ts';
import type { defineLinkAccounts } from '../../../src/element.ts';
import type { mount } from '../../../src/mount.tsx';
import type { LinkAccountsProps } from '../../../src/options.ts';

export interface HostOptions {
  /** The address of the remote's manifest. */
  readonly manifest: string;
  readonly expose: 'LinkAccounts' | 'mount' | 'element' | 'machine';
  /** Whether the host shares its React. A component needs it to. */
  readonly react: boolean;
  /** Which entries of it. Default: all. */
  readonly entries?: readonly string[];
  readonly locale: string;
  /** False leaves the remote's scripts as they come. */
  readonly verifies: boolean;
  /** The hash that the manifest has to have. Default: any. */
  readonly pin?: string;
}

interface Exposed {
  readonly version: string;
  readonly mount?: typeof mount;
  readonly defineLinkAccounts?: typeof defineLinkAccounts;
  readonly default?: React.ComponentType<LinkAccountsProps>;
}

const own = (library: unknown) => ({
  version: React.version,
  lib: () => library,
  shareConfig: { singleton: true, requiredVersion: `^${React.version}` },
});

const SHARED = {
  react: own(React),
  'react/jsx-runtime': own(jsxRuntime),
  'react-dom': own(ReactDOM),
  'react-dom/client': own(ReactDOMClient),
};

const pinTo = (integrity: string): ModuleFederationRuntimePlugin => ({
  name: 'pin',
  fetch: (url, init) => fetch(url, { ...init, integrity }),
});

const unavailable = ({ error }: Unavailability) =>
  React.createElement('p', { role: 'alert' }, String(error));

/** Nothing comes of it, so that nothing more is loaded to say what has. */
const unanswered = () => new Promise<never>(() => undefined);

let hosts = 0;

/** Loads one module of the remote and shows it. @returns the version that it says it is */
async function open(options: HostOptions): Promise<string> {
  const { manifest, expose, react, locale, verifies, pin = '' } = options;
  const { entries = Object.keys(SHARED) } = options;
  const shared = Object.entries(SHARED).filter(([name]) => react && entries.includes(name));
  const host = createInstance({
    name: `host_${(hosts += 1)}`,
    shareStrategy: 'loaded-first',
    remotes: [{ name: 'link_accounts', entry: manifest }],
    shared: Object.fromEntries(shared),
    plugins: verifies ? [integrityPlugin(), pinTo(pin)] : [],
  });
  const exposed = await host.loadRemote<Exposed>(`link_accounts/${expose}`);
  if (exposed === null) throw new Error(`The remote has no ${expose}.`);
  const place = document.body.appendChild(document.createElement('div'));
  const client = new Auth0Client({ domain: 'nowhere.invalid', clientId: 'nobody' });
  const auth0 = Object.assign(client, { getUser: unanswered, getTokenSilently: unanswered });
  exposed.mount?.(place, { auth0, locale });
  if (exposed.defineLinkAccounts !== undefined) {
    exposed.defineLinkAccounts();
    place.append(Object.assign(document.createElement('link-accounts'), { auth0, locale }));
  }
  if (exposed.default !== undefined) {
    const loader = { load: () => Promise.resolve(exposed) } as unknown as LinkAccountsLoader;
    const props = { loader, auth0, locale, unavailable };
    ReactDOMClient.createRoot(place).render(React.createElement(RemoteLinkAccounts, props));
  }
  return exposed.version;
}

export type OpenHost = typeof open;

Object.assign(window, { open });
