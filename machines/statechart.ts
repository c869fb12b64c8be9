/** Draws a machine as a Mermaid state diagram, from the machine itself. */
import type { AnyStateMachine, AnyStateNode } from 'xstate';

/** @returns the diagram's text: states in their order, one arrow per pair of states */
export function drawStatechart(machine: AnyStateMachine): string {
  const states = Object.values(machine.states);
  return [
    'stateDiagram-v2',
    `  [*] --> ${initialOf(machine.root)}`,
    ...states.flatMap((state) => drawState(state, '  ')),
    ...states.flatMap(arrowsOf).map((arrow) => `  ${arrow}`),
    ...states.filter(({ type }) => type === 'final').map(({ key }) => `  ${key} --> [*]`),
  ].join('\n');
}

function drawState(state: AnyStateNode, indent: string): string[] {
  const children = Object.values(state.states);
  if (children.length === 0) return [];
  return [
    `${indent}state ${state.key} {`,
    `${indent}  [*] --> ${nameOf(state, initialOf(state))}`,
    ...children.map((child) => `${indent}  ${nameOf(state, child.key)} : ${child.key}`),
    ...children.flatMap((child) =>
      arrowsOf(child)
        .filter((arrow) => arrow.includes(` ${state.key}_`) && !arrow.includes('undefined'))
        .map((arrow) => `${indent}  ${arrow}`),
    ),
    `${indent}}`,
  ];
}

const initialOf = (state: AnyStateNode): string => state.initial.target[0]?.key ?? '';

/** Nested states of two parents may have the same key; in the diagram names are unique. */
const nameOf = (parent: AnyStateNode, key: string): string =>
  parent.parent === undefined ? key : `${parent.key}_${key}`;

const nodeName = (state: AnyStateNode): string =>
  state.parent === undefined ? state.key : nameOf(state.parent, state.key);

/** One arrow per target, with all that leads there. */
function arrowsOf(state: AnyStateNode): string[] {
  const labels = new Map<string, Set<string>>();
  for (const [event, transitions] of state.transitions) {
    for (const { target, guard } of transitions) {
      for (const node of target ?? []) {
        const to = nodeName(node);
        const label = labelOf(event) + guardOf(guard);
        labels.set(to, (labels.get(to) ?? new Set()).add(label));
      }
    }
  }
  for (const { target, guard } of state.always ?? []) {
    for (const node of target ?? []) {
      const to = nodeName(node);
      labels.set(to, (labels.get(to) ?? new Set()).add(guardOf(guard).trim()));
    }
  }
  return [...labels].map(([to, all]) => `${nodeName(state)} --> ${to} : ${[...all].join(' · ')}`);
}

/** `xstate.done.actor.linkIdentity` → `linkIdentity ✓` */
const labelOf = (event: string): string =>
  event
    .replace(/^xstate\.done\.actor\.(.*)$/, '$1 ✓')
    .replace(/^xstate\.error\.actor\.(.*)$/, '$1 ✗');

function guardOf(guard: unknown): string {
  if (guard === undefined) return '';
  const type = typeof guard === 'string' ? guard : (guard as { type?: string }).type;
  return ` [${type ?? 'guarded'}]`;
}
