/** What linking and unlinking do to users. Pure: nothing here reads a clock or keeps anything. */
import type { Identity, Profile, User } from './people.ts';

type Key = Pick<Identity, 'provider' | 'user_id'>;

/** `provider|user_id`, the id a user has whose primary identity this is. */
export const identityKey = ({ provider, user_id }: Key): string => `${provider}|${user_id}`;

export const hasIdentity = (user: User, key: string): boolean =>
  user.identities.some((identity) => identityKey(identity) === key);

export const isPrimary = (user: User, key: string): boolean =>
  identityKey(user.identities[0]) === key;

/** What one identity shows of its owner: the root attributes for the primary, its own data else. */
export function profileOf(user: User, identity: Identity): Profile {
  return identity === user.identities[0] ? rootProfile(user) : (identity.profileData ?? {});
}

/**
 * The primary after the link. Linking is transitive: all identities of the secondary come along.
 * The secondary's `user_metadata` is dropped, and its profile moves into `profileData`.
 */
export function link(primary: User, secondary: User, now: string): User {
  const [first, ...others] = secondary.identities;
  const moved = { ...first, profileData: rootProfile(secondary) };
  return { ...primary, updated_at: now, identities: [...primary.identities, moved, ...others] };
}

/** The user without a secondary identity, and the separate user that this identity becomes. */
export function unlink(user: User, key: string, now: string): { remaining: User; freed: User } {
  const [primary, ...secondaries] = user.identities;
  const removed = secondaries.find((identity) => identityKey(identity) === key);
  if (removed === undefined) throw new Error(`${user.user_id} has no secondary identity ${key}`);
  const kept = secondaries.filter((identity) => identity !== removed);
  return {
    remaining: { ...user, updated_at: now, identities: [primary, ...kept] },
    freed: standalone(removed, now),
  };
}

/** A new user around an identity: its profile, and no metadata. */
function standalone({ profileData, ...identity }: Identity, now: string): User {
  const user_id = identityKey(identity);
  return { ...profileData, user_id, created_at: now, updated_at: now, identities: [identity] };
}

function rootProfile(user: User): Profile {
  const { user_id, created_at, updated_at, identities, user_metadata, blocked, ...profile } = user;
  return profile;
}
