import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { openHost, portalElement, type Host } from '../openHost.ts';
import { LinkAccounts } from './LinkAccounts.tsx';

function App({ sub, logIn, logOut, mount, options }: Host) {
  const [isSettings, setIsSettings] = useState(false);
  if (sub === null) return <button onClick={logIn}>Log in</button>;
  return (
    <>
      <code data-testid="session-sub">{sub}</code>
      <button onClick={logOut}>Log out</button>
      <button onClick={() => setIsSettings(false)}>Home</button>
      <button onClick={() => setIsSettings(true)}>Account settings</button>
      <main>{isSettings && <LinkAccounts mount={mount} options={options} />}</main>
    </>
  );
}

const root = createRoot(portalElement());
openHost().then((host) => root.render(<App {...host} />), console.error);
