/**
 * Every path through the production machine that generation finds, replayed with held actors: after
 * each step the running flow is where the model says, and what must always hold does.
 *
 * `@xstate/test` 1.0.0-beta.5 replays; the paths come from `xstate/graph`, because the generator of
 * that prerelease cannot run machines that emit or invoke.
 */
import { TestModel } from '@xstate/test';
import { getNextTransitions, type ActorLogic, type AnyEventObject, type EventObject } from 'xstate';
import {
  adjacencyMapToArray,
  getAdjacencyMap,
  getShortestPaths,
  getStateNodes,
} from 'xstate/graph';
import { describe, expect, it } from 'vitest';
import { linkAccountsMachine } from '../../machines/linkAccounts.machine.ts';
import type { LinkAccountsSnapshot } from '../../machines/linkAccounts.selectors.ts';
import type { LinkAccountsActors, LinkAccountsEvent } from '../../machines/linkAccounts.types.ts';
import { linkAccountsError } from '../../src/errors.ts';
import { proposeMetadata } from '../../src/domain/planMetadata.ts';
import { createLinkHarness } from '../harness/linkHarness.ts';
import { linkedTo, loginAs, people } from '../harness/people.ts';

const { ada: primary, adaGoogle: secondary } = people;
const network = linkAccountsError({ code: 'network' });
const refused = linkAccountsError({ code: 'unauthorized' });
const question = { primary, secondary, choices: null };
const identities = linkedTo(primary, secondary).identities;

/** What the outside can answer. A new actor does not compile until it has answers. */
const ANSWERS: {
  readonly [Name in keyof LinkAccountsActors]: {
    readonly done: readonly LinkAccountsActors[Name]['output'][];
    readonly error: readonly unknown[];
  };
} = {
  authenticateSecondary: {
    done: [loginAs(secondary)],
    error: [network, refused, linkAccountsError({ code: 'popup_blocked' })],
  },
  leaveForLogin: { done: [], error: [network] },
  resumeLogin: { done: [loginAs(secondary)], error: [network] },
  verifySecondary: {
    done: [{ primary, secondary, keepable: ['primary', 'secondary'] }],
    error: [network, refused],
  },
  approveLink: { done: [true, false], error: [refused] },
  planMetadata: {
    done: [proposeMetadata(question, 'ask'), proposeMetadata(question, 'keep-primary')],
    error: [refused],
  },
  writeMetadata: { done: [undefined], error: [network, refused] },
  linkIdentity: { done: [identities], error: [network, refused] },
  lookUpLink: { done: [identities, null], error: [network] },
};

/** Each event that a person or the host can send. A new one does not compile until it is here. */
const SENT: { readonly [Type in LinkAccountsEvent['type']]: readonly LinkAccountsEvent[] } = {
  'link.start': [
    { type: 'link.start', connection: 'google-oauth2', login: 'auto' },
    { type: 'link.start', connection: 'google-oauth2', login: 'redirect' },
  ],
  'link.redirect': [{ type: 'link.redirect' }],
  'link.showWindow': [{ type: 'link.showWindow' }],
  'link.cancel': [{ type: 'link.cancel' }],
  'link.confirm': [
    { type: 'link.confirm', keep: 'primary' },
    { type: 'link.confirm', keep: 'secondary' },
  ],
  'merge.choose': [{ type: 'merge.choose', choices: {} }],
  'link.retry': [{ type: 'link.retry' }],
  'link.reset': [{ type: 'link.reset' }],
  'session.switched': [{ type: 'session.switched' }],
};

/** The two invocations that undo a merge run the actor that writes it. */
const ACTOR_OF_INVOKE: Readonly<Record<string, keyof LinkAccountsActors>> = {
  unmerge: 'writeMetadata',
  unlinkedUnmerge: 'writeMetadata',
};

const actorOf = (id: string) => ACTOR_OF_INVOKE[id] ?? (id as keyof LinkAccountsActors);

function casesOf(type: string): AnyEventObject[] {
  const [, kind, id] = /^xstate\.(done|error)\.actor\.(\w+)$/.exec(type) ?? [];
  if (id === undefined) return [...SENT[type as LinkAccountsEvent['type']]];
  const answers = ANSWERS[actorOf(id)];
  return kind === 'done'
    ? answers.done.map((output) => ({ type, output, actorId: id }))
    : answers.error.map((error) => ({ type, error, actorId: id }));
}

/** What a later step can depend on, and nothing else. */
const serializeState = ({ value, context }: LinkAccountsSnapshot): string =>
  JSON.stringify([
    value,
    context.keep,
    context.loginMode,
    context.isOutcomeUnknown,
    context.error && [context.error.code, context.error.at, context.error.leftover.length],
    context.proposal !== null,
    context.verdict !== null,
  ]);

