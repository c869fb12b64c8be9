import { useAuth0 } from '@auth0/auth0-react';
import type { LinkAccountsProps } from 'link_accounts/LinkAccounts';
import { Auth0Provider, useAuth0Client } from 'link-accounts/auth0-react';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { loadConfig } from '../../shell/config.ts';
import { createRemoteLoader, type LoadRemote } from '../../shell/remote.ts';
import { RemoteSlot } from '../../shell/RemoteSlot.tsx';
import { clientOptions } from '../../shell/session.ts';
import { portalElement, propsOf } from '../openHost.ts';

const LOGOUT = { logoutParams: { returnTo: window.location.origin } };

interface AppProps {
  loadRemote: LoadRemote;
  options: Omit<LinkAccountsProps, 'auth0'>;
}

function App({ loadRemote, options }: AppProps) {
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
      <button onClick={() => setIsSettings(true)}>Account settings</button>
      <main>
        {isSettings && (
          <RemoteSlot load={loadRemote}>
            {(LinkAccounts) => <LinkAccounts auth0={auth0} {...options} />}
          </RemoteSlot>
        )}
      </main>
    </>
  );
}

const root = createRoot(portalElement());
loadConfig().then((config) => {
  const loadRemote = createRemoteLoader(config.remote.url);
  root.render(
    <Auth0Provider {...clientOptions(config)}>
      <App loadRemote={loadRemote} options={propsOf(config)} />
    </Auth0Provider>,
  );
}, console.error);
