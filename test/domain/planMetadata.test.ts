import { describe, expect, it, vi } from 'vitest';
import type { Metadata } from '../../src/domain/identity.ts';
import type { MetadataChoices, MetadataStrategy } from '../../src/domain/metadata.ts';
import { proposeMetadata } from '../../src/domain/planMetadata.ts';
import { isLinkAccountsError, type AnyLinkAccountsError } from '../../src/errors.ts';
import { people } from '../../src/testing/people.ts';

const { ada, adaGoogle } = people;

const propose = (
  strategy: MetadataStrategy,
  { primary = ada.metadata, secondary = adaGoogle.metadata }: Record<string, Metadata> = {},
  choices: MetadataChoices | null = null,
) =>
  proposeMetadata(
    {
      primary: { ...ada, metadata: primary },
      secondary: { ...adaGoogle, metadata: secondary },
      choices,
    },
    strategy,
  );

/** A host's function in JavaScript, which may return anything. */
const returning = (value: unknown): MetadataStrategy => (() => value) as MetadataStrategy;

function refusalOf(act: () => unknown): AnyLinkAccountsError {
  try {
    act();
  } catch (thrown) {
    if (isLinkAccountsError(thrown)) return thrown;
    throw thrown;
  }
  throw new Error('It was not refused.');
}

const parsed = (json: string) => JSON.parse(json) as Metadata;

describe('the strategy', () => {
  const both = { city: 'London', country: 'UK' };

  it.each<[MetadataStrategy, Metadata, Metadata]>([
    [
      'keep-primary',
      { address: both, newsletter: true },
      { address: { city: 'London' }, newsletter: null },
    ],
    [
      'keep-secondary',
      { address: both, newsletter: true, theme: 'light' },
      { address: { city: 'London' }, newsletter: null, theme: 'dark' },
    ],
    ['discard', {}, {}],
    [
      (primary, secondary) => ({ ...primary, theme: secondary.theme ?? null }),
      { theme: 'light' },
      { theme: 'dark' },
    ],
    [
      () => ({}),
      { theme: null, language: null, address: null },
      { theme: 'dark', language: 'en', address: { city: 'London' } },
    ],
  ])('%s writes only what changes, and knows the way back', (strategy, patch, undo) => {
    expect(propose(strategy)).toEqual({ plan: { patch, undo }, conflicts: [] });
  });

  it('ask names what both say differently, and proposes the primary’s', () => {
    const { plan, conflicts } = propose('ask');
    expect(conflicts).toEqual([{ path: ['theme'], primary: 'dark', secondary: 'light' }]);
    expect(plan).toEqual(propose('keep-primary').plan);
  });

  it('ask has nothing to ask where the accounts do not contradict each other', () => {
    expect(propose('ask', { secondary: { newsletter: true } }).conflicts).toEqual([]);
  });

  it('ask names a contradiction in depth by the keys that lead there', () => {
    const { conflicts } = propose('ask', {
      primary: { a: { b: { c: 1 }, same: [1] } },
      secondary: { a: { b: { c: 2 }, same: [1] } },
    });
    expect(conflicts).toEqual([{ path: ['a', 'b', 'c'], primary: 1, secondary: 2 }]);
  });

  it.each<[MetadataChoices, unknown]>([
    [{ '["theme"]': 'secondary' }, 'light'],
    [{ '["theme"]': 'primary' }, undefined],
    [{}, undefined],
    [{ '["somethingElse"]': 'secondary' }, undefined],
  ])('ask, once answered with %j, asks no more and writes the theme as %s', (choices, theme) => {
    const { plan, conflicts } = propose('ask', {}, choices);
    expect(conflicts).toEqual([]);
    expect(plan.patch.theme).toBe(theme);
  });
});

