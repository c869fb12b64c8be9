/**
 * The one place that knows `@xstate/test`. 1.0.0-beta.5, the only release for XState 5, replays;
 * the paths come from `xstate/graph`, because the generator of that prerelease cannot run machines
 * that emit or invoke. It is deprecated and pinned; 2.x, for XState 6, will replace it.
 */
import { TestModel } from '@xstate/test';
import type { AnyEventObject, AnyMachineSnapshot } from 'xstate';
import { transitionPaths, type Model } from '../../src/testing/model.ts';

/** A running machine, or a page that shows one: what a path is replayed on. */
export interface Subject {
  /** Makes this event happen; it leads to this state. */
  readonly run: (event: AnyEventObject, next: AnyMachineSnapshot) => Promise<void> | void;
  /** Fails when the subject is not where the model is. */
  readonly check: (state: AnyMachineSnapshot) => Promise<void> | void;
}

export interface Replay {
  readonly description: string;
  /** What the machine is started with. */
  readonly input: unknown;
  readonly steps: readonly { readonly event: AnyEventObject; readonly state: AnyMachineSnapshot }[];
  readonly on: (subject: Subject) => Promise<void>;
}

/** Each of these paths of the model, by default all, without those that another one begins with. */
export function replaysOf(model: Model, paths = transitionPaths(model)): Replay[] {
  const serializeState = model.serializeState as never;
  const tested = new TestModel(model.machine as never, { serializeState });
  return tested
    .getPaths(() => paths as never)
    .map((path) => ({
      description: path.description,
      input: model.input,
      steps: path.steps as never,
      async on({ run, check }) {
        const types = new Set(path.steps.map(({ event }) => event.type));
        const execute = ({ event, state }: { event: AnyEventObject; state: unknown }) =>
          event.type === 'xstate.init' ? undefined : run(event, state as AnyMachineSnapshot);
        await path.test({
          events: Object.fromEntries([...types].map((type) => [type, execute])) as never,
          states: { '*': (state) => check(state as never) },
        });
      },
    }));
}
