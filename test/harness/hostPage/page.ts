/** In the browser: a host with as little of its own as a test wants. */
import { Auth0Client } from '@auth0/auth0-spa-js';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { RemoteLinkAccounts, type Unavailability } from '../../../src/boundary.tsx';
import { loadFederated } from './federated.ts';
import { importModule } from './imported.ts';
import { loadByLoader } from './loaded.ts';
import type { HostOptions } from './options.ts';

const unavailable = ({ error }: Unavailability) =>
  createElement('p', { role: 'alert' }, String(error));

const unanswered = () => new Promise<never>(() => undefined);

function wayOf({ manifest, loader }: HostOptions) {
  if (loader !== undefined) return loadByLoader;
  return manifest.endsWith('importmap.json') ? importModule : loadFederated;
}

/** Loads one module of the remote and shows it. @returns the version that it says it is */
async function open(options: HostOptions): Promise<string> {
  const { locale, fails = false } = options;
  const exposed = await wayOf(options)(options);
  const place = document.body.appendChild(document.createElement('div'));
  const auth0 = new Auth0Client({ domain: 'nowhere.invalid', clientId: 'nobody' });
  if (!fails) Object.assign(auth0, { getUser: unanswered });
  exposed.mount?.(place, { auth0, locale });
  if (exposed.defineLinkAccounts !== undefined) {
    exposed.defineLinkAccounts();
    place.append(Object.assign(document.createElement('link-accounts'), { auth0, locale }));
  }
  const { default: component } = exposed;
  if (component !== undefined) {
    const loader = { load: async () => ({ default: component }) };
    const props = { loader, auth0, locale, unavailable };
    createRoot(place).render(createElement(RemoteLinkAccounts, props));
  }
  return exposed.version;
}

export type OpenHost = typeof open;

Object.assign(window, { open });
