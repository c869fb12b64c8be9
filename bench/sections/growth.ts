/** Time and memory as the work grows, each step beside the one before. */
import {
  AMOUNTS,
  measureIdentities,
  measureInstances,
  measureMetadata,
  type Step,
} from '../measure/growth.ts';
import { figureOf, inUnit, type Figure, type Unit } from '../report/figures.ts';
import { nameOf } from '../report/tables.ts';
import { repeatAll } from '../runs.ts';
import type { Stage } from '../stage.ts';

interface Dimension {
  readonly amounts: readonly number[];
  readonly measure: (stage: Stage, amount: number) => Promise<Step>;
  readonly name: (amount: number) => string;
}

const DIMENSIONS: readonly Dimension[] = [
  {
    amounts: AMOUNTS.identities,
    measure: measureIdentities,
    name: (amount) => `identities: ${amount.toLocaleString('en')}`,
  },
  {
    amounts: AMOUNTS.metadataBytes,
    measure: measureMetadata,
    name: (amount) => `metadata on either side: ${inUnit('bytes', amount)}`,
  },
  {
    amounts: AMOUNTS.instances,
    measure: measureInstances,
    name: (amount) => `instances on one page: ${amount}`,
  },
];

export async function growthFigures(stage: Stage): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const { amounts, measure, name } of DIMENSIONS) {
    const steps = await repeatAll(amounts, (amount) => measure(stage, amount));
    for (const [amount, runs] of steps) figures.push(...figuresOf(name(amount), runs));
  }
  return figures;
}

function figuresOf(name: string, runs: readonly Step[]): readonly Figure[] {
  const cell = (column: string, unit: Unit, of: (run: Step) => number) =>
    figureOf({ section: 'As the work grows', what: nameOf(name, column), unit }, runs.map(of));
  return [cell('time', 'ms', ({ ms }) => ms), cell('heap', 'heap', ({ heapBytes }) => heapBytes)];
}
