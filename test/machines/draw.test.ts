import type { AnyStateMachine } from 'xstate';
import { toDirectedGraph, type DirectedGraphNode } from 'xstate/graph';
import { describe, expect, it } from 'vitest';
import { identitiesMachine } from '../../machines/identities.machine.ts';
import { linkAccountsMachine } from '../../machines/linkAccounts.machine.ts';
import { withStatecharts } from '../specification/readmeStatecharts.ts';
import { sessionMachine } from '../../machines/session.machine.ts';
import { drawStatechart } from '../specification/statechart.ts';

const linesOf = (machine: AnyStateMachine): string[] =>
  drawStatechart(machine)
    .split('\n')
    .map((line) => line.trim());

/** Every transition that leads somewhere, as XState itself lists them. */
const transitionsOf = (node: DirectedGraphNode): DirectedGraphNode['edges'] => [
  ...node.edges.filter(({ transition }) => transition.target !== undefined),
  ...node.children.flatMap(transitionsOf),
];

/** The event, or the actor whose end it is. */
const nameOf = (event: string): string => event.replace(/^xstate\.(done|error)\.actor\./, '');

describe('the picture of a machine', () => {
  it('shows the way from idle to done, and from each step to error', () => {
    const lines = linesOf(linkAccountsMachine);
    const steps = ['authenticatingSecondary', 'verifying', 'mergingMetadata', 'linking'];
    const way = ['[*]', 'idle', ...steps, 'done', '[*]'];
    const arrows = [
      ...way.slice(1).map((to, index) => `${String(way[index])} --> ${to}`),
      ...steps.map((step) => `${step} --> error`),
    ];
    const missing = arrows.filter((arrow) => !lines.some((line) => line.startsWith(arrow)));
    expect(missing).toEqual([]);
  });

  it.each([
    ['linkAccounts', linkAccountsMachine],
    ['identities', identitiesMachine],
    ['session', sessionMachine],
  ])('of %s leaves no transition out', (_, machine) => {
    const lines = linesOf(machine);
    const transitions = transitionsOf(toDirectedGraph(machine));
    expect(transitions).not.toHaveLength(0);
    const missing = transitions
      .map(({ source, target, label }) => {
        const [from, to] = [source.path, target.path];
        const isInside = from.length > 1 && from[0] === to[0];
        const name = (path: string[]) => (isInside ? path.join('_') : path[0]);
        return { arrow: `${String(name(from))} --> ${String(name(to))} : `, event: label.text };
      })
      .filter(({ arrow, event }) => {
        const line = lines.find((one) => one.startsWith(arrow));
        return line?.includes(nameOf(event)) !== true;
      });
    expect(missing).toEqual([]);
  });

  it('draws one arrow per pair of states', () => {
    const arrows = linesOf(linkAccountsMachine).filter((line) => line.includes(' : '));
    const pairs = arrows.map((line) => line.split(' : ')[0]);
    expect(pairs).toEqual([...new Set(pairs)]);
  });

  it('says under which condition, and what else happens', () => {
    const lines = linesOf(linkAccountsMachine);
    expect(lines).toContain('verifying --> mergingMetadata : approveLink ✓ [isApproved]');
    expect(lines).toContain('verifying --> idle : link.cancel<br>approveLink ✓ [else]');
    expect(lines).toContain('error --> linking : link.retry [isOutcomeUnknown] → lookingUp');
    expect(lines).toContain('error --> verifying : link.retry [canRetryFrom verifying]');
  });

  it('is not drawn in vain: a text without its place is refused', () => {
    expect(() => withStatecharts('# No place', [sessionMachine])).toThrow('statechart:session');
  });
});
