import { hostReact, RemoteLinkAccounts } from 'link-accounts/boundary';
import { createLinkAccountsLoader } from 'link-accounts/loader';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { openSession, portalElement, type Session } from '../openHost.ts';

type AppProps = Session & Pick<Parameters<typeof RemoteLinkAccounts>[0], 'loader'>;

function App({ sub, logIn, logOut, options, loader }: AppProps) {
  const [isSettings, setIsSettings] = useState(false);
  if (sub === null) return <button onClick={logIn}>Log in</button>;
  return (
    <>
      <code data-testid="session-sub">{sub}</code>
      <button onClick={logOut}>Log out</button>
      <button onClick={() => setIsSettings(false)}>Home</button>
      <button onClick={() => setIsSettings(true)}>Account settings</button>
      <main>{isSettings && <RemoteLinkAccounts loader={loader} {...options} />}</main>
    </>
  );
}

const root = createRoot(portalElement());
openSession().then((session) => {
  const loader = createLinkAccountsLoader({ url: session.remoteUrl, shared: hostReact });
  root.render(<App {...session} loader={loader} />);
}, console.error);
