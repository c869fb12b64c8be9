/** What a host does before it shows anything, whatever it is written in. */
import type { LinkAccountsProps } from 'link-accounts';
import { loadConfig, type PortalConfig } from '../shell/config.ts';
import { createSession, logIn, logOut, readPerson, resumeSession } from '../shell/session.ts';
import { connectRemote } from './remote.ts';

export type Host = Awaited<ReturnType<typeof openHost>>;
export type Session = Omit<Host, 'mount'>;

export async function openHost() {
  const { remoteUrl, ...session } = await openSession();
  return { ...session, mount: connectRemote(remoteUrl) };
}

/** For a host that gets the module in a way of its own. */
export async function openSession() {
  const config = await loadConfig();
  const auth0 = createSession(config);
  await resumeSession(auth0);
  const person = await readPerson(auth0);
  return {
    remoteUrl: config.remote.url,
    /** The signed-in user's id, or null. */
    sub: person?.sub ?? null,
    logIn: () => void logIn(auth0),
    logOut: () => void logOut(auth0),
    options: { auth0, ...propsOf(config) } satisfies LinkAccountsProps,
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
