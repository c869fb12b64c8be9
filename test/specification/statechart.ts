/** Draws a machine as a Mermaid state diagram, from the machine itself. */
import type { AnyStateMachine, AnyStateNode } from 'xstate';

/** One way from a state to another: what has to happen, and under which condition. */
interface Way {
  readonly source: AnyStateNode;
  readonly target: AnyStateNode;
  readonly label: string;
}

/**
 * @returns the diagram's text: states in their order, one arrow per pair of states. What leads into
 * or out of a nested state is drawn at its parent: through its border Mermaid draws no readable arrow.
 */
export function drawStatechart(machine: AnyStateMachine): string {
  const states = Object.values(machine.states);
  const ways = states.flatMap(waysFrom);
  return [
    'stateDiagram-v2',
    `  [*] --> ${initialOf(machine.root)}`,
    ...states.flatMap((state) => drawNested(state, ways)),
    ...arrows(ways.filter((way) => !isInside(way)).map(betweenTopLevels)),
    ...states.filter(({ type }) => type === 'final').map((state) => `  ${nameOf(state)} --> [*]`),
  ].join('\n');
}

function drawNested(state: AnyStateNode, ways: readonly Way[]): string[] {
  const children = Object.values(state.states);
  if (children.length === 0) return [];
  const inside = ways.filter((way) => isInside(way) && way.source.parent === state);
  return [
    `  state ${nameOf(state)} {`,
    `    [*] --> ${initialOf(state)}`,
    ...children.map((child) => `    ${nameOf(child)} : ${child.key}`),
    ...arrows(inside).map((arrow) => `  ${arrow}`),
    '  }',
  ];
}

/** Nested states of two parents may have the same key; their paths differ. */
const nameOf = (state: AnyStateNode): string => state.path.join('_');

const initialOf = (state: AnyStateNode): string =>
  state.initial.target.map((target) => nameOf(target)).join();

const isInside = ({ source, target }: Way): boolean =>
  source.path.length > 1 && source.parent === target.parent;

/** The way as it looks from outside; an end that is hidden then is named: `link.retry → lookingUp`. */
function betweenTopLevels({ source, target, label }: Way): Way {
  const entered = topLevelOf(target);
  const into = entered === target ? '' : ` → ${target.key}`;
  return { source: topLevelOf(source), target: entered, label: label + into };
}

const topLevelOf = (state: AnyStateNode): AnyStateNode =>
  state.parent?.parent === undefined ? state : topLevelOf(state.parent);

/** Every way that leads from the state, or from one inside it, to some state. */
function waysFrom(state: AnyStateNode): Way[] {
  const own = [...state.transitions.values(), state.always ?? []].flatMap((candidates) =>
    candidates.flatMap(({ eventType, guard, target }, index) => {
      const condition = index > 0 && guard === undefined ? '[else]' : guardName(guard);
      const label = `${eventName(String(eventType))} ${condition}`.trim();
      return (target ?? []).map((to) => ({ source: state, target: to, label }));
    }),
  );
  return [...own, ...Object.values(state.states).flatMap(waysFrom)];
}

function arrows(ways: readonly Way[]): string[] {
  const labels = new Map<string, Set<string>>();
  for (const { source, target, label } of ways) {
    const arrow = `  ${nameOf(source)} --> ${nameOf(target)}`;
    labels.set(arrow, (labels.get(arrow) ?? new Set()).add(label));
  }
  return [...labels].map(([arrow, all]) => `${arrow} : ${[...all].join('<br>')}`);
}

/** `xstate.done.actor.linkIdentity` → `linkIdentity ✓` */
const eventName = (event: string): string =>
  event
    .replace(/^xstate\.done\.actor\.(.*)$/, '$1 ✓')
    .replace(/^xstate\.error\.actor\.(.*)$/, '$1 ✗');

/** `[canRetryFrom verifying]`: a guard, and what it is asked about where the machine says so. */
function guardName(guard: unknown): string {
  if (guard === undefined) return '';
  const { type, params } = typeof guard === 'string' ? { type: guard, params: {} } : read(guard);
  return `[${[type, ...Object.values(params)].join(' ')}]`;
}

function read(guard: unknown): { type: string; params: object } {
  const { type = 'guarded', params } = guard as { type?: string; params?: unknown };
  return { type, params: params instanceof Object && typeof params === 'object' ? params : {} };
}
