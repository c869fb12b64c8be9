/** Which addresses belong to a login that this module began by redirect. Pure. */

/** Where such a login comes back to, unless the host says otherwise. */
export const DEFAULT_CALLBACK_PATH = '/link-accounts-callback';

/**
 * Whether `url` is the answer to a login by redirect of this module. A host's own handling of
 * callbacks has to leave it alone: it would sign in the second account in place of its user.
 *
 * @param callbackPath the prop, where the host has set it
 *
 * @example
 * import { isLinkCallback } from 'link-accounts/loader';
 * if (!isLinkCallback(location.href) && hasAuthParams()) await auth0.handleRedirectCallback();
 */
export function isLinkCallback(url: string, callbackPath = DEFAULT_CALLBACK_PATH): boolean {
  const { pathname, searchParams } = new URL(url);
  const isAnswer = searchParams.has('code') || searchParams.has('error');
  return pathname === callbackPath && searchParams.has('state') && isAnswer;
}
