/**
 * Linking a second account to the signed-in one.
 *
 * idle → authenticatingSecondary → verifying → mergingMetadata → linking → done; `error` from any
 * working state, and from there back to the step that failed or to `idle`.
 *
 * - `authenticatingSecondary`: the second account signs in, in a window of its own.
 * - `verifying`: both accounts are read and checked; the user sees who came back and confirms.
 * - `mergingMetadata`: what the primary gains is computed, then written.
 * - `linking`: the link call. Nobody can leave it by hand: the answer decides.
 *
 * Holds always:
 * - nothing is written before a positive verdict and the user's `link.confirm`;
 * - metadata is written before the link, because afterwards the secondary's is gone;
 * - a link call that failed but may have taken effect is looked up before anything else is done;
 * - a link that was refused takes the merged metadata back; what could not be taken back is named.
 *
 * Provide every actor; the stubs refuse to run. Production: `src/actors/createActors.ts`.
 */
import { assign, emit, setup } from 'xstate';
import { isEmptyPatch } from '../src/domain/metadata.ts';
import { notProvided } from './notProvided.ts';
import type {
  LinkAccountsActors,
  LinkAccountsContext,
  LinkAccountsEmitted,
  LinkAccountsEvent,
  LinkAccountsInput,
  LinkAccountsOutput,
  LinkAccountsTag,
} from './linkAccounts.types.ts';
import * as updates from './linkAccounts.updates.ts';

const { present } = updates;

const stub = <Name extends keyof LinkAccountsActors>(name: Name) =>
  notProvided<LinkAccountsActors[Name]['output'], LinkAccountsActors[Name]['input']>(name);

const flow = setup({
  types: {} as {
    context: LinkAccountsContext;
    input: LinkAccountsInput;
    events: LinkAccountsEvent;
    emitted: LinkAccountsEmitted;
    output: LinkAccountsOutput;
    tags: LinkAccountsTag;
  },
  actors: {
    authenticateSecondary: stub('authenticateSecondary'),
    verifySecondary: stub('verifySecondary'),
    planMetadata: stub('planMetadata'),
    writeMetadata: stub('writeMetadata'),
    linkIdentity: stub('linkIdentity'),
    lookUpLink: stub('lookUpLink'),
  },
  actions: {
    update: assign((_, patch: Partial<LinkAccountsContext>) => patch),
    emitLinked: emit(({ context }) => ({ type: 'linked' as const, result: outputOf(context) })),
    emitFailed: emit(({ context }) => ({
      type: 'failed' as const,
      error: present(context.error, 'error'),
    })),
    /** Brings the login window to the front. */
    showLoginWindow: () => {},
    /** Drops what the vault keeps of the second account. */
    forgetSecondary: () => {},
  },
  guards: {
    isAnswerLost: (_, { thrown }: { thrown: unknown }) => updates.isAnswerLost(thrown),
    mayHaveLinked: (_, { thrown }: { thrown: unknown }) => updates.mayHaveLinked(thrown),
    isLinked: (_, { identities }: { identities: unknown }) => identities !== null,
    canRetry: ({ context }) => context.error?.canRetry === true,
    canRetryFrom: ({ context }, { at }: { at: string }) =>
      context.error?.canRetry === true && context.error.at === at,
    canLookUp: ({ context }) => context.error?.canRetry === true && context.isOutcomeUnknown,
  },
});

/** Undoes the merge of a flow that will not link; entered with the reason in `context.error`. */
const takingBack = (id: 'unmerge' | 'unlinkedUnmerge') =>
  flow.createStateConfig({
    tags: 'busy',
    invoke: {
      id,
      src: 'writeMetadata',
      input: ({ context }) => ({
        userId: context.primaryId,
        patch: present(context.plan, 'plan').undo,
      }),
      onDone: { target: '#linkAccounts.error' },
      onError: {
        target: '#linkAccounts.error',
        actions: { type: 'update', params: ({ context }) => updates.leftBehind(context) },
      },
    },
  });

