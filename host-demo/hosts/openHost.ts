/** What a host does before it shows anything, whatever it is written in. */
import type { LinkAccountsProps } from 'link-accounts';
import { loadConfig, type PortalConfig } from '../shell/config.ts';
import { createSession, logIn, logOut, readPerson, resumeSession } from '../shell/session.ts';
import { connectRemote } from './remote.ts';

export type Host = Awaited<ReturnType<typeof openHost>>;

export async function openHost() {
  const config = await loadConfig();
  const auth0 = createSession(config);
  await resumeSession(auth0);
  const person = await readPerson(auth0);
  return {
    /** The signed-in user's id, or null. */
    sub: person?.sub ?? null,
    logIn: () => void logIn(auth0),
    logOut: () => void logOut(auth0),
    options: { auth0, ...propsOf(config) } satisfies LinkAccountsProps,
    mount: connectRemote(config.remote.url),
  };
}

/** What the configuration says about the module itself. */
export function propsOf({ auth0, linkAccounts }: PortalConfig): Omit<LinkAccountsProps, 'auth0'> {
  const { managementAudience } = auth0;
  return { ...linkAccounts, ...(managementAudience !== undefined && { managementAudience }) };
}

/** The element of the page that the host is in. */
export function portalElement(): HTMLElement {
  const element = document.getElementById('portal');
  if (element === null) throw new Error('The page has no #portal.');
  return element;
}
