/** Time and memory as the work grows, each step beside the one before. */
import {
  AMOUNTS,
  measureIdentities,
  measureInstances,
  measureMetadata,
  type Step,
} from '../measure/growth.ts';
import { figureOf, inUnit, type Figure } from '../report/figures.ts';
import { nameOf } from '../report/tables.ts';
import { repeatAll } from '../runs.ts';
import type { Stage } from '../stage.ts';

type Measure = (stage: Stage, amount: number) => Promise<Step>;

const counted = (amount: number, what: string) => `${amount.toLocaleString('en')} ${what}`;

export async function growthFigures(stage: Stage): Promise<readonly Figure[]> {
  const grow = async (
    amounts: readonly number[],
    measure: Measure,
    name: (amount: number) => string,
  ) => {
    const steps = await repeatAll(amounts, (amount) => measure(stage, amount));
    return [...steps].flatMap(([amount, runs]) => figuresOf(name(amount), runs));
  };
  return [
    ...(await grow(AMOUNTS.identities, measureIdentities, (amount) =>
      counted(amount, 'identities'),
    )),
    ...(await grow(
      AMOUNTS.metadataBytes,
      measureMetadata,
      (amount) => `metadata of ${inUnit('bytes', amount)} on either side`,
    )),
    ...(await grow(AMOUNTS.instances, measureInstances, (amount) =>
      counted(amount, 'on one page'),
    )),
  ];
}

function figuresOf(name: string, runs: readonly Step[]): readonly Figure[] {
  const section = 'As the work grows';
  return [
    figureOf(
      { section, what: nameOf(name, 'time'), unit: 'ms' },
      runs.map(({ ms }) => ms),
    ),
    figureOf(
      { section, what: nameOf(name, 'heap'), unit: 'heap' },
      runs.map(({ heapBytes }) => heapBytes),
    ),
  ];
}
