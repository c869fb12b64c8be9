/** The scopes a single-page app can get, and the claims they stand for. */
import type { User } from './people.ts';

/** Of the Management API's scopes these alone; others asked for are left out without a word. */
export const MANAGEMENT_SCOPES = [
  'read:current_user',
  'update:current_user_identities',
  'create:current_user_metadata',
  'update:current_user_metadata',
  'delete:current_user_metadata',
];

/** What a machine-to-machine client may do, to every user. */
export const MACHINE_SCOPES = ['read:users', 'update:users'];

export const OIDC_SCOPES = ['openid', 'profile', 'email', 'phone', 'offline_access'];

export const CLAIMS_BY_SCOPE: Record<string, string[]> = {
  openid: ['sub'],
  profile: ['name', 'nickname', 'picture', 'updated_at', 'phone_number', 'phone_number_verified'],
  email: ['email', 'email_verified'],
  phone: ['phone_number', 'phone_number_verified'],
};

export interface Claims {
  sub: string;
  [name: string]: unknown;
}

export function claimsOf(user: User): Claims {
  const { name, nickname, picture, updated_at, email, email_verified, phone_number } = user;
  const phone = phone_number && { phone_number, phone_number_verified: user.phone_verified };
  const shown = { name, nickname, picture, updated_at, email, email_verified, ...(phone || {}) };
  return { sub: user.user_id, ...shown };
}

export function claimsForScopes(user: User, scopes: Iterable<string>): Claims {
  const names = new Set([...scopes].flatMap((scope) => CLAIMS_BY_SCOPE[scope] ?? []));
  const claims = Object.entries(claimsOf(user)).filter(([name]) => names.has(name));
  return { ...Object.fromEntries(claims), sub: user.user_id };
}