export const linkAccountsMachine = flow.createMachine({
  id: 'linkAccounts',
  context: ({ input }) => updates.initialContext(input),
  output: ({ context }) => outputOf(context),
  initial: 'idle',
  states: {
    idle: {
      entry: 'forgetSecondary',
      on: {
        'link.start': {
          target: 'authenticatingSecondary',
          actions: {
            type: 'update',
            params: ({ context, event }) => updates.started(context, event.connection),
          },
        },
      },
    },

    authenticatingSecondary: {
      invoke: {
        id: 'authenticateSecondary',
        src: 'authenticateSecondary',
        input: ({ context }) => ({ connection: context.connection }),
        onDone: {
          target: 'verifying',
          actions: { type: 'update', params: ({ event }) => updates.authenticated(event.output) },
        },
        onError: {
          target: 'error',
          actions: {
            type: 'update',
            params: ({ event }) => updates.failed('authenticatingSecondary', event.error),
          },
        },
      },
      on: {
        'link.showWindow': { actions: 'showLoginWindow' },
        'link.cancel': 'idle',
      },
    },

    verifying: {
      initial: 'reading',
      on: { 'link.cancel': 'idle' },
      states: {
        reading: {
          tags: 'busy',
          invoke: {
            id: 'verifySecondary',
            src: 'verifySecondary',
            input: ({ context }) => ({
              primaryId: context.primaryId,
              login: present(context.login, 'login'),
            }),
            onDone: {
              target: 'awaitingConfirmation',
              actions: { type: 'update', params: ({ event }) => updates.verified(event.output) },
            },
            onError: {
              target: '#linkAccounts.error',
              actions: {
                type: 'update',
                params: ({ event }) => updates.failed('verifying', event.error),
              },
            },
          },
        },
        awaitingConfirmation: {
          on: { 'link.confirm': '#linkAccounts.mergingMetadata' },
        },
      },
    },

    mergingMetadata: {
      initial: 'planning',
      states: {
        planning: {
          tags: 'busy',
          invoke: {
            id: 'planMetadata',
            src: 'planMetadata',
            input: ({ context }) => present(context.accounts, 'accounts'),
            onDone: {
              target: 'writing',
              actions: { type: 'update', params: ({ event }) => updates.planned(event.output) },
            },
            onError: {
              target: '#linkAccounts.error',
              actions: {
                type: 'update',
                params: ({ event }) => updates.failed('mergingMetadata', event.error),
              },
            },
          },
        },
        writing: {
          tags: 'busy',
          invoke: {
            id: 'writeMetadata',
            src: 'writeMetadata',
            input: ({ context }) => ({
              userId: context.primaryId,
              patch: present(context.plan, 'plan').patch,
            }),
            onDone: { target: '#linkAccounts.linking' },
            onError: [
              {
                guard: { type: 'isAnswerLost', params: ({ event }) => ({ thrown: event.error }) },
                target: 'takingBack',
                actions: {
                  type: 'update',
                  params: ({ event }) => updates.failed('mergingMetadata', event.error),
                },
              },
              {
                target: '#linkAccounts.error',
                actions: {
                  type: 'update',
                  params: ({ event }) => updates.failed('mergingMetadata', event.error),
                },
              },
            ],
          },
        },
        takingBack: takingBack('unmerge'),
      },
    },

    linking: {
      initial: 'submitting',
      states: {
        submitting: {
          tags: 'busy',
          invoke: {
            id: 'linkIdentity',
            src: 'linkIdentity',
            input: ({ context }) => present(context.accounts, 'accounts'),
            onDone: {
              target: '#linkAccounts.done',
              actions: {
                type: 'update',
                params: ({ context, event }) => updates.linked(context, event.output),
              },
            },
            onError: [
              {
                guard: { type: 'mayHaveLinked', params: ({ event }) => ({ thrown: event.error }) },
                target: 'lookingUp',
                actions: {
                  type: 'update',
                  params: ({ event }) => updates.failed('linking', event.error),
                },
              },
              {
                target: 'takingBack',
                actions: {
                  type: 'update',
                  params: ({ event }) => updates.failed('linking', event.error),
                },
              },
            ],
          },
        },
        lookingUp: {
          tags: 'busy',
          invoke: {
            id: 'lookUpLink',
            src: 'lookUpLink',
            input: ({ context }) => present(context.accounts, 'accounts'),
            onDone: [
              {
                guard: {
                  type: 'isLinked',
                  params: ({ event }) => ({ identities: event.output }),
                },
                target: '#linkAccounts.done',
                actions: {
                  type: 'update',
                  params: ({ context, event }) => updates.linked(context, event.output ?? []),
                },
              },
              {
                target: 'takingBack',
                actions: { type: 'update', params: () => updates.settledUnlinked() },
              },
            ],
            onError: {
              target: '#linkAccounts.error',
              actions: {
                type: 'update',
                params: ({ context, event }) => updates.leftUnknown(context, event.error),
              },
            },
          },
        },
        takingBack: takingBack('unlinkedUnmerge'),
      },
    },

    done: {
      type: 'final',
      entry: ['emitLinked', 'forgetSecondary'],
    },

    error: {
      entry: 'emitFailed',
      on: {
        'link.retry': [
          { guard: 'canLookUp', target: '#linkAccounts.linking.lookingUp' },
          {
            guard: { type: 'canRetryFrom', params: { at: 'authenticatingSecondary' } },
            target: 'authenticatingSecondary',
          },
          { guard: { type: 'canRetryFrom', params: { at: 'verifying' } }, target: 'verifying' },
          // a link that failed has taken the metadata back, so it starts from there too
          { guard: 'canRetry', target: 'mergingMetadata' },
        ],
        'link.reset': 'idle',
      },
    },
  },
});

function outputOf(context: LinkAccountsContext): LinkAccountsOutput {
  const plan = present(context.plan, 'plan');
  return {
    primaryId: context.primaryId,
    secondaryId: present(context.accounts, 'accounts').secondary.id,
    identities: present(context.identities, 'identities'),
    merged: isEmptyPatch(plan.patch) ? {} : plan.patch,
  };
}
