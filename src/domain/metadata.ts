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

/** First-level keys to set; `null` deletes one. */
export type MetadataPatch = Metadata;

/** What merging will write, and what takes it back. */
export interface MetadataPlan {
  readonly patch: MetadataPatch;
  readonly undo: MetadataPatch;
}

/** Both merged, deeply through plain objects; where both say something, `preferred` wins. */
export function mergeMetadata(preferred: Metadata, other: Metadata): Metadata {
  return fromEntries(
    keysOfBoth(preferred, other).map((key) => [
      key,
      mergeValues(ownValue(preferred, key), ownValue(other, key)),
    ]),
  );
}

function mergeValues(preferred: JsonValue | undefined, other: JsonValue | undefined): JsonValue {
  if (preferred === undefined) return other ?? null;
  return isPlainObject(preferred) && isPlainObject(other)
    ? mergeMetadata(preferred, other)
    : preferred;
}

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

export function isPlainObject(value: unknown): value is Metadata {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Equal as JSON: the order of an object's keys does not matter. */
export function isEqual(one: JsonValue, other: JsonValue): boolean {
  if (one === other) return true;
  if (Array.isArray(one) || Array.isArray(other)) {
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
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