describe('a host’s function', () => {
  class Settings {
    readonly theme = 'dark';
  }

  it.each<[string, unknown]>([
    ['an array', []],
    ['nothing', undefined],
    ['null', null],
    ['text', 'dark'],
    ['an instance of a class', new Settings()],
    ['a promise', Promise.resolve({})],
    ['a map', new Map()],
    ['something that becomes text as JSON', { toJSON: () => 'text' }],
    ['a number that JSON does not know', { theme: 1n }],
  ])('that returns %s is a mistake of the host', (_, value) => {
    expect(refusalOf(() => propose(returning(value)))).toMatchObject({
      code: 'configuration',
      details: { fix: expect.stringContaining("'metadata'") as string },
    });
  });

  it('that returns no object is told to return one', () => {
    expect(refusalOf(() => propose(returning('dark'))).details).toEqual({
      fix: "The function 'metadata' has to return a plain object; it returned something else.",
    });
  });

  it('that throws is a mistake of the host, and its words stay outside', () => {
    const error = refusalOf(() =>
      propose(() => {
        throw new TypeError('not for the log');
      }),
    );
    expect(error).toMatchObject({
      code: 'configuration',
      details: { fix: "The function 'metadata' has to return a plain object; it threw." },
      cause: { name: 'TypeError' },
    });
    expect(JSON.stringify(error)).not.toContain('not for the log');
  });

  it('that returns a promise is told once: its rejection, later, is nobody’s to handle', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    try {
      const rejection = returning(Promise.reject(new Error('too late')));
      expect(refusalOf(() => propose(rejection)).code).toBe('configuration');
      await new Promise((resolve) => setTimeout(resolve));
      expect(unhandled).not.toHaveBeenCalled();
    } finally {
      process.off('unhandledRejection', unhandled);
    }
  });

  it('that returns itself inside itself is a mistake of the host', () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    expect(refusalOf(() => propose(returning(circular))).code).toBe('configuration');
  });

  it.each<[string, unknown, Metadata]>([
    ['not a number', { theme: NaN }, { theme: null }],
    ['undefined', { theme: undefined }, { theme: null }],
    ['a function', { theme: () => 'dark' }, { theme: null }],
    ['a date', { theme: new Date(0) }, { theme: '1970-01-01T00:00:00.000Z' }],
    ['null for what nobody has', { theme: 'dark', ghost: null }, {}],
    ['null for what is stored', { theme: null }, { theme: null }],
    ['undefined in depth', { theme: { a: undefined, b: [undefined] } }, { theme: { b: [null] } }],
  ])('is taken as JSON: %s', (_, value, patch) => {
    const { plan } = propose(returning(value), { primary: { theme: 'dark' } });
    expect(plan.patch).toEqual(patch);
  });

  it('cannot change the accounts that it is shown', () => {
    const primary = { address: { city: 'London' } };
    const secondary = { address: { city: 'Paris' } };
    const { plan } = propose(
      (one, other) => {
        Object.assign(one.address as object, { city: 'Rome' });
        Object.assign(other.address as object, { city: 'Rome' });
        return one;
      },
      { primary, secondary },
    );
    expect([primary, secondary]).toEqual([
      { address: { city: 'London' } },
      { address: { city: 'Paris' } },
    ]);
    expect(plan).toEqual({
      patch: { address: { city: 'Rome' } },
      undo: { address: { city: 'London' } },
    });
  });

  it('is not asked about', () => {
    expect(propose((primary) => ({ ...primary })).conflicts).toEqual([]);
  });
});

describe('keys that Auth0 cannot store', () => {
  it.each<[string, Metadata, readonly string[]]>([
    ['a dot', { 'a.b': 1 }, ['a.b']],
    ['a dollar', { $set: 1 }, ['$set']],
    ['in depth, and several', { fine: { 'a.b': [{ c$: 1 }] } }, ['a.b', 'c$']],
  ])('are refused by name: %s', (_, secondary, keys) => {
    expect(refusalOf(() => propose('keep-primary', { secondary }))).toMatchObject({
      code: 'metadata_rejected',
      details: { keys },
    });
  });

  it('do not matter where they are not written', () => {
    const secondary = { 'a.b': 1 };
    expect(propose('discard', { secondary }).plan.patch).toEqual({});
  });
});

describe('a key __proto__', () => {
  const hostile = parsed('{"__proto__":{"isAdmin":true}}');

  it.each<[string, MetadataStrategy]>([
    ['keep-primary', 'keep-primary'],
    ['keep-secondary', 'keep-secondary'],
    ['ask', 'ask'],
    ['a host’s function', (_, secondary) => secondary],
  ])('is a plain key under %s', (_, strategy) => {
    const { plan } = propose(strategy, { primary: {}, secondary: hostile });
    expect(Object.hasOwn(plan.patch, '__proto__')).toBe(true);
    expect(JSON.stringify(plan)).toBe(
      '{"patch":{"__proto__":{"isAdmin":true}},"undo":{"__proto__":null}}',
    );
    expect('isAdmin' in {} || 'isAdmin' in plan.patch).toBe(false);
  });
});
