import type { Auth0Client } from '@auth0/auth0-spa-js';
import { useState } from 'react';
import { logIn } from '../session.ts';

interface WelcomePageProps {
  auth0: Auth0Client;
  forSettings: boolean;
  notice: string | undefined;
}

/** What everybody sees who is not signed in, whichever page they asked for. */
export function WelcomePage({ auth0, forSettings, notice }: WelcomePageProps) {
  const [problem, setProblem] = useState(notice);
  const start = () => logIn(auth0).catch(() => setProblem('The login could not be started.'));
  return (
    <section className="welcome">
      <title>Fernway</title>
      <h1>{forSettings ? 'Please log in' : 'Good food from the field next door'}</h1>
      <p>
        {forSettings
          ? 'Your account settings open as soon as you are logged in.'
          : 'Fernway brings a box of what is ripe to your door each week. Log in to change your box, skip a week, or see what is coming.'}
      </p>
      {problem !== undefined && <p role="alert">{problem}</p>}
      <button type="button" className="action" onClick={() => void start()}>
        Log in
      </button>
    </section>
  );
}
