/** How a PATCH changes `user_metadata`. Pure. */
import type { Metadata } from './people.ts';

/**
 * First level only: nested objects and arrays are replaced as a whole, `null` deletes a key, and an
 * empty object wipes everything.
 */
export function mergeMetadata(current: Metadata, patch: Metadata): Metadata {
  if (Object.keys(patch).length === 0) return {};
  const merged = Object.entries({ ...current, ...patch });
  return Object.fromEntries(merged.filter(([, value]) => value !== null));
}

/** The first key, at any depth, that the service cannot store. */
export function findForbiddenKey(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, nested] of Object.entries(value)) {
    const found = /[.$]/.test(key) ? key : findForbiddenKey(nested);
    if (found !== undefined) return found;
  }
  return undefined;
}
