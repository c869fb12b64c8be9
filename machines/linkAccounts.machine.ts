/**
 * Linking a second account to the signed-in one.
 *
 * idle → authenticatingSecondary → verifying → mergingMetadata → linking → done; `error` from any
 * working state, and from there back to the step that failed or to `idle`.
 *
 * - `authenticatingSecondary`: the second account signs in, in a window of its own or by leaving
 *   this page (`leaving`) and coming back to it (`returning`, begun by the input `returned`).
 * - `verifying`: both accounts are read and checked; the user sees who came back, confirms, and
 *   names the account that stays; the host may veto (`approving`).
 * - `mergingMetadata`: what the primary gains is computed, asked about, then written.
 * - `linking`: the link call. Nobody can leave it by hand: the answer decides.
 *
 * Holds always:
 * - nothing is written before a positive verdict and the user's `link.confirm`;
 * - metadata is written before the link, because afterwards the secondary's is gone;
 * - a link call that failed but may have taken effect is looked up before anything else is done;
 * - a link that was refused takes the merged metadata back; what could not be taken back is named.
 *
 * Provide every actor; the stubs refuse to run. Production: `src/actors/linkActors.ts`.
 */
import { assign, emit, setup } from 'xstate';
import type { Side, Step } from '../src/errors.ts';
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

const { accountsOf, present } = updates;

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
    leaveForLogin: stub('leaveForLogin'),
    resumeLogin: stub('resumeLogin'),
    verifySecondary: stub('verifySecondary'),
    approveLink: stub('approveLink'),
    planMetadata: stub('planMetadata'),
    writeMetadata: stub('writeMetadata'),
    linkIdentity: stub('linkIdentity'),
    lookUpLink: stub('lookUpLink'),
  },
  actions: {
    update: assign((_, patch: Partial<LinkAccountsContext>) => patch),
    emitAuthenticated: emit({ type: 'authenticated' }),
    emitLinked: emit(({ context }) => ({
      type: 'linked' as const,
      result: updates.outputOf(context),
    })),
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
    isReturned: ({ context }) => context.returned?.userId === context.userId,
    isReturnedAsAnother: ({ context }) => context.returned !== null,
    isByRedirect: (_, { login }: { login: string }) => login === 'redirect',
    /** Blocked, or cut off from this page, and the host lets the user go on without a pop-up. */
    needsRedirect: ({ context }, { thrown }: { thrown: unknown }) =>
      context.loginMode === 'auto' && updates.isPopupBlocked(thrown),
    canKeep: ({ context }, { keep }: { keep: Side }) =>
      context.verdict?.keepable.includes(keep) === true,
    isApproved: (_, { approved }: { approved: boolean }) => approved,
    hasConflicts: (_, { conflicts }: { conflicts: readonly unknown[] }) => conflicts.length > 0,
    isAnswerLost: (_, { thrown }: { thrown: unknown }) => updates.isAnswerLost(thrown),
    mayHaveLinked: (_, { thrown }: { thrown: unknown }) => updates.mayHaveLinked(thrown),
    isLinked: (_, { identities }: { identities: unknown }) => identities !== null,
    canRetry: ({ context }) => context.error?.canRetry === true,
    canRetryFrom: ({ context }, { at }: { at: Step }) =>
      context.error?.canRetry === true && context.error.at === at,
    canLeaveAgain: ({ context }) =>
      context.error?.canRetry === true &&
      context.error.at === 'authenticatingSecondary' &&
      context.loginMode === 'redirect',
    isOutcomeUnknown: ({ context }) => context.isOutcomeUnknown,
  },
});

/** The way out of a step whose actor failed. */
const failing = (at: Step) =>
  ({
    target: '#linkAccounts.error',
    actions: {
      type: 'update',
      params: ({ context, event }: { context: LinkAccountsContext; event: { error: unknown } }) =>
        updates.failed(context, at, event.error),
    },
  }) as const;

/** The way out when the host's session became somebody else's while the user was asked. */
const stopping = (at: Step) =>
  ({
    target: '#linkAccounts.error',
    actions: {
      type: 'update',
      params: ({ context }: { context: LinkAccountsContext }) => updates.switched(context, at),
    },
  }) as const;

const authenticated = {
  target: '#linkAccounts.verifying',
  actions: [
    {
      type: 'update',
      params: ({ event }: { event: { output: LinkAccountsActors['resumeLogin']['output'] } }) =>
        updates.authenticated(event.output),
    },
    'emitAuthenticated',
  ],
} as const;

/** Undoes the merge of a flow that will not link; entered with the reason in `context.error`. */
const takingBack = flow.createStateConfig({
  tags: 'busy',
  invoke: {
    id: 'writeMetadata',
    src: 'writeMetadata',
    input: ({ context }) => updates.writeInput(context, updates.undoOf(context)),
    onDone: {
      target: '#linkAccounts.error',
      actions: { type: 'update', params: ({ context }) => updates.takenBack(context) },
    },
    onError: {
      target: '#linkAccounts.error',
      actions: { type: 'update', params: ({ context }) => updates.leftBehind(context) },
    },
  },
});

