import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue, Metadata } from '../../src/domain/identity.ts';
import {
  conflictKey,
  conflictsOf,
  isEmptyPatch,
  isEqual,
  mergeByChoices,
  mergeMetadata,
  planMetadata,
  refusedKeys,
  type MetadataChoices,
  type MetadataPatch,
  type MetadataStrategy,
} from '../../src/domain/metadata.ts';
import { isPlainObject } from '../../src/domain/plainObject.ts';
import { proposeMetadata } from '../../src/domain/planMetadata.ts';
import type { Side } from '../../src/errors.ts';
import { people } from '../../src/testing/people.ts';

/** What Auth0 does with a patch: first level only, `null` deletes. */
function store(before: Metadata, patch: MetadataPatch): Metadata {
  const after = { ...before, ...patch };
  return Object.fromEntries(Object.entries(after).filter(([, value]) => value !== null));
}

describe('merged metadata', () => {
  it('keeps what the preferred account says and adds what only the other has, deeply', () => {
    expect(mergeMetadata(people.ada.metadata, people.adaGoogle.metadata)).toEqual({
      theme: 'dark',
      language: 'en',
      newsletter: true,
      address: { city: 'London', country: 'UK' },
    });
  });

  it.each<[string, Metadata, Metadata, Metadata]>([
    ['replaces arrays whole', { tags: ['a'] }, { tags: ['b', 'c'] }, { tags: ['a'] }],
    ['takes an object over a plain value as one', { a: 1 }, { a: { b: 2 } }, { a: 1 }],
    ['keeps an explicit false', { a: false }, { a: true }, { a: false }],
    ['keeps an empty object of its own', { a: {} }, { a: { b: 1 } }, { a: { b: 1 } }],
  ])('%s', (_, preferred, other, merged) => {
    expect(mergeMetadata(preferred, other)).toEqual(merged);
  });

  it('treats __proto__ and its kin as plain keys', () => {
    const hostile = JSON.parse(
      '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}',
    ) as Metadata;
    const merged = mergeMetadata({ a: 1 }, hostile);
    expect(Object.hasOwn(merged, '__proto__')).toBe(true);
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
    expect((merged as Record<string, unknown>).isAdmin).toBeUndefined();
  });
});

describe('a choice', () => {
  it('of the secondary takes nothing from the primary where the secondary says nothing', () => {
    const choices = { '["theme"]': 'secondary', '["address","city"]': 'secondary' } as const;
    const primary = { theme: 'dark', address: { city: 'London' } };
    expect(mergeByChoices(primary, { address: {} }, choices)).toEqual(primary);
  });
});

describe('two values', () => {
  it.each<[string, JsonValue, JsonValue, boolean]>([
    ['the same text', 'a', 'a', true],
    ['a number and its text', 1, '1', false],
    ['nothing and false', null, false, false],
    ['objects in another order', { a: 1, b: [2] }, { b: [2], a: 1 }, true],
    ['an object with a key more', { a: 1 }, { a: 1, b: 2 }, false],
    ['an object with another key', { a: null }, { b: null }, false],
    ['arrays in another order', [1, 2], [2, 1], false],
    ['an array that goes on', [1], [1, 2], false],
    ['an array that goes on with null', [1], [1, null], false],
    ['an empty array and an empty object', [], {}, false],
    ['an array and the object that looks like it', ['a'], { 0: 'a' }, false],
  ])('are equal as JSON or not, from either side: %s', (_, one, other, equal) => {
    expect(isEqual(one, other)).toBe(equal);
    expect(isEqual(other, one)).toBe(equal);
  });
});

describe('a plain object', () => {
  class Settings {
    readonly theme = 'dark';
  }

  it.each<[string, unknown, boolean]>([
    ['a literal', {}, true],
    ['one without a prototype', Object.create(null), true],
    ['an array', [], false],
    ['an instance of a class', new Settings(), false],
    ['a date', new Date(0), false],
    ['null', null, false],
    ['text', 'text', false],
    ['a function', () => undefined, false],
  ])('is what JSON calls an object: %s → %s', (_, value, isPlain) => {
    expect(isPlainObject(value)).toBe(isPlain);
  });
});

describe('a metadata plan', () => {
  it('holds only the first-level keys that change, whole', () => {
    const { ada, adaGoogle } = people;
    const merged = mergeMetadata(ada.metadata, adaGoogle.metadata);
    expect(planMetadata(ada.metadata, merged)).toEqual({
      patch: { newsletter: true, address: { city: 'London', country: 'UK' } },
      undo: { newsletter: null, address: { city: 'London' } },
    });
  });

  it('is empty when the other account adds nothing', () => {
    expect(isEmptyPatch(planMetadata({ a: { b: 1, c: 2 } }, { a: { c: 2, b: 1 } }).patch)).toBe(
      true,
    );
  });

  it('is not empty when it changes anything, also when it only deletes', () => {
    expect(isEmptyPatch(planMetadata({}, { a: 1 }).patch)).toBe(false);
    expect(isEmptyPatch(planMetadata({ a: 1 }, {}).patch)).toBe(false);
  });

  it('names keys that cannot be stored, at any depth', () => {
    expect(refusedKeys({ 'a.b': 1, nested: [{ $set: 2 }], fine: true })).toEqual(['a.b', '$set']);
  });
});

