import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { openSession, portalElement, type Session } from '../openHost.ts';
import { LinkedAccounts } from './LinkedAccounts.tsx';

function App({ sub, logIn, logOut, options }: Session) {
  const [isSettings, setIsSettings] = useState(false);
  if (sub === null) return <button onClick={logIn}>Log in</button>;
  return (
    <>
      <code data-testid="session-sub">{sub}</code>
      <button onClick={logOut}>Log out</button>
      <button onClick={() => setIsSettings(false)}>Home</button>
      <button onClick={() => setIsSettings(true)}>Account settings</button>
      <main>{isSettings && <LinkedAccounts {...options} />}</main>
    </>
  );
}

const root = createRoot(portalElement());
openSession().then((session) => root.render(<App {...session} />), console.error);
