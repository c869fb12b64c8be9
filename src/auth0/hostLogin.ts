/** Logins of the host's own client, each in a window that a click opens. */
import { linkAccountsError } from '../errors.ts';
import type { UserId } from '../domain/identity.ts';
import type { HostSession } from '../domain/ports.ts';
import type { Auth0Dependencies } from './dependencies.ts';
import { ASKED_SCOPES } from './managementApi.ts';
import { LOGIN_TIMEOUT_SECONDS, openLoginWindow } from './popup.ts';
import { translateSdkError } from './translateError.ts';

export function createHostLogin(
  { auth0, tenant: { audience } }: Auth0Dependencies,
  currentUserId: () => Promise<UserId | null>,
): Pick<HostSession, 'signInAgain' | 'allowAccess'> {
  /** @returns who is signed in afterwards */
  async function inWindow(
    logIn: (config: { popup: Window; timeoutInSeconds: number }) => Promise<unknown>,
    signal: AbortSignal,
  ): Promise<UserId> {
    const popup = openLoginWindow(); // before anything is awaited: only then it is the click's
    if (popup === null) throw linkAccountsError({ code: 'popup_blocked' });
    const close = () => popup.close();
    signal.addEventListener('abort', close, { once: true });
    try {
      await logIn({ popup, timeoutInSeconds: LOGIN_TIMEOUT_SECONDS });
      const userId = await currentUserId();
      if (userId === null) throw linkAccountsError({ code: 'not_signed_in' });
      return userId;
    } catch (thrown) {
      throw translateSdkError(thrown, true);
    } finally {
      signal.removeEventListener('abort', close);
      close();
    }
  }

  const asked = { audience, scope: ASKED_SCOPES };
  return {
    signInAgain({ who }, { signal }) {
      const authorizationParams = { ...asked, prompt: 'login' as const, login_hint: who };
      return inWindow((config) => auth0.loginWithPopup({ authorizationParams }, config), signal);
    },

    allowAccess({ signal }) {
      return inWindow(async (config) => {
        const before = await auth0.getUser();
        const hint = before?.email === undefined ? {} : { login_hint: before.email };
        const authorizationParams = { ...asked, ...hint };
        await auth0.getTokenWithPopup({ authorizationParams }, config);
        const isAnother = before?.sub !== undefined && before.sub !== (await currentUserId());
        if (isAnother) throw linkAccountsError({ code: 'session_switched' });
      }, signal);
    },
  };
}
