/**
 * Every path through the production machines that generation finds, replayed with held actors:
 * after each step the running machine is where the model says, and what must always hold does.
 */
import { createActor, type AnyStateMachine } from 'xstate';
import { getStateNodes } from 'xstate/graph';
import { describe, expect, it } from 'vitest';
import { answerOf, type Model } from '../../src/testing/model.ts';
import { identitiesModel, linkAccountsModels, sessionModel } from '../../src/testing/models.ts';
import { holdActors } from '../harness/heldActors.ts';
import { replaysOf, type Subject } from '../harness/testModel.ts';

/** Every way that a machine can start, by what starts it. */
const STARTS: Readonly<Record<string, Model>> = {
  linking: linkAccountsModels.fresh,
  'linking, back from a login by redirect': linkAccountsModels.returned,
  'linking, back as somebody else': linkAccountsModels.returnedAsAnother,
  'the list': identitiesModel,
  'the session': sessionModel,
};

const replays = Object.entries(STARTS).map(([start, model]) => ({
  start,
  model,
  paths: replaysOf(model),
}));

const stepsOf = (machine: AnyStateMachine) =>
  replays
    .filter(({ model }) => model.machine === machine)
    .flatMap(({ paths }) => paths.flatMap(({ steps }) => steps));

describe.each([linkAccountsModels.fresh, identitiesModel, sessionModel])(
  'the paths of $machine.id',
  ({ machine }) => {
    it('take every transition that it declares', () => {
      const taken = replays
        .filter(({ model }) => model.machine === machine)
        .flatMap(({ paths }) => paths)
        .flatMap(({ steps }) =>
          steps
            .slice(1)
            .flatMap(({ event }, index) =>
              (steps[index]?.state._nodes ?? []).map(({ id }) => `${id} ${event.type}`),
            ),
        );
      const declared = getStateNodes(machine).flatMap((node) =>
        [...node.transitions.keys()].map((type) => `${node.id} ${type}`),
      );
      expect(declared.filter((transition) => !new Set(taken).has(transition))).toEqual([]);
    });

    it('reach every state', () => {
      const reached = new Set(
        stepsOf(machine).flatMap(({ state }) => state._nodes.map(({ id }) => id)),
      );
      const all = getStateNodes(machine).map(({ id }) => id);
      expect(all.filter((id) => !reached.has(id))).toEqual([]);
    });
  },
);

/** The production machine, its actors held: what they have seen, it cannot embellish. */
function createSubject({ machine, input }: Model): Subject {
  const held = holdActors(machine);
  const actor = createActor(machine.provide({ actors: held.actors }), { input });
  actor.start();
  return {
    async run(event) {
      const answer = answerOf(event);
      if (answer === null) actor.send(event);
      else if (answer.kind === 'done')
        await held.answer(answer.actor as never, answer.output as never);
      else await held.throwIn(answer.actor as never, answer.error);
    },
    check(state) {
      const snapshot = actor.getSnapshot();
      expect(snapshot.value).toEqual(state.value);
      // what was left has been called off, and what was entered runs
      const invoked = snapshot._nodes.flatMap(({ invoke }) => invoke.map(({ src }) => src));
      expect(held.running()).toEqual(invoked);
    },
  };
}

describe.each(replays)('$start', ({ model, paths }) => {
  it.each(paths)('$description', (path) => path.on(createSubject(model)));
});
