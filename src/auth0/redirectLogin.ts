/**
 * Signing in the second account without a pop-up: this page is left for the tenant, and the page
 * at the callback path goes on, with what `returnedLogin.ts` has taken off its address.
 */
import { encodeRecord, type RedirectRecord } from '../domain/redirectRecord.ts';
import type { HostSession, SecondarySignIn } from '../domain/ports.ts';
import { linkAccountsError } from '../errors.ts';
import type { Auth0Dependencies } from './dependencies.ts';
import { rememberOrganizationHint } from './organizationHint.ts';
import { lastReturnedLogin, STORAGE_KEY, type ReturnedLogin } from './returnedLogin.ts';
import { authorizationParamsOf, completedLogin, createSecondClient } from './secondClient.ts';
import { translateSdkError } from './translateError.ts';

type FinishedLogin = Awaited<ReturnType<typeof completedLogin>>;

/** Each login once, however often it is asked for. */
const finishing = new WeakMap<ReturnedLogin, Promise<FinishedLogin>>();

export function createRedirectLogin(
  dependencies: Auth0Dependencies,
  hostSession: Pick<HostSession, 'holdToken'>,
): Pick<SecondarySignIn, 'leave' | 'resume'> {
  const { auth0, tenant, vault, now, callbackPath } = dependencies;

  return {
    async leave({ userId, connection, mayBecomePrimary }, { signal }) {
      // in the client's cache for the page that comes back, when the tenant's session is another's
      await hostSession.holdToken({ signal, lasting: true });
      const user = await auth0.getUser();
      const { pathname, search, hash } = window.location;
      const record: RedirectRecord = {
        version: 1,
        userId,
        who: user?.email ?? user?.name ?? userId,
        connection,
        mayBecomePrimary,
        returnTo: pathname + search + hash,
        startedAt: now(),
      };
      const forget = () => sessionStorage.removeItem(STORAGE_KEY);
      // a page that comes back from a login that was given up finds nothing to go on with
      signal.addEventListener('abort', forget, { once: true });
      sessionStorage.setItem(STORAGE_KEY, encodeRecord(record));
      const request = { connection, mayBecomePrimary };
      try {
        await createSecondClient(auth0, tenant).loginWithRedirect({
          authorizationParams: {
            ...authorizationParamsOf(tenant, request),
            redirect_uri: window.location.origin + callbackPath,
          },
          openUrl(url) {
            signal.throwIfAborted();
            window.location.assign(url);
          },
        });
      } catch (thrown) {
        forget();
        throw translateSdkError(thrown, true);
      }
      return new Promise<never>(() => {}); // the page is on its way out
    },

    async resume({ signal }) {
      const returned = lastReturnedLogin();
      if (returned === null) throw linkAccountsError({ code: 'login_failed' });
      const { login, tokens } = await finishOnce(returned, dependencies);
      signal.throwIfAborted(); // "Cancel" may have come while the last answer was under way
      vault.keep('secondary', tokens);
      return login;
    },
  };
}

function finishOnce(
  returned: ReturnedLogin,
  dependencies: Auth0Dependencies,
): Promise<FinishedLogin> {
  returned.isTakenUp = true;
  const known = finishing.get(returned) ?? finish(returned, dependencies);
  finishing.set(returned, known);
  return known;
}

async function finish(
  { record, url }: ReturnedLogin,
  { auth0, tenant, now }: Auth0Dependencies,
): Promise<FinishedLogin> {
  const putHintBack = rememberOrganizationHint(tenant.clientId);
  try {
    const client = createSecondClient(auth0, tenant);
    await client.handleRedirectCallback(url);
    const tookMs = now().getTime() - record.startedAt.getTime();
    return await completedLogin(client, tenant, record, tookMs);
  } catch (thrown) {
    throw translateSdkError(thrown, true);
  } finally {
    putHintBack();
  }
}
