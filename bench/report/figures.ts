/** What comes out of the bench: one figure is the median of several runs, with how far they were apart. */

export type Unit = 'bytes' | 'ms' | 'count' | 'heap';

export interface Figure {
  readonly section: string;
  /** With the section, its name from one run of the bench to the next. */
  readonly what: string;
  readonly unit: Unit;
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** The most it may be. */
  readonly bar?: number;
}

type Named = Pick<Figure, 'section' | 'what' | 'unit'> & { readonly bar?: number | undefined };

export function figureOf({ bar, ...named }: Named, runs: readonly number[]): Figure {
  const sorted = runs.toSorted((one, other) => one - other).map(round);
  const [low = NaN, high = NaN] = [sorted[0], sorted.at(-1)];
  return { ...named, median: medianOf(sorted), low, high, ...(bar !== undefined && { bar }) };
}

/** Of an even number of them, the lower of the two in the middle: a figure that was really seen. */
const medianOf = (sorted: readonly number[]): number => sorted[(sorted.length - 1) >> 1] ?? NaN;

const round = (value: number): number => Number(value.toFixed(2));

/** @returns undefined where nothing was asked for. */
export const isMet = ({ median, bar }: Figure): boolean | undefined =>
  bar === undefined ? undefined : median <= bar;

/**
 * How far two runs of the bench may be apart, as a share of the larger figure. Counts are the same each
 * time; a compressed manifest varies by the length of a port; time is that of a machine with other work.
 */
export const STATED_SPREAD: Readonly<Record<Unit, number>> = {
  count: 0,
  bytes: 0.005,
  heap: 0.3,
  ms: 0.5,
};

/** Less than this is the clock's own grain, or one collection's. */
const GRAIN: Readonly<Record<Unit, number>> = { count: 0, bytes: 0, heap: 300_000, ms: 30 };

/** The figures that are further apart than stated from those of the run before. */
export function disagreements(
  now: readonly Figure[],
  before: readonly Figure[],
): readonly string[] {
  return now.flatMap((figure) => {
    const old = before.find(
      ({ section, what }) => section === figure.section && what === figure.what,
    );
    if (old === undefined || agree(figure, old)) return [];
    return [`${figure.section}, ${figure.what}: ${format(old)} before, ${format(figure)} now`];
  });
}

function agree({ unit, median }: Figure, old: Figure): boolean {
  const apart = Math.abs(median - old.median);
  return apart <= GRAIN[unit] || apart <= STATED_SPREAD[unit] * Math.max(median, old.median);
}

/** `37.2 kB`, `161 ms (150–180)`: with its spread where the runs differ by what can be seen. */
export function format({ unit, median, low, high }: Figure): string {
  const [middle, least, most] = [median, low, high].map((value) => inUnit(unit, value));
  return least === most ? `${middle}` : `${middle} (${least} to ${most})`;
}

export function inUnit(unit: Unit, value: number): string {
  if (unit === 'count') return String(value);
  if (unit === 'ms') return `${value.toFixed(0)} ms`;
  return Math.abs(value) < 1_000_000
    ? `${(value / 1000).toFixed(1)} kB`
    : `${(value / 1e6).toFixed(2)} MB`;
}
