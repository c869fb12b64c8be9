import { figureOf, type Figure, type Unit } from '../report/figures.ts';

/** Figures of these runs that have a bar: the most they may be. */
export const barsOver =
  <Run>(runs: readonly Run[]) =>
  (what: string, unit: Unit, bar: number, of: (run: Run) => number): Figure =>
    figureOf({ section: 'The bars', what, unit, bar }, runs.map(of));
