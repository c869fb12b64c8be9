/** Every way to break a machine a little: send a transition elsewhere, drop a guard, drop an action. */
import { createMachine, type AnyStateMachine, type AnyStateNode } from 'xstate';
import { getStateNodes } from 'xstate/graph';

export type MutantKind = 'retarget' | 'guard' | 'action';

export interface Mutant {
  readonly kind: MutantKind;
  /** Where, and what was done: `verifying.approving onDone[0]: goes to idle`. */
  readonly name: string;
  readonly machine: AnyStateMachine;
}

type Json = Record<string, unknown>;
type Place = readonly (string | number)[];

/** A transition's place in the configuration, and the state that it belongs to. */
interface Site {
  readonly node: AnyStateNode;
  readonly place: Place;
}

export function* mutantsOf(machine: AnyStateMachine): Generator<Mutant> {
  const config = normalized(machine.config as Json);
  const leaves = getStateNodes(machine).filter(({ states }) => Object.keys(states).length === 0);
  const broken = (kind: MutantKind, place: Place, what: string, change: (at: Json) => void) => {
    const copy = cloned(config) as Json;
    change(at(copy, place) as Json);
    const mutant = createMachine(copy as never, machine.implementations as never);
    return { kind, name: `${nameOf(place)}: ${what}`, machine: mutant as AnyStateMachine };
  };
  for (const { node, place } of sitesIn(machine.root, config)) {
    const { target, guard, actions } = at(config, place) as Json;
    if (target !== undefined) {
      const current = leafAt(machine, node, target as string);
      for (const leaf of leaves.filter((one) => one !== current)) {
        yield broken('retarget', place, `goes to ${leaf.path.join('.')}`, (transition) => {
          transition.target = `#${leaf.id}`;
        });
      }
    }
    if (guard !== undefined) {
      yield broken('guard', place, 'is unguarded', (transition) => delete transition.guard);
    }
    for (const index of ((actions as unknown[] | undefined) ?? []).keys()) {
      const what = `leaves out action ${String(index + 1)}`;
      yield broken('action', place, what, (transition) => {
        transition.actions = (transition.actions as unknown[]).toSpliced(index, 1);
      });
    }
  }
  for (const { place } of hooksIn(machine.root, config)) {
    const parent = place.slice(0, -1);
    const hook = String(place.at(-1));
    for (const index of (at(config, place) as unknown[]).keys()) {
      yield broken('action', parent, `leaves out ${hook} ${String(index + 1)}`, (state) => {
        state[hook] = (state[hook] as unknown[]).toSpliced(index, 1);
      });
    }
  }
}

const nameOf = (place: Place): string =>
  place
    .filter((part) => part !== 'states')
    .map((part) => (typeof part === 'number' ? `[${String(part + 1)}]` : part))
    .join(' ')
    .replaceAll(' [', '[');

/** Where a transition of this state leads in the end. */
function leafAt(machine: AnyStateMachine, node: AnyStateNode, target: string): AnyStateNode {
  const found = target.startsWith('#')
    ? machine.getStateNodeById(target)
    : target
        .split('.')
        .reduce<AnyStateNode | undefined>((at, key) => at?.states[key], node.parent ?? node);
  if (found === undefined) throw new Error(`No state is called ${target}.`);
  let leaf: AnyStateNode = found;
  while (Object.keys(leaf.states).length > 0) leaf = leaf.initial.target[0] as AnyStateNode;
  return leaf;
}

/** Every transition, as an object in a list. */
function sitesIn(node: AnyStateNode, config: Json, place: Place = []): Site[] {
  const state = at(config, place) as Json;
  const lists: Place[] = [
    ...Object.keys((state.on ?? {}) as Json).map((event) => [...place, 'on', event]),
    ...(state.always === undefined ? [] : [[...place, 'always']]),
    ...['onDone', 'onError']
      .filter((way) => (state.invoke as Json | undefined)?.[way] !== undefined)
      .map((way) => [...place, 'invoke', way]),
  ];
  const own = lists.flatMap((list) =>
    (at(config, list) as unknown[]).map((_, index) => ({ node, place: [...list, index] })),
  );
  return [
    ...own,
    ...childrenOf(node).flatMap((child) => sitesIn(child, config, [...place, 'states', child.key])),
  ];
}

/** Every entry and exit that does something. */
function hooksIn(node: AnyStateNode, config: Json, place: Place = []): Site[] {
  const state = at(config, place) as Json;
  const own = ['entry', 'exit']
    .filter((hook) => state[hook] !== undefined)
    .map((hook) => ({ node, place: [...place, hook] }));
  return [
    ...own,
    ...childrenOf(node).flatMap((child) => hooksIn(child, config, [...place, 'states', child.key])),
  ];
}

const childrenOf = ({ states }: AnyStateNode): AnyStateNode[] => Object.values(states);

const at = (config: Json, place: Place): unknown =>
  place.reduce<unknown>((value, part) => (value as Json)[part], config);

/** Functions stay what they are; everything that holds them is a copy. */
function cloned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cloned);
  if (value instanceof Object && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cloned(one)]));
  }
  return value;
}

/** The same configuration, its transitions as lists of objects, its actions as lists. */
function normalized(state: Json): Json {
  const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
  const transition = (value: unknown): Json => {
    const one: Json = typeof value === 'string' ? { target: value } : { ...(value as Json) };
    return one.actions === undefined ? one : { ...one, actions: asList(one.actions) };
  };
  const transitions = (value: unknown) => asList(value).map(transition);
  const mapped = (value: unknown, map: (one: unknown) => unknown) =>
    Object.fromEntries(Object.entries(value as Json).map(([key, one]) => [key, map(one)]));
  const copy: Json = { ...state };
  for (const hook of ['entry', 'exit']) if (hook in copy) copy[hook] = asList(copy[hook]);
  if ('on' in copy) copy.on = mapped(copy.on, transitions);
  if ('always' in copy) copy.always = transitions(copy.always);
  if ('invoke' in copy) {
    const invoke = { ...(copy.invoke as Json) };
    for (const way of ['onDone', 'onError'])
      if (way in invoke) invoke[way] = transitions(invoke[way]);
    copy.invoke = invoke;
  }
  if ('states' in copy) copy.states = mapped(copy.states, (child) => normalized(child as Json));
  return copy;
}
