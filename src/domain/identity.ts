/** Accounts, the identities they are made of, and how a person recognises them. Pure. */

/** A user's id as in `sub`: `{provider}|{id at the provider}`; the second part may hold pipes too. */
export type UserId = string;

/** What is known of the person behind an identity. `null` where the tenant does not say. */
export interface Person {
  readonly name: string | null;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly phone: string | null;
  readonly phoneVerified: boolean;
  readonly picture: string | null;
}

/** One login of an account. */
export interface Identity {
  readonly id: UserId;
  /** For example `google-oauth2`; `oauth2` for every custom social connection. */
  readonly provider: string;
  readonly connection: string;
  readonly person: Person;
  /** When it was linked, ISO 8601; left out where nobody knows, as with Auth0's own API. */
  readonly linkedAt?: string;
}

export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A user's `user_metadata`. */
export type Metadata = { readonly [key: string]: JsonValue };

/** An account: `identities[0]` is its primary identity and gives it its id. */
export interface Account {
  readonly id: UserId;
  readonly person: Person;
  readonly identities: readonly Identity[];
  readonly metadata: Metadata;
}

export const hasIdentity = (identities: readonly Identity[], id: UserId): boolean =>
  identities.some((identity) => identity.id === id);

/** How to name a person to the user: e-mail, else phone, else name; `null` when nothing is known. */
export const whoIs = (person: Person): string | null => person.email ?? person.phone ?? person.name;

/** The name to show for an identity, at worst its id. */
export const nameOf = (identity: Pick<Identity, 'id' | 'person'>): string =>
  whoIs(identity.person) ?? identity.id;

/**
 * The link and unlink calls answer with identities of which the primary has no profile. Fills in
 * each identity what is already known of it.
 *
 * @see [Link user accounts](https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts)
 */
export function withKnownPersons(
  identities: readonly Identity[],
  known: readonly Identity[],
): readonly Identity[] {
  return identities.map((identity) => {
    if (whoIs(identity.person) !== null) return identity;
    const person = known.find(({ id }) => id === identity.id)?.person;
    return person === undefined ? identity : { ...identity, person };
  });
}
