/** Logins of the host's own client, each in a window that a click opens. */
import type { User } from '@auth0/auth0-spa-js';
import { linkAccountsError } from '../errors.ts';
import type { UserId } from '../domain/identity.ts';
import type { HostLogin } from '../domain/ports.ts';
import type { Auth0Dependencies } from './dependencies.ts';
import { closeWith } from './closeWith.ts';
import { askedOfHost } from './managementApi.ts';
import { LOGIN_TIMEOUT_SECONDS, openLoginWindow } from './popup.ts';
import { translateSdkError } from './translateError.ts';

/** Not the second login's: neither takes the other's window away. */
const WINDOW_NAME = 'link-accounts:host-sign-in';

export function createHostLogin(
  { auth0, tenant, tenantSession }: Auth0Dependencies,
  currentUserId: () => Promise<UserId | null>,
): HostLogin {
  /** @returns who is signed in afterwards */
  async function inWindow(
    logIn: (config: { popup: Window; timeoutInSeconds: number }) => Promise<unknown>,
    signal: AbortSignal,
  ): Promise<UserId> {
    const popup = openLoginWindow(WINDOW_NAME); // before anything is awaited: only then it is the click's
    if (popup === null) throw linkAccountsError({ code: 'popup_blocked' });
    const close = closeWith(popup, signal);
    try {
      await logIn({ popup, timeoutInSeconds: LOGIN_TIMEOUT_SECONDS });
      tenantSession.mayBeAnothers = false;
      const userId = await currentUserId();
      if (userId === null) throw linkAccountsError({ code: 'not_signed_in' });
      return userId;
    } catch (thrown) {
      throw translateSdkError(thrown, true);
    } finally {
      close();
    }
  }

  /** Who is asked for is who has to sign in, whoever the tenant's session belongs to. */
  const anew = { prompt: 'login' as const };
  return {
    // for what the host's client has by default: its session, and not only what is needed here
    signInAgain({ who }, { signal }) {
      const authorizationParams = { ...anew, ...(who !== null && { login_hint: who }) };
      return inWindow((config) => auth0.loginWithPopup({ authorizationParams }, config), signal);
    },

    async allowAccess({ signal }) {
      let user: User | undefined;
      const userId = await inWindow(async (config) => {
        user = await auth0.getUser();
        const authorizationParams = {
          ...askedOfHost(tenant),
          ...(user?.email !== undefined && { login_hint: user.email }),
          ...(tenantSession.mayBeAnothers && anew),
        };
        await auth0.getTokenWithPopup({ authorizationParams }, config);
      }, signal);
      return { before: expectedUser(user), userId };
    },
  };
}

const expectedUser = (user: User | undefined) =>
  user?.sub === undefined
    ? null
    : { userId: user.sub, who: user.email ?? user.phone_number ?? user.name ?? user.sub };
