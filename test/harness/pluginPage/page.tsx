/** In the browser: a host that loads the module as its build says, or by the runtime that its build made. */
import { Auth0Client } from '@auth0/auth0-spa-js';
import { loadRemote } from '@module-federation/enhanced/runtime';
import { createRoot } from 'react-dom/client';
import { RemoteLinkAccounts } from '../../../src/boundary.tsx';

type Module = typeof import('link_accounts/LinkAccounts');

const WAYS = {
  import: () => import('link_accounts/LinkAccounts'),
  loadRemote: async () => {
    const module = await loadRemote<Module>('link_accounts/LinkAccounts');
    if (module === null) throw new Error('There is no such module.');
    return module;
  },
};

export type Way = keyof typeof WAYS;

const auth0 = new Auth0Client({ domain: 'nowhere.invalid', clientId: 'nobody' });
Object.assign(auth0, { getUser: () => new Promise<never>(() => undefined) });

const way = new URLSearchParams(location.search).get('way') as Way;
const loader = { load: WAYS[way] };
const place = document.body.appendChild(document.createElement('div'));
createRoot(place).render(<RemoteLinkAccounts loader={loader} auth0={auth0} />);
