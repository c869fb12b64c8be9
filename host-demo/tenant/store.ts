/** The tenant's users, in memory. Users are replaced, never changed in place. */
import { hasIdentity } from './identities.ts';
import { seedPeople, type User } from './people.ts';

export type UserStore = ReturnType<typeof createUserStore>;

export function createUserStore() {
  let users = seeded();
  return {
    list: (): User[] => [...users.values()],
    get: (id: string): User | undefined => users.get(id),
    /** The user an identity signs in: after a link that is the primary, whichever login is used. */
    ownerOf: (key: string): User | undefined =>
      [...users.values()].find((user) => hasIdentity(user, key)),
    put: (user: User): void => void users.set(user.user_id, user),
    remove: (id: string): void => void users.delete(id),
    reset: (): void => void (users = seeded()),
  };
}

const seeded = () => new Map(seedPeople().map((user) => [user.user_id, user]));
