import type { Auth0Client } from '@auth0/auth0-spa-js';
import { useEffect, useState } from 'react';
import { readPerson, type Person } from './session.ts';

const PERSON_INTERVAL_MS = 500;

/**
 * Who is signed in, or null. The client tells nobody when that changes (another tab, a renewal that
 * came back as somebody else), so it is asked again and again; the answer comes from its cache.
 */
export function usePerson(auth0: Auth0Client, initial: Person | null): Person | null {
  const [person, setPerson] = useState(initial);
  useEffect(() => {
    const look = async () => {
      const current = await readPerson(auth0);
      setPerson((shown) => (isSame(shown, current) ? shown : current));
    };
    const timer = setInterval(() => void look().catch(() => undefined), PERSON_INTERVAL_MS);
    return () => clearInterval(timer);
  }, [auth0]);
  return person;
}

const isSame = (one: Person | null, other: Person | null) =>
  one?.sub === other?.sub && one?.name === other?.name && one?.picture === other?.picture;
