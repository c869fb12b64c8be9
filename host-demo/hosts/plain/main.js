import { Auth0Client } from '@auth0/auth0-spa-js';
import { createInstance } from '@module-federation/runtime';

const config = await (await fetch('/config.json', { cache: 'no-store' })).json();
const { domain, clientId } = config.auth0;
const origin = /^https?:/.test(domain) ? domain : `https://${domain}`;
const { managementAudience = `${origin}/api/v2/` } = config.auth0;
const auth0 = new Auth0Client({
  domain,
  clientId,
  useRefreshTokens: true,
  cacheLocation: 'localstorage',
  authorizationParams: {
    redirect_uri: location.origin,
    audience: managementAudience,
    scope: [
      'openid profile email read:current_user update:current_user_identities',
      'create:current_user_metadata update:current_user_metadata',
    ].join(' '),
  },
});

// a second account comes back to another path: its answer is the module's
if (location.pathname === '/' && new URLSearchParams(location.search).has('state')) {
  await auth0.handleRedirectCallback();
  history.replaceState(null, '', '/');
}
const user = await auth0.getUser();

const host = createInstance({
  name: 'host_plain',
  shareStrategy: 'loaded-first',
  remotes: [{ name: 'link_accounts', entry: config.remote.url }],
});

async function openSettings() {
  const { defineLinkAccounts } = await host.loadRemote('link_accounts/element');
  defineLinkAccounts();
  const element = document.createElement('link-accounts');
  Object.assign(element, { auth0, managementAudience, ...config.linkAccounts });
  element.addEventListener('failed', ({ detail }) => console.warn(detail.message));
  main.replaceChildren(element);
}

const main = document.querySelector('main');
const onClick = (id, listener) => document.getElementById(id).addEventListener('click', listener);
onClick('log-in', () => auth0.loginWithRedirect());
onClick('log-out', () => auth0.logout({ logoutParams: { returnTo: location.origin } }));
onClick('home', () => main.replaceChildren());
onClick('settings', openSettings);

document.querySelector('[data-testid=session-sub]').textContent = user?.sub ?? '';
document.getElementById(user === undefined ? 'log-in' : 'portal').hidden = false;
