import { PageLink } from '../router.tsx';
import type { Person } from '../session.ts';

const BOX = ['Leeks', 'Beetroot', 'Curly kale', 'Russet apples', 'Celeriac', 'Red onions'];

export function HomePage({ person }: { person: Person }) {
  return (
    <>
      <title>Home · Fernway</title>
      <h1>Hello, {person.name}</h1>
      <div className="cards">
        <NextBox />
        <Plan />
        <YourAccount />
      </div>
    </>
  );
}

function NextBox() {
  return (
    <section className="card">
      <h2>Thursday’s box</h2>
      <ul className="produce">
        {BOX.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </section>
  );
}

function Plan() {
  return (
    <section className="card">
      <h2>Your plan</h2>
      <dl>
        <dt>Size</dt>
        <dd>Medium, for two</dd>
        <dt>Every</dt>
        <dd>Thursday morning</dd>
        <dt>Next invoice</dt>
        <dd>1st of the month</dd>
      </dl>
    </section>
  );
}

function YourAccount() {
  return (
    <section className="card">
      <h2>Your account</h2>
      <p>
        Sign in with Google one day and with GitHub the next: link them, and both open this page.
      </p>
      <PageLink to="/settings">Ways to sign in</PageLink>
    </section>
  );
}
