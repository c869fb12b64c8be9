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

/** A user's very first metadata needs the second one. */
export const METADATA_SCOPES: readonly string[] = [
  SCOPE_OF.mergeMetadata,
  'create:current_user_metadata',
];

export const ASKED_SCOPES = [...new Set([...REQUIRED_SCOPES, ...METADATA_SCOPES])].join(' ');
