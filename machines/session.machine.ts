/**
 * The host's session, as far as linking puts it at risk: never silently switched, and put right
 * by the user where it was.
 *
 * steady ⇄ signingIn. At rest, `context.concern` says why the user should sign in again:
 * - `atRisk`: somebody else signed in at the tenant, and the host has no refresh token, so its next
 *   renewal would silently become the other user;
 * - `replaced`: the host's user was linked into the other account, so their own `sub` is gone;
 * - `switched`: the host's session already is somebody else's. Everything else stops.
 *
 * Signing in again ends the concern, if the right person comes back. Without a concern, as when the
 * account is gone, whoever comes back is right. `access.allow` asks for what a silent call was refused;
 * it needs no concern, but the same person has to come back from it.
 */
import { assign, emit, raise, setup } from 'xstate';
import { toLinkAccountsError, type AnyLinkAccountsError } from '../src/errors.ts';
import type { UserId } from '../src/domain/identity.ts';
import { present } from './linkAccounts.updates.ts';
import { notProvided } from './notProvided.ts';

/** Whom the session should belong to. */
export interface ExpectedUser {
  readonly userId: UserId;
  /** How the user knows that account: e-mail, phone or name. */
  readonly who: string;
}

export type Concern = 'atRisk' | 'replaced' | 'switched';

export interface SessionContext {
  readonly concern: Concern | null;
  readonly expected: ExpectedUser | null;
  /** Why signing in again, or allowing access, did not work. */
  readonly error: AnyLinkAccountsError | null;
}

export type SessionEvent =
  | ({ readonly type: 'session.atRisk' } & ExpectedUser)
  | ({ readonly type: 'session.replaced' } & ExpectedUser)
  | ({ readonly type: 'session.switched' } & ExpectedUser)
  | { readonly type: 'session.signIn' }
  | { readonly type: 'session.cancel' }
  | { readonly type: 'access.allow' };

export type SessionEmitted =
  | ({ readonly type: 'sessionAtRisk' } & ExpectedUser)
  | ({ readonly type: 'sessionSwitched' } & ExpectedUser)
  | { readonly type: 'failed'; readonly error: AnyLinkAccountsError }
  /** The session is what it should be, and may do what it may: read again. */
  | { readonly type: 'sessionRestored' };

export interface SessionActors {
  /** Without `who`, as whomever the user likes. */
  signInAgain: { input: { who: string | null }; output: UserId };
  /** Answers who was signed in before, if anybody, and who is now. */
  allowAccess: { input: undefined; output: AllowedAccess };
}

export interface AllowedAccess {
  readonly before: ExpectedUser | null;
  readonly userId: UserId;
}

const concerned = (concern: Concern, { userId, who }: ExpectedUser): Partial<SessionContext> => ({
  concern,
  expected: { userId, who },
  error: null,
});

/** Without a concern nobody in particular has to come back: whom an earlier one was about is over. */
const asking = ({ concern, expected }: SessionContext): Partial<SessionContext> => ({
  expected: concern && expected,
});

const settled = (): Partial<SessionContext> => ({ concern: null, error: null });

/** Whoever came back, where nobody was expected, is who the session belongs to from now on. */
const signedIn = ({ expected }: SessionContext, userId: UserId): Partial<SessionContext> => ({
  ...settled(),
  expected: expected ?? { userId, who: userId },
});

/** Who should come back from a window; `null` when nobody was there before. */
const expectedOf = (
  { expected }: SessionContext,
  before: ExpectedUser | null,
): ExpectedUser | null => expected ?? before;

const failed = (thrown: unknown): Partial<SessionContext> => ({
  error: toLinkAccountsError(thrown, 'authenticatingSecondary'),
});

/** The window came to nothing: the user is told why, and so is the host. */
const failing = {
  target: 'steady',
  actions: [
    { type: 'update', params: ({ event }: { event: { error: unknown } }) => failed(event.error) },
    { type: 'emitFailed' },
  ],
} as const;