export const linkAccountsMachine = flow.createMachine({
  id: 'linkAccounts',
  context: ({ input }) => updates.initialContext(input),
  output: ({ context }) => updates.outputOf(context),
  initial: 'idle',
  states: {
    idle: {
      entry: 'forgetSecondary',
      always: [
        { guard: 'isReturned', target: 'authenticatingSecondary.returning' },
        {
          guard: 'isReturnedAsAnother',
          target: 'error',
          actions: {
            type: 'update',
            params: ({ context }) => ({
              ...updates.returned(context),
              ...updates.switched(context, 'authenticatingSecondary'),
            }),
          },
        },
      ],
      on: {
        'link.start': [
          {
            guard: { type: 'isByRedirect', params: ({ event }) => event },
            target: 'authenticatingSecondary.leaving',
            actions: {
              type: 'update',
              params: ({ context, event }) => updates.started(context, event),
            },
          },
          {
            target: 'authenticatingSecondary',
            actions: {
              type: 'update',
              params: ({ context, event }) => updates.started(context, event),
            },
          },
        ],
      },
    },

    authenticatingSecondary: {
      initial: 'inWindow',
      on: { 'link.cancel': 'idle', 'session.switched': stopping('authenticatingSecondary') },
      states: {
        inWindow: {
          invoke: {
            id: 'authenticateSecondary',
            src: 'authenticateSecondary',
            input: ({ context: { userId, connection } }) => ({ userId, connection }),
            onDone: authenticated,
            onError: [
              {
                guard: { type: 'needsRedirect', params: ({ event }) => ({ thrown: event.error }) },
                target: 'blocked',
              },
              failing('authenticatingSecondary'),
            ],
          },
          on: { 'link.showWindow': { actions: 'showLoginWindow' } },
        },
        blocked: { on: { 'link.redirect': 'leaving' } },
        leaving: {
          tags: 'busy',
          invoke: {
            id: 'leaveForLogin',
            src: 'leaveForLogin',
            input: ({ context: { userId, connection } }) => ({ userId, connection }),
            onError: failing('authenticatingSecondary'),
          },
        },
        returning: {
          tags: 'busy',
          invoke: {
            id: 'resumeLogin',
            src: 'resumeLogin',
            input: ({ context }) => ({ record: present(context.returned, 'returned') }),
            onDone: authenticated,
            onError: failing('authenticatingSecondary'),
          },
          exit: {
            type: 'update',
            params: ({ context }) => updates.returned(context),
          },
        },
      },
    },

    verifying: {
      initial: 'reading',
      on: { 'link.cancel': 'idle', 'session.switched': stopping('verifying') },
      states: {
        reading: {
          tags: 'busy',
          invoke: {
            id: 'verifySecondary',
            src: 'verifySecondary',
            input: ({ context }) => ({
              userId: context.userId,
              login: present(context.login, 'login'),
            }),
            onDone: {
              target: 'awaitingConfirmation',
              actions: { type: 'update', params: ({ event }) => updates.verified(event.output) },
            },
            onError: failing('verifying'),
          },
        },
        awaitingConfirmation: {
          on: {
            'link.confirm': {
              guard: { type: 'canKeep', params: ({ event }) => event },
              target: 'approving',
              actions: { type: 'update', params: ({ event }) => updates.confirmed(event.keep) },
            },
          },
        },
        approving: {
          tags: 'busy',
          invoke: {
            id: 'approveLink',
            src: 'approveLink',
            input: ({ context }) => ({ secondary: accountsOf(context).secondary }),
            onDone: [
              {
                guard: { type: 'isApproved', params: ({ event }) => ({ approved: event.output }) },
                target: '#linkAccounts.mergingMetadata',
              },
              { target: '#linkAccounts.idle' },
            ],
            onError: failing('verifying'),
          },
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
            input: ({ context }) => ({ ...accountsOf(context), choices: context.choices }),
            onDone: [
              {
                guard: { type: 'hasConflicts', params: ({ event }) => event.output },
                target: 'awaitingChoices',
                actions: { type: 'update', params: ({ event }) => updates.proposed(event.output) },
              },
              {
                target: 'writing',
                actions: { type: 'update', params: ({ event }) => updates.proposed(event.output) },
              },
            ],
            onError: failing('mergingMetadata'),
          },
        },
        awaitingChoices: {
          on: {
            'merge.choose': {
              target: 'planning',
              actions: { type: 'update', params: ({ event }) => updates.chosen(event.choices) },
            },
            'link.cancel': '#linkAccounts.idle',
            'session.switched': stopping('mergingMetadata'),
          },
        },
        writing: {
          tags: 'busy',
          invoke: {
            id: 'writeMetadata',
            src: 'writeMetadata',
            input: ({ context }) => updates.writeInput(context, updates.patchOf(context)),
            onDone: { target: '#linkAccounts.linking' },
            onError: [
              {
                guard: { type: 'isAnswerLost', params: ({ event }) => ({ thrown: event.error }) },
                target: 'takingBack',
                actions: {
                  type: 'update',
                  params: ({ context, event }) =>
                    updates.failed(context, 'mergingMetadata', event.error),
                },
              },
              failing('mergingMetadata'),
            ],
          },
        },
        takingBack,
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
            input: ({ context }) => ({ ...accountsOf(context), userId: context.userId }),
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
                  params: ({ context, event }) => updates.failed(context, 'linking', event.error),
                },
              },
              {
                target: 'takingBack',
                actions: {
                  type: 'update',
                  params: ({ context, event }) => updates.failed(context, 'linking', event.error),
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
            input: ({ context }) => accountsOf(context),
            onDone: [
              {
                guard: { type: 'isLinked', params: ({ event }) => ({ identities: event.output }) },
                target: '#linkAccounts.done',
                actions: {
                  type: 'update',
                  params: ({ context, event }) => updates.linked(context, event.output ?? []),
                },
              },
              {
                target: 'takingBack',
                actions: {
                  type: 'update',
                  params: () => updates.settledUnlinked(),
                },
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
        takingBack,
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
          { guard: 'isOutcomeUnknown', target: '#linkAccounts.linking.lookingUp' },
          { guard: 'canLeaveAgain', target: '#linkAccounts.authenticatingSecondary.leaving' },
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
