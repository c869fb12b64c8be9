/**
 * Signing in the second account without a pop-up: this page is left for the tenant, and the page
 * at the callback path goes on. In between there is a record in `sessionStorage`, of no secrets;
 * the code is taken off the address before anything else looks at it.
 */
import { encodeRecord, parseRecord, type RedirectRecord } from '../domain/redirectRecord.ts';
import { isLinkCallback } from '../domain/linkCallback.ts';
import type { SecondarySignIn } from '../domain/ports.ts';
import { linkAccountsError } from '../errors.ts';
import type { Auth0Dependencies } from './dependencies.ts';
import { rememberOrganizationHint } from './organizationHint.ts';
import { authorizationParamsOf, completedLogin, createSecondClient } from './secondClient.ts';
import { translateSdkError } from './translateError.ts';

const STORAGE_KEY = 'link-accounts:redirect';

type FinishedLogin = Awaited<ReturnType<typeof completedLogin>>;

interface ReturnedLogin {
  readonly record: RedirectRecord;
  /** The callback's address, with the code in it. */
  readonly url: string;
  /** The login, once it is being finished: the code may be spent once only. */
  finishing: Promise<FinishedLogin> | null;
}

/** Outside of any mount: a host may mount twice before the list has been read once. */
let returnedLogin: ReturnedLogin | null = null;

export function createRedirectLogin(
  dependencies: Auth0Dependencies,
): Pick<SecondarySignIn, 'leave' | 'returned' | 'resume'> {
  const { auth0, tenant, vault, now, callbackPath } = dependencies;
  returnedLogin = takeReturnedLogin(callbackPath, now()) ?? returnedLogin;

  return {
    async leave({ userId, connection, mayBecomePrimary }, { signal }) {
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

    returned: () => (returnedLogin?.finishing === null ? returnedLogin.record : null),

    async resume({ signal }) {
      if (returnedLogin === null) throw linkAccountsError({ code: 'login_failed' });
      returnedLogin.finishing ??= finish(returnedLogin, dependencies);
      const { login, tokens } = await returnedLogin.finishing;
      signal.throwIfAborted(); // "Cancel" may have come while the last answer was under way
      vault.keep('secondary', tokens);
      return login;
    },
  };
}

/** Takes code and state off the address and the record out of the storage: both count once. */
function takeReturnedLogin(callbackPath: string, now: Date): ReturnedLogin | null {
  const url = window.location.href;
  if (!isLinkCallback(url, callbackPath)) return null;
  const record = parseRecord(sessionStorage.getItem(STORAGE_KEY), now);
  sessionStorage.removeItem(STORAGE_KEY);
  window.history.replaceState(null, '', record?.returnTo ?? callbackPath);
  return record === null ? null : { record, url, finishing: null };
}

async function finish(
  { record, url }: ReturnedLogin,
  { auth0, tenant }: Auth0Dependencies,
): Promise<FinishedLogin> {
  const putHintBack = rememberOrganizationHint(tenant.clientId);
  try {
    const client = createSecondClient(auth0, tenant);
    await client.handleRedirectCallback(url);
    return await completedLogin(client, tenant, record, record.startedAt);
  } catch (thrown) {
    throw translateSdkError(thrown, true);
  } finally {
    putHintBack();
  }
}