const options = {
  input: { userId: primary.id },
  events: (snapshot: LinkAccountsSnapshot) =>
    [...new Set(getNextTransitions(snapshot).map(({ eventType }) => eventType))]
      .filter((type) => type !== '')
      .flatMap(casesOf) as never[],
  serializeState: serializeState as never,
  serializeEvent: (event: EventObject) => JSON.stringify(event),
  filterEvents: (snapshot: LinkAccountsSnapshot, event: LinkAccountsEvent) => snapshot.can(event),
  limit: 5000,
};

const logic = linkAccountsMachine as unknown as ActorLogic<
  LinkAccountsSnapshot,
  LinkAccountsEvent,
  typeof options.input
>;

/** The shortest way to each state, and from there each transition. */
function transitionPaths() {
  const edges = adjacencyMapToArray(getAdjacencyMap(logic, options as never));
  const ways = new Map(
    getShortestPaths(logic, options as never).map((path) => [serializeState(path.state), path]),
  );
  return edges.flatMap(({ state, event, nextState }) => {
    const way = ways.get(serializeState(state));
    if (way === undefined) return [];
    const steps = [...way.steps, { event, state: nextState }];
    return [{ steps, state: nextState, weight: steps.length }];
  });
}

const model = new TestModel(logic, { serializeState: serializeState as never });
const paths = model.getPaths(() => transitionPaths() as never);

/** What the outside has seen in the order it saw it; the machine cannot embellish it. */
function assertAlways(flow: ReturnType<typeof createLinkHarness>) {
  const calls = flow.calls();
  const approved = calls.indexOf('approveLink');
  const written = calls.indexOf('writeMetadata');
  if (written !== -1) expect(approved).toBeGreaterThanOrEqual(0);
  calls.forEach((call, index) => {
    if (call !== 'linkIdentity') return;
    expect(calls.slice(0, index)).toContain('verifySecondary');
    expect(calls[index - 1]).toBe('writeMetadata');
  });
  if (flow.state() === 'error') expect(flow.can({ type: 'link.reset' })).toBe(true);
}

function executorsOf(flow: ReturnType<typeof createLinkHarness>) {
  const run = async ({ event }: { event: AnyEventObject }) => {
    const [, kind, id] = /^xstate\.(done|error)\.actor\.(\w+)$/.exec(event.type) ?? [];
    if (id === undefined) flow.send(event as LinkAccountsEvent);
    else if (kind === 'done') await flow.answer(actorOf(id), event.output as never);
    else await flow.throwIn(actorOf(id), event.error);
  };
  const types = new Set(paths.flatMap(({ steps }) => steps.map(({ event }) => event.type)));
  return Object.fromEntries([...types].map((type) => [type, run]));
}

describe('the paths through the machine', () => {
  it('take every transition that the machine declares', () => {
    const taken = new Set(
      paths.flatMap(({ steps }) =>
        steps.slice(1).flatMap(({ event }, index) => {
          const from = steps[index]?.state as LinkAccountsSnapshot | undefined;
          return (from?._nodes ?? []).map(({ id }) => `${id} ${event.type}`);
        }),
      ),
    );
    const declared = getStateNodes(linkAccountsMachine.root).flatMap((node) =>
      [...node.transitions.keys()].map((type) => `${node.id} ${type}`),
    );
    // a page that comes back from a redirect begins there; no event leads to it
    const returning = declared.filter((transition) => transition.includes('resumeLogin'));
    expect(returning).toHaveLength(2);
    expect(declared.filter((transition) => !taken.has(transition))).toEqual(returning);
  });

  it('reach every state', () => {
    const reached = paths.flatMap(({ steps }) =>
      steps.map(({ state }) => JSON.stringify(state.value)),
    );
    const all = Object.entries(linkAccountsMachine.states).flatMap(([key, { states }]) =>
      Object.keys(states).length === 0
        ? [JSON.stringify(key)]
        : Object.keys(states).map((child) => JSON.stringify({ [key]: child })),
    );
    const unreached = all.filter((state) => !reached.includes(state));
    // a page that comes back from a redirect begins there; no event leads to it
    expect(unreached).toEqual(['{"authenticatingSecondary":"returning"}']);
  });

  it.each(paths)('$description', async (path) => {
    const flow = createLinkHarness(primary);
    await path.test({
      events: executorsOf(flow) as never,
      states: {
        '*': (snapshot) => {
          expect(flow.value()).toEqual((snapshot as LinkAccountsSnapshot).value);
          assertAlways(flow);
        },
      },
    });
  });
});
