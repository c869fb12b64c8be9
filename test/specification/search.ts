/**
 * Looks at every state that a machine can reach, with every event that exists, and holds the history
 * of it against rules. The history is kept out here, of what the outside sees: a broken guard also
 * writes its machine's own context.
 */
import {
  initialTransition,
  transition,
  type AnyEventObject,
  type AnyMachineSnapshot,
  type ExecutableActionObject,
} from 'xstate';
import { getStateNodes } from 'xstate/graph';
import { answerOf, casesOf, type Model } from '../../src/testing/model.ts';
import { leafOf } from './transitionTable.ts';

/** One step as the outside sees it. */
export interface Observed {
  readonly event: AnyEventObject;
  readonly before: AnyMachineSnapshot;
  readonly after: AnyMachineSnapshot;
  /** The actors that it starts, with what they are given. */
  readonly started: readonly { readonly src: string; readonly input: unknown }[];
  /** The events that it emits. */
  readonly told: readonly string[];
}

export interface Rules<History> {
  readonly start: History;
  readonly next: (history: History, step: Observed) => History;
  /** What must hold of each step, by what it says: the history before it, the step, and after it. */
  readonly hold: Readonly<
    Record<string, (history: History, step: Observed, after: History) => boolean>
  >;
}

export interface Found {
  /** States of the machine together with a history. */
  readonly states: number;
  /** States × events. */
  readonly pairs: number;
  /** The shortest way to break each rule that can be broken. */
  readonly broken: Readonly<Record<string, readonly string[]>>;
  /** From where neither of the resting states can be reached. */
  readonly stuck: readonly string[];
}

interface Node<History> {
  readonly snapshot: AnyMachineSnapshot;
  readonly history: History;
  readonly path: readonly string[];
}

/** @param isEnough ends the search early, when all that is asked is whether any rule breaks */
export function search<History>(
  models: readonly Model[],
  rules: Rules<History>,
  resting: readonly string[],
  isEnough: (broken: Found['broken']) => boolean = () => false,
): Found {
  const nodes = new Map<string, Node<History>>();
  const sources = new Map<string, Set<string>>();
  const broken: Record<string, readonly string[]> = {};
  let pairs = 0;
  for (const model of models) {
    const alphabet = alphabetOf(model);
    const keyOf = ({ snapshot, history }: Node<History>) =>
      model.serializeState(snapshot as never) + JSON.stringify(history);
    const reach = (node: Node<History>): string => {
      const key = keyOf(node);
      if (!nodes.has(key)) {
        nodes.set(key, node);
        queue.push(node);
      }
      return key;
    };
    const queue: Node<History>[] = [];
    const [snapshot] = initialTransition(model.machine, model.input);
    reach({ snapshot, history: rules.start, path: [] });
    for (const node of queue) {
      if (isEnough(broken)) break;
      for (const event of alphabet.filter((one) => canHappen(node.snapshot, one))) {
        pairs += 1;
        const step = observe(model, node.snapshot, event);
        const history = rules.next(node.history, step);
        const path = [...node.path, event.type];
        for (const [rule, holds] of Object.entries(rules.hold)) {
          if (!holds(node.history, step, history)) broken[rule] ??= path;
        }
        const key = reach({ snapshot: step.after, history, path });
        sources.set(key, (sources.get(key) ?? new Set()).add(keyOf(node)));
      }
    }
  }
  return { states: nodes.size, pairs, broken, stuck: stuckIn(nodes, sources, resting) };
}

/** Each event that the machine declares anywhere, with each thing that it can carry. */
const alphabetOf = (model: Model): AnyEventObject[] =>
  [...new Set(getStateNodes(model.machine).flatMap(({ ownEvents }) => ownEvents))]
    .map(String)
    .flatMap((type) => casesOf(model, type));

interface Params {
  readonly src: string;
  readonly input: unknown;
  readonly event: AnyEventObject;
}

/** People may do anything at any time; only those who were asked can answer. */
function canHappen(snapshot: AnyMachineSnapshot, event: AnyEventObject): boolean {
  const answer = answerOf(event);
  const invoked = snapshot._nodes.flatMap(({ invoke }) => invoke.map(({ id }) => id));
  return answer === null || invoked.includes(answer.actor);
}

function observe(model: Model, before: AnyMachineSnapshot, event: AnyEventObject): Observed {
  const [after, actions] = transition(model.machine, before, event);
  const paramsOf = (wanted: string) =>
    actions
      .filter(({ type }: ExecutableActionObject) => type === wanted)
      .map(({ params }) => params as unknown as Params);
  return {
    event,
    before,
    after,
    started: paramsOf('xstate.spawnChild').map(({ src, input }) => ({ src, input })),
    told: paramsOf('xstate.emit').map(({ event: emitted }) => emitted.type),
  };
}

/** Walks back from the resting states; what was not met on the way is stuck. */
function stuckIn<History>(
  nodes: ReadonlyMap<string, Node<History>>,
  sources: ReadonlyMap<string, ReadonlySet<string>>,
  resting: readonly string[],
): string[] {
  const free = new Set(
    [...nodes].filter(([, node]) => resting.includes(leafOf(node.snapshot))).map(([key]) => key),
  );
  for (const key of free) for (const source of sources.get(key) ?? []) free.add(source);
  return [...nodes].filter(([key]) => !free.has(key)).map(([, { path }]) => path.join(' '));
}
