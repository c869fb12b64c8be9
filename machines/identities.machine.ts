/**
 * The list of the signed-in user's identities, beside the linking flow, and unlinking one of them.
 *
 * reading → ready | failed; ready → confirmingUnlink → approving → unlinking → ready, and from
 * there `unlinkFailed`.
 *
 * - `reading` also holds the host's token, so that a later click can open the login window at once.
 * - `confirmingUnlink`: the user is told the consequence; `approving`: the host may veto or step
 *   up, and the token for the call is renewed if it has to be. Both can be left.
 * - `unlinking`: nobody can leave it by hand. The answer is the new list.
 *
 * Holds always:
 * - the primary is never unlinked;
 * - nothing is unlinked without the user's `unlink.confirm` and the host's approval;
 * - an unlink call that failed but may have taken effect is looked up before anything is said.
 *
 * Provide every actor; the stubs refuse to run.
 */
import { assign, emit, setup } from 'xstate';
import type { Step } from '../src/errors.ts';
import type { Identity } from '../src/domain/identity.ts';
import { present } from './linkAccounts.updates.ts';
import { notProvided } from './notProvided.ts';
import type {
  IdentitiesActors,
  IdentitiesContext,
  IdentitiesEmitted,
  IdentitiesEvent,
} from './identities.types.ts';
import * as updates from './identities.updates.ts';

/** The user keeps the login linked after all. */
const keeping = {
  target: '#identities.ready',
  actions: { type: 'update', params: () => updates.settled() },
} as const;

/** What failed is over; the list says how things are. */
const readingAgain = {
  target: 'reading',
  actions: { type: 'update', params: () => updates.settled() },
} as const;

const failed = (at: Step) =>
  ({
    type: 'update',
    params: ({ event }: { event: { error: unknown } }) => updates.failed(at, event.error),
  }) as const;

/** What is left once the login is off the list. */
const unlinked = {
  target: '#identities.ready',
  actions: [
    {
      type: 'update',
      params: ({ context, event }: UnlinkAnswer) => updates.unlinked(context, event.output ?? []),
    },
    { type: 'emitUnlinked' },
  ],
} as const;

interface UnlinkAnswer {
  readonly context: IdentitiesContext;
  readonly event: { readonly output: readonly Identity[] | null };
}

const stub = <Name extends keyof IdentitiesActors>(name: Name) =>
  notProvided<IdentitiesActors[Name]['output'], IdentitiesActors[Name]['input']>(name);

export const identitiesMachine = setup({
  types: {} as {
    context: IdentitiesContext;
    events: IdentitiesEvent;
    emitted: IdentitiesEmitted;
    tags: 'busy';
  },
  actors: {
    readIdentities: stub('readIdentities'),
    approveUnlink: stub('approveUnlink'),
    unlinkIdentity: stub('unlinkIdentity'),
    lookUpUnlink: stub('lookUpUnlink'),
  },
  actions: {
    update: assign((_, patch: Partial<IdentitiesContext>) => patch),
    emitFailed: emit(({ context }) => ({
      type: 'failed' as const,
      error: present(context.error, 'error'),
    })),
    emitUnlinked: emit(({ context }) => ({
      type: 'unlinked' as const,
      result: updates.resultOf(context),
    })),
  },
  guards: {
    isSecondary: ({ context }, { identity }: { identity: Identity }) =>
      !updates.isPrimary(context, identity),
    isApproved: (_, { approved }: { approved: boolean }) => approved,
    mayHaveUnlinked: (_, { thrown }: { thrown: unknown }) => updates.mayHaveUnlinked(thrown),
    isUnlinked: (_, { identities }: { identities: unknown }) => identities !== null,
    canRetry: ({ context }) => context.error?.canRetry === true,
    isOutcomeUnknown: ({ context }) => context.isOutcomeUnknown,
  },
}).createMachine({
  id: 'identities',
  context: updates.initialContext,
  initial: 'reading',
  on: {
    'identities.changed': {
      actions: {
        type: 'update',
        params: ({ context, event }) => updates.changed(context, event.identities),
      },
    },
    'link.begun': { actions: { type: 'update', params: () => updates.heard() } },
  },
  states: {
    reading: {
      tags: 'busy',
      invoke: {
        id: 'readIdentities',
        src: 'readIdentities',
        onDone: {
          target: 'ready',
          actions: { type: 'update', params: ({ event }) => updates.read(event.output) },
        },
        onError: { target: 'failed', actions: failed('listing') },
      },
    },

    failed: { entry: 'emitFailed', on: { 'list.read': 'reading' } },

    ready: {
      on: {
        'list.read': 'reading',
        'unlink.start': {
          guard: { type: 'isSecondary', params: ({ event }) => event },
          target: 'confirmingUnlink',
          actions: { type: 'update', params: ({ event }) => updates.chosen(event.identity) },
        },
      },
    },

    confirmingUnlink: {
      on: {
        'unlink.confirm': 'approving',
        'unlink.cancel': keeping,
      },
    },

    approving: {
      tags: 'busy',
      invoke: {
        id: 'approveUnlink',
        src: 'approveUnlink',
        input: ({ context }) => updates.unlinkInput(context),
        onDone: [
          {
            guard: { type: 'isApproved', params: ({ event }) => ({ approved: event.output }) },
            target: 'unlinking',
          },
          keeping,
        ],
        onError: { target: 'unlinkFailed', actions: failed('unlinking') },
      },
      on: { 'unlink.cancel': keeping },
    },

    unlinking: {
      initial: 'submitting',
      states: {
        submitting: {
          tags: 'busy',
          invoke: {
            id: 'unlinkIdentity',
            src: 'unlinkIdentity',
            input: ({ context }) => updates.unlinkInput(context),
            onDone: unlinked,
            onError: [
              {
                guard: {
                  type: 'mayHaveUnlinked',
                  params: ({ event }) => ({ thrown: event.error }),
                },
                target: 'lookingUp',
                actions: failed('unlinking'),
              },
              { target: '#identities.unlinkFailed', actions: failed('unlinking') },
            ],
          },
        },
        lookingUp: {
          tags: 'busy',
          invoke: {
            id: 'lookUpUnlink',
            src: 'lookUpUnlink',
            input: ({ context }) => updates.unlinkInput(context),
            onDone: [
              {
                guard: {
                  type: 'isUnlinked',
                  params: ({ event }) => ({ identities: event.output }),
                },
                ...unlinked,
              },
              {
                target: '#identities.unlinkFailed',
                actions: { type: 'update', params: () => updates.settledLinked() },
              },
            ],
            onError: {
              target: '#identities.unlinkFailed',
              actions: { type: 'update', params: ({ event }) => updates.leftUnknown(event.error) },
            },
          },
        },
      },
    },

    unlinkFailed: {
      entry: 'emitFailed',
      on: {
        'unlink.retry': [
          { guard: 'isOutcomeUnknown', target: 'unlinking.lookingUp' },
          { guard: 'canRetry', target: 'approving' },
        ],
        // what stands in the list may be out of date after a failure
        'unlink.dismiss': readingAgain,
        'list.read': readingAgain,
      },
    },
  },
});
