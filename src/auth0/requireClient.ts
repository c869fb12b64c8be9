import { linkAccountsError } from '../errors.ts';

/**
 * What the host hands over has to be a client that linking can be built on.
 *
 * `getConfiguration` came with auth0-spa-js 2.12, which is as much of its age as a client shows: the
 * pop-up's check of origins, in 2.18.1, changed none of its members. That the host's copy has it too
 * is for the peer dependency to say.
 *
 * @throws configuration that says what was passed instead, and what to do
 */
export function requireClient(auth0: unknown): void {
  if (isObject(auth0) && 'getTokenSilently' in auth0 && 'getConfiguration' in auth0) return;
  const fix = `Pass the host's own Auth0Client (auth0-spa-js 2.18.1 or newer) as 'auth0', not ${wordsFor(auth0)}.`;
  throw linkAccountsError({ code: 'configuration', details: { fix } });
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function wordsFor(passed: unknown): string {
  if (typeof passed === 'function') return 'a function';
  if (!isObject(passed)) return String(passed);
  if ('then' in passed) return 'a promise of it: await createAuth0Client() first';
  if ('getTokenSilently' in passed) return 'one from before 2.12: update @auth0/auth0-spa-js';
  if ('getAccessTokenSilently' in passed) {
    return 'what useAuth0() returns: link-accounts/auth0-react hands over the client behind it';
  }
  return nameOf(passed);
}

/** Even of an object without a prototype, such as an imported namespace. */
function nameOf(passed: object): string {
  const { constructor } = passed as { readonly constructor?: { readonly name?: string } };
  return constructor?.name || 'an object';
}
