/** What docs/theming.md promises of the colours: each is there, is documented, and can be read. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const css = read('src/view/styles/list.css') + read('src/view/styles/more.css');
const docs = read('docs/theming.md');

/** Each property with its default, as the styles use it. */
const used = new Map(
  [...css.matchAll(/var\((--link-accounts-[\w-]+), (.+?)\)(?: !important)?;/g)].map(
    ([, name = '', value = '']) => [name, value],
  ),
);

describe('the properties that a host may set', () => {
  it('are those of the documentation, with the same defaults', () => {
    const rows = [...docs.matchAll(/^\| `(--link-accounts-[\w-]+)` +\| `(.+?)` +\|/gm)];
    const documented = rows.map(([, name = '', value = '']) => [name, value] as const);
    expect(documented).not.toHaveLength(0);
    expect(new Map(documented)).toEqual(used);
  });

  it('are each used in one place, where they get their default', () => {
    const mentions = [...css.matchAll(/--link-accounts-[\w-]+/g)].map(([name]) => name);
    expect(mentions.toSorted()).toEqual([...used.keys()].toSorted());
  });

  it('are the only ones: the demo sets no other', () => {
    const set = [...read('host-demo/shell/portal.css').matchAll(/--link-accounts-[\w-]+/g)];
    expect(set).not.toHaveLength(0);
    expect(set.map(([name]) => name).filter((name) => !used.has(name))).toEqual([]);
  });
});

const SCHEMES = ['light', 'dark'] as const;
type Scheme = (typeof SCHEMES)[number];

/** @see [Relative luminance, WCAG 2.2](https://www.w3.org/TR/WCAG22/#dfn-relative-luminance) */
function luminance(hex: string): number {
  const digits = hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = parseInt(digits.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @see [Contrast ratio, WCAG 2.2](https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio) */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function colour(name: string, scheme: Scheme): string {
  const value = used.get(`--link-accounts-${name}`) ?? '';
  const [, light, dark] = /^light-dark\((#\w+), (#\w+)\)$/.exec(value) ?? [];
  const found = scheme === 'light' ? light : dark;
  if (found === undefined) throw new Error(`${name} has no colours: ${value}`);
  return found;
}

const TEXT = 4.5;
const SHAPE = 3;
const PAIRS: readonly [string, string, number][] = [
  ['text', 'surface', TEXT],
  ['text', 'raised', TEXT],
  ['muted', 'surface', TEXT],
  ['muted', 'raised', TEXT],
  ['danger', 'surface', TEXT],
  ['on-accent', 'accent', TEXT],
  ['on-danger', 'danger', TEXT],
  ['accent', 'surface', SHAPE],
  ['accent', 'raised', SHAPE],
  ['control', 'surface', SHAPE],
  ['control', 'raised', SHAPE],
];

describe.each(SCHEMES)('the default colours, %s', (scheme) => {
  it.each(PAIRS)('%s can be told from %s: at least %d to 1', (front, back, least) => {
    const ratio = contrast(colour(front, scheme), colour(back, scheme));
    expect(ratio).toBeGreaterThanOrEqual(least);
  });

  it('the formula is the one of WCAG: black on white is 21 to 1', () => {
    expect(contrast('#000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#fff')).toBeCloseTo(4.48, 2);
  });
});
