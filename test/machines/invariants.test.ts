/** What must hold of every state with every event that exists, searched for without an exception. */
import { getStateNodes } from 'xstate/graph';
import { describe, expect, it } from 'vitest';
import { identitiesModel, linkAccountsModels, sessionModel } from '../../src/testing/models.ts';
import { LINK_RULES, SESSION_RULES, UNLINK_RULES } from '../specification/rules.ts';
import { search, type Rules } from '../specification/search.ts';
import type { Model } from '../../src/testing/model.ts';

const SEARCHES: readonly (readonly [string, readonly Model[], Rules<never>, readonly string[]])[] =
  [
    ['linking', Object.values(linkAccountsModels), LINK_RULES as never, ['idle', 'done']],
    ['the list', [identitiesModel], UNLINK_RULES as never, ['ready']],
    ['the session', [sessionModel], SESSION_RULES as never, ['steady']],
  ];

describe.each(SEARCHES)('of every history of %s', (name, models, rules, resting) => {
  const begin = performance.now();
  const { states, pairs, broken, stuck } = search(models, rules, resting);
  const milliseconds = Math.round(performance.now() - begin);
  console.info(
    `${name}: ${String(states)} states, ${String(pairs)} pairs, ${String(milliseconds)} ms`,
  );

  it.each(Object.keys(rules.hold))('%s', (rule) => {
    expect(broken[rule]).toBeUndefined();
  });

  it(`it comes to rest: from everywhere, ${resting.join(' or ')} can be reached`, () => {
    expect(stuck).toEqual([]);
  });

  it('every actor has a way for its failure', () => {
    const nodes = models.flatMap(({ machine }) => getStateNodes(machine));
    const without = nodes.flatMap(({ invoke, transitions }) =>
      invoke.filter(({ id }) => !transitions.has(`xstate.error.actor.${id}`)),
    );
    expect(without).toEqual([]);
  });
});
