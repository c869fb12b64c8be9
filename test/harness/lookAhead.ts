/** What a replay over a network has to know of the steps to come: an answer is arranged before it is asked for. */
import type { AnyEventObject, AnyMachineSnapshot } from 'xstate';
import type { LinkAccountsActors, LinkAccountsContext } from '../../machines/linkAccounts.types.ts';
import { answerOf } from '../../src/testing/model.ts';
import type { Replay } from './testModel.ts';

export type ActorName = keyof LinkAccountsActors;
export type Steps = Replay['steps'];
export type Answer = NonNullable<ReturnType<typeof answerOf>>;

export const contextOf = (state: AnyMachineSnapshot | undefined) =>
  state?.context as LinkAccountsContext | undefined;

/** `verifying.reading` */
export const leafOf = ({ value }: Pick<AnyMachineSnapshot, 'value'>): string =>
  typeof value === 'string'
    ? value
    : Object.entries(value as object)
        .flat()
        .join('.');

/** Whom the state has asked. */
export const invokedIn = (state: AnyMachineSnapshot | undefined): ActorName | null =>
  (state?._nodes.flatMap(({ invoke }) => invoke)[0]?.src as ActorName | undefined) ?? null;

/** Nobody is asked there, so nobody can hold it. */
export const isPlanning = (state: Pick<AnyMachineSnapshot, 'value'>): boolean =>
  leafOf(state) === 'mergingMetadata.planning';

export const answerTo = (event: AnyEventObject | undefined): Answer | null =>
  event === undefined ? null : answerOf(event);

/** A lost link took effect exactly if the path's next look-up finds it. */
export function isLinkedLater(steps: Steps, from: number): boolean {
  const found = steps
    .slice(from)
    .map(({ event }) => answerOf(event))
    .find((answer) => answer?.actor === 'lookUpLink' && answer.kind === 'done');
  return found?.kind === 'done' && found.output !== null;
}

/** Whether each plan asks what it is said to: with `'ask'`, exactly while nothing has been chosen. */
export const plansOf = (steps: Steps) =>
  steps.flatMap(({ event }, index) => {
    const answer = answerOf(event);
    if (answer?.actor !== 'planMetadata') return [];
    if (answer.kind === 'error') return [{ fails: true, asks: false, hasChosen: false }];
    const { conflicts } = answer.output as LinkAccountsActors['planMetadata']['output'];
    const hasChosen = contextOf(steps[index - 1]?.state)?.choices !== null;
    return [{ fails: false, asks: conflicts.length > 0, hasChosen }];
  });
