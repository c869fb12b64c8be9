/**
 * Tests that come out of a machine: which events it may meet, and every path that matters.
 *
 * A machine says which events it hears, but not what they carry: that is what `Fixtures` add, typed
 * so that a new event or actor does not compile until it has some.
 */
import {
  getNextTransitions,
  type ActorLogic,
  type AnyEventObject,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type EventObject,
  type SnapshotFrom,
} from 'xstate';
import { adjacencyMapToArray, getAdjacencyMap, getShortestPaths } from 'xstate/graph';

/** What an actor can answer, and how it can fail. */
export interface Answers<Output> {
  readonly done: readonly Output[];
  readonly error: readonly unknown[];
}

export interface Fixtures<Event extends EventObject, Actors> {
  /** Each event that a person or the host can send, with what it can carry. */
  readonly events: {
    readonly [Type in Event['type']]: readonly Extract<Event, { readonly type: Type }>[];
  };
  readonly answers: {
    readonly [Name in keyof Actors]: Actors[Name] extends { output: infer Output }
      ? Answers<Output>
      : never;
  };
}

export interface Model<Machine extends AnyStateMachine = AnyStateMachine> {
  readonly machine: Machine;
  readonly input?: unknown;
  readonly fixtures: {
    readonly events: Readonly<Record<string, readonly AnyEventObject[]>>;
    readonly answers: Readonly<Record<string, Answers<unknown>>>;
  };
  /** What a later step can depend on, and nothing else: states that are equal here are one. */
  readonly serializeState: (snapshot: SnapshotFrom<Machine>) => string;
}

export interface Edge {
  readonly state: AnyMachineSnapshot;
  readonly event: AnyEventObject;
  readonly nextState: AnyMachineSnapshot;
}

/** A way from the start; the first step is the start itself. */
export interface Path {
  readonly steps: readonly { readonly event: AnyEventObject; readonly state: AnyMachineSnapshot }[];
  /** Where it ends. */
  readonly state: AnyMachineSnapshot;
  readonly weight: number;
}

/** What an actor answered, where the event is an answer. Every invocation is named as its actor. */
export function answerOf(event: AnyEventObject) {
  const [, kind, actor] = /^xstate\.(done|error)\.actor\.(.+)$/.exec(event.type) ?? [];
  if (actor === undefined) return null;
  return kind === 'done'
    ? { actor, kind: 'done' as const, output: event.output as unknown }
    : { actor, kind: 'error' as const, error: event.error as unknown };
}

/** Each event of this type, with each thing that it can carry. */
export function casesOf({ fixtures }: Model, type: string): readonly AnyEventObject[] {
  const answer = answerOf({ type });
  const cases =
    answer === null
      ? fixtures.events[type]
      : fixtures.answers[answer.actor]?.[answer.kind].map((value) =>
          answer.kind === 'done'
            ? { type, output: value, actorId: answer.actor }
            : { type, error: value, actorId: answer.actor },
        );
  if (cases === undefined) throw new Error(`The fixtures have nothing for ${type}.`);
  return cases;
}

/** All that the machine hears in this state, whether it acts on it or not. */
export const heardIn = (model: Model, snapshot: AnyMachineSnapshot): readonly AnyEventObject[] =>
  [...new Set(getNextTransitions(snapshot).map(({ eventType }) => String(eventType)))]
    .filter((type) => type !== '')
    .flatMap((type) => casesOf(model, type));

const logicOf = ({ machine }: Model) => machine as ActorLogic<AnyMachineSnapshot, AnyEventObject>;

const traversalOf = (model: Model) => ({
  input: model.input as never,
  events: (snapshot: AnyMachineSnapshot) => heardIn(model, snapshot) as AnyEventObject[],
  serializeState: model.serializeState as (snapshot: AnyMachineSnapshot) => string,
  serializeEvent: (event: AnyEventObject) => JSON.stringify(event),
  filterEvents: (snapshot: AnyMachineSnapshot, event: AnyEventObject) => snapshot.can(event),
  limit: 10_000,
});

/** Every step that the machine can take, from every state that it can reach. */
export const edgesOf = (model: Model): readonly Edge[] =>
  adjacencyMapToArray(getAdjacencyMap(logicOf(model), traversalOf(model)));

/** The shortest way to each state, and from there each step: every transition is taken. */
export function transitionPaths(model: Model): readonly Path[] {
  const ways = new Map(
    getShortestPaths(logicOf(model), traversalOf(model)).map((path) => [
      model.serializeState(path.state as never),
      path,
    ]),
  );
  return edgesOf(model).flatMap(({ state, event, nextState }) => {
    const way = ways.get(model.serializeState(state as never));
    if (way === undefined) throw new Error('A state was found that no way leads to.');
    const steps = [...way.steps, { event, state: nextState }];
    return [{ steps, state: nextState, weight: steps.length }];
  });
}
