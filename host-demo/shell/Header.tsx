import type { Auth0Client } from '@auth0/auth0-spa-js';
import { PageLink } from './router.tsx';
import { logOut, type Person } from './session.ts';

const icon = new URL('./icon.svg', import.meta.url).href;

export function Header({ auth0, person }: { auth0: Auth0Client; person: Person | null }) {
  return (
    <header className="bar">
      <div className="brand">
        <img src={icon} alt="" width="28" height="28" />
        Fernway
      </div>
      {person !== null && <Pages />}
      {person !== null && <SignedIn auth0={auth0} person={person} />}
    </header>
  );
}

function Pages() {
  return (
    <nav aria-label="Pages">
      <PageLink to="/">Home</PageLink>
      <PageLink to="/settings">Account settings</PageLink>
    </nav>
  );
}

function SignedIn({ auth0, person }: { auth0: Auth0Client; person: Person }) {
  return (
    <div className="person">
      <div className="who">
        <span className="name">{person.name}</span>
        <code data-testid="session-sub">{person.sub}</code>
      </div>
      <button type="button" className="action quiet" onClick={() => void logOut(auth0)}>
        Log out
      </button>
    </div>
  );
}
