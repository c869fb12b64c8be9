import type { Auth0Client } from '@auth0/auth0-spa-js';
import type { LinkAccountsLoader } from 'link-accounts/loader';
import type { PortalConfig } from './config.ts';
import { Header } from './Header.tsx';
import { HomePage } from './pages/HomePage.tsx';
import { SettingsPage } from './pages/SettingsPage.tsx';
import { WelcomePage } from './pages/WelcomePage.tsx';
import { usePath } from './router.tsx';
import { usePerson, type Person } from './session.ts';

/** Where a second login comes back to when it left this page. It is the remote's, not the portal's. */
const LINK_CALLBACK_PATH = '/link-accounts-callback';

export interface PortalProps {
  auth0: Auth0Client;
  config: PortalConfig;
  loader: LinkAccountsLoader;
  /** Who is signed in when the page opens. */
  person: Person | null;
  /** Why the login that has just come back did not succeed. */
  notice: string | undefined;
}

export function Portal(props: PortalProps) {
  const person = usePerson(props.auth0, props.person);
  return (
    <>
      <Header auth0={props.auth0} person={person} />
      <main>
        <Page {...props} person={person} />
      </main>
    </>
  );
}

function Page(props: PortalProps) {
  const path = usePath();
  const isSettings = path === '/settings' || path === LINK_CALLBACK_PATH;
  if (props.person === null && path !== LINK_CALLBACK_PATH)
    return <WelcomePage {...props} forSettings={isSettings} />;
  if (isSettings || props.person === null) return <SettingsPage {...props} />;
  return <HomePage person={props.person} />;
}
