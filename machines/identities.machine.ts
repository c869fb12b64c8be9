/**
 * The list of the signed-in user's identities, beside the linking flow.
 *
 * reading → ready | failed. Reading also holds the host's token, so that a later click can open
 * the login window at once. Linking elsewhere tells the list by `identities.changed`.
 *
 * Provide `readIdentities`; the stub refuses to run.
 */
import { assign, emit, setup } from 'xstate';
import { toLinkAccountsError, type AnyLinkAccountsError } from '../src/errors.ts';
import type { Account, Identity } from '../src/domain/identity.ts';
import { notProvided } from './notProvided.ts';

export interface IdentitiesContext {
  readonly account: Account | null;
  readonly error: AnyLinkAccountsError | null;
}

export type IdentitiesEvent =
  | { readonly type: 'list.read' }
  | { readonly type: 'identities.changed'; readonly identities: readonly Identity[] };

export interface IdentitiesEmitted {
  readonly type: 'failed';
  readonly error: AnyLinkAccountsError;
}

const withIdentities = (
  { account }: IdentitiesContext,
  identities: readonly Identity[],
): Partial<IdentitiesContext> => ({ account: account && { ...account, identities } });

export const identitiesMachine = setup({
  types: {} as {
    context: IdentitiesContext;
    events: IdentitiesEvent;
    emitted: IdentitiesEmitted;
    tags: 'busy';
  },
  actors: { readIdentities: notProvided<Account, undefined>('readIdentities') },
  actions: {
    update: assign((_, patch: Partial<IdentitiesContext>) => patch),
    emitFailed: emit(({ context }) => {
      if (context.error === null) throw new Error("identities: 'error' is read before it is there");
      return { type: 'failed' as const, error: context.error };
    }),
  },
}).createMachine({
  id: 'identities',
  context: { account: null, error: null },
  initial: 'reading',
  states: {
    reading: {
      tags: 'busy',
      invoke: {
        id: 'readIdentities',
        src: 'readIdentities',
        onDone: {
          target: 'ready',
          actions: {
            type: 'update',
            params: ({ event }) => ({ account: event.output, error: null }),
          },
        },
        onError: {
          target: 'failed',
          actions: {
            type: 'update',
            params: ({ event }) => ({ error: toLinkAccountsError(event.error, 'listing') }),
          },
        },
      },
    },
    ready: {
      on: {
        'list.read': 'reading',
        'identities.changed': {
          actions: {
            type: 'update',
            params: ({ context, event }) => withIdentities(context, event.identities),
          },
        },
      },
    },
    failed: { entry: 'emitFailed', on: { 'list.read': 'reading' } },
  },
});
