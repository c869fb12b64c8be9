/** The port `SecondarySignIn`: in a pop-up of its own, or by leaving the page and coming back. */
import { linkAccountsError, type AnyLinkAccountsError } from '../errors.ts';
import type { HostSession, SecondarySignIn } from '../domain/ports.ts';
import type { Auth0Dependencies } from './dependencies.ts';
import { rememberOrganizationHint } from './organizationHint.ts';
import { closeWith } from './closeWith.ts';
import { isCutOffFromWindows } from './cutOff.ts';
import { LOGIN_TIMEOUT_SECONDS, type WindowInWaiting } from './popup.ts';
import { createRedirectLogin } from './redirectLogin.ts';
import { authorizationParamsOf, completedLogin, createSecondClient } from './secondClient.ts';
import { translateSdkError } from './translateError.ts';

export function createSecondarySignIn(
  dependencies: Auth0Dependencies,
  windowInWaiting: Pick<WindowInWaiting, 'take'>,
  hostSession: Pick<HostSession, 'holdToken'>,
): SecondarySignIn {
  const { auth0, tenant, tenantSession, vault, now } = dependencies;
  let popup: Window | null = null;

  return {
    ...createRedirectLogin(dependencies, hostSession),

    async signIn(request, { signal }) {
      const startedAt = now();
      const opened = windowInWaiting.take(); // before anything is awaited: it may have to open one
      if (opened === null) throw linkAccountsError({ code: 'popup_blocked' });
      popup = opened;
      const close = closeWith(opened, signal);
      const putHintBack = rememberOrganizationHint(tenant.clientId);
      try {
        await hostSession.holdToken({ signal, lasting: true }); // while the tenant's session is still the host's
        const client = createSecondClient(auth0, tenant);
        tenantSession.mayBeAnothers = true;
        await client.loginWithPopup(
          { authorizationParams: authorizationParamsOf(tenant, request) },
          { popup: opened, timeoutInSeconds: LOGIN_TIMEOUT_SECONDS },
        );
        const tookMs = now().getTime() - startedAt.getTime();
        const { login, tokens } = await completedLogin(client, tenant, request, tookMs);
        signal.throwIfAborted(); // "Cancel" may have come while the last answer was under way
        vault.keep('secondary', tokens);
        return login;
      } catch (thrown) {
        throw await windowError(translateSdkError(thrown, true), signal);
      } finally {
        close();
        putHintBack();
        if (popup === opened) popup = null;
      }
    },

    showWindow: () => popup?.focus(),
  };
}

/** A window that this page is cut off from looks closed; to the user it was as good as blocked. */
async function windowError(
  error: AnyLinkAccountsError,
  signal: AbortSignal,
): Promise<AnyLinkAccountsError> {
  if (error.code !== 'popup_closed' || !(await isCutOffFromWindows(signal))) return error;
  return linkAccountsError({ code: 'popup_blocked' }, { cause: error.cause });
}
