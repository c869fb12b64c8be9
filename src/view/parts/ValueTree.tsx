import type { JsonValue } from '../../domain/identity.ts';
import { isPlainObject } from '../../domain/plainObject.ts';

/** A stored value as a person reads it: words and small lists, no braces. */
export function ValueTree({ value }: { readonly value: JsonValue }) {
  const entries = entriesOf(value);
  if (entries === null)
    return <bdi>{typeof value === 'string' ? value : JSON.stringify(value)}</bdi>;
  if (entries.length === 0) return <span>–</span>;
  return (
    <ul className="la-tree">
      {entries.map(([key, nested]) => (
        <li key={key}>
          {!Array.isArray(value) && (
            <span className="la-key">
              <bdi>{key}</bdi>:{' '}
            </span>
          )}
          <ValueTree value={nested} />
        </li>
      ))}
    </ul>
  );
}

function entriesOf(value: JsonValue): readonly (readonly [string, JsonValue])[] | null {
  if (Array.isArray(value)) {
    return value.map((item: JsonValue, index) => [String(index), item] as const);
  }
  return isPlainObject(value) ? Object.entries(value) : null;
}
