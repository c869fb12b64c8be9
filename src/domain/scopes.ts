/** What an access token for the Management API has to be allowed. Pure. */

/** What each call needs. */
export const SCOPE_OF = {
  readUser: 'read:current_user',
  mergeMetadata: 'update:current_user_metadata',
  link: 'update:current_user_identities',
  unlink: 'update:current_user_identities',
} as const;

/** Without these nothing here works. */
export const REQUIRED_SCOPES: readonly string[] = [...new Set(Object.values(SCOPE_OF))];

/** `create:` is what a user's very first metadata needs. */
export const ASKED_SCOPES = [...REQUIRED_SCOPES, 'create:current_user_metadata'].join(' ');
