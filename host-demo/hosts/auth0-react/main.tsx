import { useAuth0 } from '@auth0/auth0-react';
import type { LinkAccountsProps } from 'link-accounts';
import { Auth0Provider, useAuth0Client } from 'link-accounts/auth0-react';
import { hostReact, RemoteLinkAccounts } from 'link-accounts/boundary';
import { createLinkAccountsLoader, type LinkAccountsLoader } from 'link-accounts/loader';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { loadConfig } from '../../shell/config.ts';
import { clientOptions } from '../../shell/session.ts';
import { portalElement, propsOf } from '../openHost.ts';

const LOGOUT = { logoutParams: { returnTo: window.location.origin } };

interface AppProps {
  loader: LinkAccountsLoader;
  options: Omit<LinkAccountsProps, 'auth0'>;
}

function App({ loader, options }: AppProps) {
  const { isLoading, user, loginWithRedirect, logout } = useAuth0();
  const auth0 = useAuth0Client();
  const [isSettings, setIsSettings] = useState(false);
  if (isLoading) return null;
  if (user === undefined) {
    return <button onClick={() => void loginWithRedirect()}>Log in</button>;
  }
  return (
    <>
      <code data-testid="session-sub">{user.sub}</code>
      <button onClick={() => void logout(LOGOUT)}>Log out</button>
      <button onClick={() => setIsSettings(false)}>Home</button>
      <button
        onClick={() => setIsSettings(true)}
        onPointerEnter={() => loader.preload('LinkAccounts')}
      >
        Account settings
      </button>
      <main>{isSettings && <RemoteLinkAccounts loader={loader} auth0={auth0} {...options} />}</main>
    </>
  );
}

const root = createRoot(portalElement());
loadConfig().then((config) => {
  const loader = createLinkAccountsLoader({ url: config.remote.url, shared: hostReact });
  root.render(
    <Auth0Provider {...clientOptions(config)}>
      <App loader={loader} options={propsOf(config)} />
    </Auth0Provider>,
  );
}, console.error);
