import type { Auth0Client } from '@auth0/auth0-spa-js';
import type { PortalConfig } from './config.ts';
import { Header } from './Header.tsx';
import { HomePage } from './pages/HomePage.tsx';
import { SettingsPage } from './pages/SettingsPage.tsx';
import { WelcomePage } from './pages/WelcomePage.tsx';
import type { LoadRemote } from './remote.ts';
import { usePath } from './router.tsx';
import { usePerson, type Person } from './session.ts';

export interface PortalProps {
  auth0: Auth0Client;
  config: PortalConfig;
  loadRemote: LoadRemote;
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
  const isSettings = usePath() === '/settings';
  if (props.person === null) return <WelcomePage {...props} forSettings={isSettings} />;
  return isSettings ? <SettingsPage {...props} /> : <HomePage person={props.person} />;
}