const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>;
/** As Auth0 stores it: no `null` on the first level. */
const metadata = fc
  .dictionary(fc.oneof(fc.string(), fc.constant('__proto__'), fc.constant('constructor')), json)
  .map((entries): Metadata =>
    Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== null)),
  );

/** As Auth0 can store it: no key has a `.` or a `$`. */
const storable = metadata.filter((value) => refusedKeys(value).length === 0);

describe('for any metadata', () => {
  it('merging never loses or changes a value of the preferred account', () => {
    const holds = (merged: JsonValue | undefined, preferred: JsonValue): boolean =>
      isPlainObject(preferred)
        ? isPlainObject(merged) &&
          Object.entries(preferred).every(([key, value]) => holds(merged[key], value))
        : merged !== undefined && isEqual(merged, preferred);
    fc.assert(fc.property(metadata, metadata, (one, two) => holds(mergeMetadata(one, two), one)));
  });

  it('merging has the same keys whichever account is preferred', () => {
    fc.assert(
      fc.property(metadata, metadata, (one, two) => {
        const keys = (merged: Metadata) => Object.keys(merged).sort();
        expect(keys(mergeMetadata(one, two))).toEqual(keys(mergeMetadata(two, one)));
      }),
    );
  });

  it('storing the patch gives the merged metadata, and storing the undo gives the original back', () => {
    fc.assert(
      fc.property(metadata, metadata, (before, other) => {
        const merged = mergeMetadata(before, other);
        const { patch, undo } = planMetadata(before, merged);
        const after = store(before, patch);
        expect(isEqual(after, merged)).toBe(true);
        expect(isEqual(store(after, undo), before)).toBe(true);
      }),
    );
  });

  /** The same answer to every question. */
  const choosing = (side: Side, one: Metadata, two: Metadata): MetadataChoices =>
    Object.fromEntries(conflictsOf(one, two).map((conflict) => [conflictKey(conflict), side]));

  it.each<[Side, (primary: Metadata, secondary: Metadata) => Metadata]>([
    ['primary', (primary, secondary) => mergeMetadata(primary, secondary)],
    ['secondary', (primary, secondary) => mergeMetadata(secondary, primary)],
  ])('choosing the %s everywhere is preferring that account', (side, preferring) => {
    fc.assert(
      fc.property(metadata, metadata, (one, two) => {
        const merged = mergeByChoices(one, two, choosing(side, one, two));
        expect(isEqual(merged, preferring(one, two))).toBe(true);
      }),
    );
  });

  it('each choice counts for its own place, and for no other', () => {
    const at = (value: JsonValue | undefined, path: readonly string[]): JsonValue | undefined =>
      path.reduce<JsonValue | undefined>(
        (place, key) => (isPlainObject(place) ? place[key] : undefined),
        value,
      );
    fc.assert(
      fc.property(metadata, metadata, fc.infiniteStream(fc.boolean()), (one, two, coins) => {
        const conflicts = conflictsOf(one, two);
        const sides = conflicts.map((): Side => (coins.next().value ? 'primary' : 'secondary'));
        const choices = Object.fromEntries(
          conflicts.map((conflict, index) => [conflictKey(conflict), sides[index] ?? 'primary']),
        );
        const merged = mergeByChoices(one, two, choices);
        conflicts.forEach((conflict, index) => {
          expect(at(merged, conflict.path)).toEqual(conflict[sides[index] ?? 'primary']);
        });
      }),
    );
  });

  it('a value equals what JSON makes of it, and nothing that JSON writes otherwise', () => {
    const copy = (value: JsonValue) => JSON.parse(JSON.stringify(value)) as JsonValue;
    fc.assert(
      fc.property(json, json, (one, other) => {
        expect(isEqual(one, copy(one))).toBe(true);
        expect(isEqual(one, other)).toBe(isDeepStrictEqual(copy(one), copy(other)));
      }),
    );
  });

  it('nothing is asked where both accounts say the same', () => {
    fc.assert(
      fc.property(metadata, metadata, (one, two) => {
        expect(conflictsOf(one, structuredClone(one))).toEqual([]);
        for (const { primary, secondary } of conflictsOf(one, two)) {
          expect(isEqual(primary, secondary)).toBe(false);
        }
      }),
    );
  });

  it('everything that preferring one or the other would change is asked about', () => {
    fc.assert(
      fc.property(metadata, metadata, (one, two) => {
        const isSame = isEqual(mergeMetadata(one, two), mergeMetadata(two, one));
        expect(conflictsOf(one, two).length === 0).toBe(isSame);
      }),
    );
  });

  it.each<[string, MetadataStrategy]>([
    ['keep-primary', 'keep-primary'],
    ['keep-secondary', 'keep-secondary'],
    ['ask', 'ask'],
    ['discard', 'discard'],
    ['a function that takes the other', (_, secondary) => secondary],
    ['a function that empties', () => ({})],
  ])('what %s has written is taken back to the letter', (_, strategy) => {
    fc.assert(
      fc.property(storable, storable, (one, two) => {
        const primary = { ...people.ada, metadata: one };
        const secondary = { ...people.adaGoogle, metadata: two };
        const { plan } = proposeMetadata({ primary, secondary, choices: null }, strategy);
        expect(isEqual(store(store(one, plan.patch), plan.undo), one)).toBe(true);
      }),
    );
  });
});
