/**
 * The login by redirect that this page came back from. The code is taken off the address before
 * anything else looks at it, and spent when the flow is there: `redirectLogin.ts`.
 */
import { isLinkCallback } from '../domain/linkCallback.ts';
import { parseRecord, type RedirectRecord } from '../domain/redirectRecord.ts';

/** In between there is a record in `sessionStorage`, of no secrets. */
export const STORAGE_KEY = 'link-accounts:redirect';

export interface ReturnedLogin {
  readonly record: RedirectRecord;
  /** The callback's address, with the code in it. */
  readonly url: string;
  /** Somebody goes on with it: the code may be spent once only. */
  isTakenUp: boolean;
}

/** Outside of any mount: a host may mount twice before the list has been read once. */
let returnedLogin: ReturnedLogin | null = null;

/**
 * Takes code and state off the address and the record out of the storage: both count once.
 *
 * @returns whether somebody has come back from such a login, with a record or without
 */
export function takeReturnedLogin(callbackPath: string, now: Date): boolean {
  const url = window.location.href;
  if (!isLinkCallback(url, callbackPath)) return false;
  const record = parseRecord(sessionStorage.getItem(STORAGE_KEY), now);
  sessionStorage.removeItem(STORAGE_KEY);
  window.history.replaceState(null, '', record?.returnTo ?? callbackPath);
  if (record !== null) returnedLogin = { record, url, isTakenUp: false };
  return true;
}

/** What came back, taken up or not. */
export const lastReturnedLogin = (): ReturnedLogin | null => returnedLogin;

/** What came back, as long as nobody has taken it up. */
export const waitingLogin = (): RedirectRecord | null =>
  returnedLogin?.isTakenUp === false ? returnedLogin.record : null;
