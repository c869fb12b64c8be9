/**
 * Merging two accounts' `user_metadata`, and the smallest patch that stores the result. Pure.
 *
 * Auth0 merges a patch on the first level only: nested objects are replaced whole, `null` deletes
 * a key, and a patch of `{}` would wipe everything. Hence a patch holds whole first-level values,
 * and an empty one is never sent.
 *
 * @see [Manage metadata using the Management API](https://auth0.com/docs/manage-users/user-accounts/metadata/manage-metadata-api)
 */
import type { JsonValue, Metadata } from './identity.ts';
import { isPlainObject } from './plainObject.ts';

/** First-level keys to set; `null` deletes one. */
export type MetadataPatch = Metadata;

/** What merging will write, and what takes it back. */
export interface MetadataPlan {
  readonly patch: MetadataPatch;
  readonly undo: MetadataPatch;
}

/** What the host wants done with both accounts' metadata. */
export type MetadataStrategy =
  | 'keep-primary'
  | 'keep-secondary'
  | 'ask'
  | 'discard'
  | ((primary: Metadata, secondary: Metadata) => Metadata);

/** A place where both accounts say something different, as the keys that lead there. */
export interface MetadataConflict {
  readonly path: readonly string[];
  readonly primary: JsonValue;
  readonly secondary: JsonValue;
}

/** Whose value the user keeps, by `conflictKey`. */
export type MetadataChoices = Readonly<Record<string, 'primary' | 'secondary'>>;

export const conflictKey = ({ path }: Pick<MetadataConflict, 'path'>): string =>
  JSON.stringify(path);

/** Every place, at any depth of plain objects, where the two differ and both say something. */
export function conflictsOf(
  primary: Metadata,
  secondary: Metadata,
  parents: readonly string[] = [],
): readonly MetadataConflict[] {
  return Object.keys(primary)
    .filter((key) => Object.hasOwn(secondary, key))
    .flatMap((key) => {
      const path = [...parents, key];
      const one = ownValue(primary, key) ?? null;
      const other = ownValue(secondary, key) ?? null;
      if (isPlainObject(one) && isPlainObject(other)) return conflictsOf(one, other, path);
      return isEqual(one, other) ? [] : [{ path, primary: one, secondary: other }];
    });
}

/** Both merged, and at each conflict the value that the user chose; the primary's by default. */
export function mergeByChoices(
  primary: Metadata,
  secondary: Metadata,
  choices: MetadataChoices,
  parents: readonly string[] = [],
): Metadata {
  return fromEntries(
    keysOfBoth(primary, secondary).map((key) => {
      const path = [...parents, key];
      const one = ownValue(primary, key);
      const other = ownValue(secondary, key);
      if (isPlainObject(one) && isPlainObject(other)) {
        return [key, mergeByChoices(one, other, choices, path)];
      }
      const takesOther = one === undefined || choices[conflictKey({ path })] === 'secondary';
      return [key, (takesOther && other !== undefined ? other : one) ?? null];
    }),
  );
}

/** Both merged, deeply through plain objects; where both say something, `preferred` wins. */
export const mergeMetadata = (preferred: Metadata, other: Metadata): Metadata =>
  mergeByChoices(preferred, other, {});

/** The patch that turns the stored `before` into `after`, and the one that turns it back. */
export function planMetadata(before: Metadata, after: Metadata): MetadataPlan {
  const changed = keysOfBoth(before, after).filter(
    (key) => !isEqual(ownValue(before, key) ?? null, ownValue(after, key) ?? null),
  );
  const valuesOf = (metadata: Metadata): MetadataPatch =>
    fromEntries(changed.map((key) => [key, ownValue(metadata, key) ?? null]));
  return { patch: valuesOf(after), undo: valuesOf(before) };
}

export const isEmptyPatch = (patch: MetadataPatch): boolean => Object.keys(patch).length === 0;

/** Keys, at any depth, that Auth0 refuses to store: those with a `.` or a `$`. */
export function refusedKeys(value: JsonValue): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(refusedKeys);
  if (!isPlainObject(value)) return [];
  return Object.entries(value).flatMap(([key, nested]) => [
    ...(/[.$]/.test(key) ? [key] : []),
    ...refusedKeys(nested),
  ]);
}

/** Equal as JSON: the order of an object's keys does not matter. */
export function isEqual(one: JsonValue, other: JsonValue): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return (
      one.length === other.length &&
      one.every((item: JsonValue, index) => isEqual(item, (other as JsonValue[])[index] ?? null))
    );
  }
  if (!isPlainObject(one) || !isPlainObject(other)) return false;
  return (
    Object.keys(one).length === Object.keys(other).length &&
    Object.keys(one).every(
      (key) => Object.hasOwn(other, key) && isEqual(one[key] ?? null, other[key] ?? null),
    )
  );
}

const ownValue = (metadata: Metadata, key: string): JsonValue | undefined =>
  Object.hasOwn(metadata, key) ? metadata[key] : undefined;

const keysOfBoth = (one: Metadata, other: Metadata): string[] => [
  ...new Set([...Object.keys(one), ...Object.keys(other)]),
];

/** `Object.fromEntries` defines own properties, so a key `__proto__` stays a plain key. */
const fromEntries = (entries: readonly (readonly [string, JsonValue])[]): Metadata =>
  Object.fromEntries(entries);
