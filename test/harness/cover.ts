/** Few paths that take every row: each step from where, on what, to where, with which failure. */
import type { AnyMachineSnapshot, AnyEventObject } from 'xstate';
import { answerOf } from '../../src/testing/model.ts';
import { isLinkAccountsError } from '../../src/errors.ts';
import type { Replay } from './testModel.ts';

/** The longest first: they take most rows on their way. */
export function coveringReplays(replays: readonly Replay[]): Replay[] {
  const covered = new Set<string>();
  const byLength = replays.toSorted((a, b) => b.steps.length - a.steps.length);
  return byLength.filter((replay) => {
    const rows = rowsOf(replay);
    const isNew = rows.some((row) => !covered.has(row));
    for (const row of rows) covered.add(row);
    return isNew;
  });
}

/** What the path's steps do, each as one line. */
export const rowsOf = ({ steps }: Pick<Replay, 'steps'>): string[] =>
  steps.slice(1).map(({ event, state }, index) => {
    const from = steps[index]?.state;
    return `${from === undefined ? '' : placeOf(from)} · ${eventOf(event)} → ${placeOf(state)}`;
  });

const placeOf = ({ value, context }: AnyMachineSnapshot): string => {
  const { error } = context as { error?: unknown };
  const code = value === 'error' && isLinkAccountsError(error) ? ` ${error.code}` : '';
  return (typeof value === 'string' ? value : JSON.stringify(value)) + code;
};

const eventOf = (event: AnyEventObject): string => {
  const answer = answerOf(event);
  if (answer === null) return event.type;
  if (answer.kind === 'done') return `${answer.actor} ✓`;
  return `${answer.actor} ✗ ${isLinkAccountsError(answer.error) ? answer.error.code : ''}`;
};
