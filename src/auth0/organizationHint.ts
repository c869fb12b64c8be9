/**
 * auth0-spa-js remembers the host's organization in a cookie named after the client id. The second
 * client shares that id, and its login, which is for no organization, removes the cookie.
 *
 * @see [Organizations](https://auth0.com/docs/manage-users/organizations)
 */

const DAY_SECONDS = 24 * 60 * 60;

/** Remembers the hint as it stands now. @returns puts it back, where it was touched meanwhile */
export function rememberOrganizationHint(clientId: string): () => void {
  const names = ['', '_legacy_'].map((prefix) => `${prefix}auth0.${clientId}.organization_hint`);
  const before = names.map((name) => [name, cookieValue(name)] as const);
  return () => {
    for (const [name, value] of before) {
      if (value !== null && cookieValue(name) !== value) document.cookie = asCookie(name, value);
    }
  };
}

/** As it stands in `document.cookie`, still encoded. */
function cookieValue(name: string): string | null {
  const start = `${name}=`;
  const found = document.cookie.split('; ').find((cookie) => cookie.startsWith(start));
  return found?.slice(start.length) ?? null;
}

function asCookie(name: string, value: string): string {
  const site = window.location.protocol === 'https:' ? '; Secure; SameSite=None' : '';
  return `${name}=${value}; Path=/; Max-Age=${DAY_SECONDS}${name.startsWith('_') ? '' : site}`;
}
