/**
 * What a login by redirect leaves behind for the page that comes back: a small versioned record,
 * no token and no code in it. Encoding and checking only; storing it is the adapter's. Pure.
 */
import type { UserId } from './identity.ts';

export interface RedirectRecord {
  readonly version: 1;
  /** The host's user who began; coming back as somebody else stops the flow. */
  readonly userId: UserId;
  /** How that user is called, for "Sign in again as …". */
  readonly who: string;
  readonly connection: string | null;
  readonly mayBecomePrimary: boolean;
  /** Where the flow began, as path, query and fragment. */
  readonly returnTo: string;
  readonly startedAt: Date;
}

/** As long as a login in a pop-up may take, and a little more for the two page loads. */
export const RECORD_LIFETIME_MS = 10 * 60_000;

export const encodeRecord = (record: RedirectRecord): string => JSON.stringify(record);

/** The record, or `null` for anything that is not exactly one, of this version, and recent. */
export function parseRecord(text: string | null, now: Date): RedirectRecord | null {
  const fields = fieldsOf(text);
  if (fields === null || !isRecord(fields)) return null;
  const startedAt = new Date(fields.startedAt);
  const ageMs = now.getTime() - startedAt.getTime();
  return ageMs >= 0 && ageMs <= RECORD_LIFETIME_MS ? { ...fields, startedAt } : null;
}

type StoredRecord = Omit<RedirectRecord, 'startedAt'> & { readonly startedAt: string };

const FIELDS: { readonly [Field in keyof StoredRecord]: (value: unknown) => boolean } = {
  version: (value) => value === 1,
  userId: isText,
  who: isText,
  connection: (value) => value === null || isText(value),
  mayBecomePrimary: (value) => typeof value === 'boolean',
  // a path of this very site: "//elsewhere" would be another one, also with a tab or a line break
  // between the slashes, which browsers leave out
  returnTo: (value) => isText(value) && /^\/(?![/\\])[^\t\n\r]*$/.test(value),
  // a text that is no time has no age, so it is not recent
  startedAt: isText,
};

function isRecord(
  fields: Readonly<Record<string, unknown>>,
): fields is StoredRecord & typeof fields {
  const names = Object.keys(FIELDS) as (keyof StoredRecord)[];
  return (
    Object.keys(fields).length === names.length &&
    names.every((name) => Object.hasOwn(fields, name) && FIELDS[name](fields[name]))
  );
}

function fieldsOf(text: string | null): Readonly<Record<string, unknown>> | null {
  try {
    const parsed: unknown = JSON.parse(text ?? 'null');
    return parsed instanceof Object ? (parsed as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