export const sessionMachine = setup({
  types: {} as {
    context: SessionContext;
    events: SessionEvent;
    emitted: SessionEmitted;
    tags: 'busy';
  },
  actors: {
    signInAgain: notProvided<UserId, SessionActors['signInAgain']['input']>('signInAgain'),
    allowAccess: notProvided<AllowedAccess, undefined>('allowAccess'),
  },
  actions: {
    update: assign((_, patch: Partial<SessionContext>) => patch),
    emitAtRisk: emit((_, { userId, who }: ExpectedUser) => ({
      type: 'sessionAtRisk' as const,
      userId,
      who,
    })),
    emitSwitched: emit((_, { userId, who }: ExpectedUser) => ({
      type: 'sessionSwitched' as const,
      userId,
      who,
    })),
    emitFailed: emit(({ context }) => ({
      type: 'failed' as const,
      error: present(context.error, 'error'),
    })),
    emitRestored: emit({ type: 'sessionRestored' }),
    raiseSwitched: raise((_, user: ExpectedUser | null) => ({
      type: 'session.switched' as const,
      ...present(user, 'user'),
    })),
  },
  guards: {
    isExpected: ({ context }, { before, userId }: AllowedAccess) =>
      (expectedOf(context, before)?.userId ?? userId) === userId,
    /** A worse concern is not covered up by a lesser one. */
    isSteady: ({ context }) => context.concern === null,
    isNotSwitched: ({ context }) => context.concern !== 'switched',
  },
}).createMachine({
  id: 'session',
  context: { concern: null, expected: null, error: null },
  initial: 'steady',
  // also while the user signs in: what they do there may fail, or be given up
  on: {
    'session.atRisk': {
      guard: 'isSteady',
      actions: [
        { type: 'update', params: ({ event }) => concerned('atRisk', event) },
        { type: 'emitAtRisk', params: ({ event }) => event },
      ],
    },
    'session.replaced': [
      {
        guard: 'isNotSwitched',
        actions: { type: 'update', params: ({ event }) => concerned('replaced', event) },
      },
      // still somebody else's; but whom it should belong to is another account now
      { actions: { type: 'update', params: ({ event }) => concerned('switched', event) } },
    ],
    'session.switched': [
      {
        guard: 'isNotSwitched',
        actions: [
          { type: 'update', params: ({ event }) => concerned('switched', event) },
          { type: 'emitSwitched', params: ({ event }) => event },
        ],
      },
      // told already; why an earlier attempt failed is no news any more
      { actions: { type: 'update', params: () => ({ error: null }) } },
    ],
  },
  states: {
    steady: {
      on: {
        'session.signIn': {
          target: 'signingIn',
          actions: { type: 'update', params: ({ context }) => asking(context) },
        },
        'access.allow': 'allowing',
      },
    },
    signingIn: {
      tags: 'busy',
      invoke: {
        id: 'signInAgain',
        src: 'signInAgain',
        input: ({ context }) => ({ who: context.expected?.who ?? null }),
        onDone: [
          {
            guard: {
              type: 'isExpected',
              params: ({ event }) => ({ before: null, userId: event.output }),
            },
            target: 'steady',
            actions: [
              { type: 'update', params: ({ context, event }) => signedIn(context, event.output) },
              'emitRestored',
            ],
          },
          {
            target: 'steady',
            actions: { type: 'raiseSwitched', params: ({ context }) => expectedOf(context, null) },
          },
        ],
        onError: failing,
      },
      on: { 'session.cancel': 'steady' },
    },
    allowing: {
      tags: 'busy',
      invoke: {
        id: 'allowAccess',
        src: 'allowAccess',
        onDone: [
          {
            guard: { type: 'isExpected', params: ({ event }) => event.output },
            target: 'steady',
            actions: [{ type: 'update', params: () => settled() }, 'emitRestored'],
          },
          {
            target: 'steady',
            actions: {
              type: 'raiseSwitched',
              params: ({ context, event }) => expectedOf(context, event.output.before),
            },
          },
        ],
        onError: failing,
      },
      on: { 'session.cancel': 'steady' },
    },
  },
});
