/** The Management API's users and identities → ours: checked once, here. */
import type { Account, Identity, Metadata, Person } from '../domain/identity.ts';
import { isPlainObject } from '../domain/plainObject.ts';
import { unreadableAnswer } from './http.ts';

type Fields = Readonly<Record<string, unknown>>;

/** @throws server when it is no user */
export function parseUser(json: unknown): Account {
  const user = fieldsOf(json);
  const id = requireText(user.user_id);
  const identities = parseIdentities(user.identities, id);
  const person = parsePerson(user);
  return {
    id,
    person,
    identities: identities.map((identity) =>
      identity.id === id ? { ...identity, person } : identity,
    ),
    metadata: parseMetadata(user.user_metadata),
  };
}

/**
 * A success that does not answer with the user has not come from the API: nothing was stored.
 *
 * @throws server
 */
export function requireUser(json: unknown, id: string): void {
  if (fieldsOf(json).user_id !== id) throw unreadableAnswer();
}

/**
 * The identities of a user, the primary's first, of which `primaryId` must be one.
 *
 * @throws server when they are not
 */
export function parseIdentities(json: unknown, primaryId: string): readonly Identity[] {
  if (!Array.isArray(json)) throw unreadableAnswer();
  const identities = json.map(parseIdentity);
  if (identities[0]?.id !== primaryId) throw unreadableAnswer();
  return identities;
}

function parseIdentity(json: unknown): Identity {
  const { provider, user_id: userId, connection, profileData, linked_at: at } = fieldsOf(json);
  const linkedAt = textOf(at);
  // GitHub's ids are numbers on the wire
  const idAtProvider = typeof userId === 'number' ? String(userId) : requireText(userId);
  return {
    id: `${requireText(provider)}|${idAtProvider}`,
    provider: requireText(provider),
    connection: requireText(connection),
    person: parsePerson(profileData instanceof Object ? fieldsOf(profileData) : {}),
    ...(linkedAt !== null && isDate(linkedAt) && { linkedAt }),
  };
}

function parsePerson(fields: Fields): Person {
  return {
    name: textOf(fields.name) ?? textOf(fields.nickname) ?? textOf(fields.username),
    email: textOf(fields.email),
    emailVerified: fields.email_verified === true,
    phone: textOf(fields.phone_number),
    phoneVerified: fields.phone_verified === true,
    picture: textOf(fields.picture),
  };
}

/** A user without metadata has no such field. */
function parseMetadata(json: unknown): Metadata {
  if (json === undefined || json === null) return {};
  if (!isPlainObject(json)) throw unreadableAnswer();
  return json;
}

function fieldsOf(json: unknown): Fields {
  if (typeof json !== 'object' || json === null) throw unreadableAnswer();
  return json as Fields;
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

const isDate = (text: string): boolean => !Number.isNaN(Date.parse(text));

function requireText(value: unknown): string {
  const text = textOf(value);
  if (text === null) throw unreadableAnswer();
  return text;
}
