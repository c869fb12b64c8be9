/** The session machine with held actors: a test says who comes back from the window. */
import { createActor, fromPromise } from 'xstate';
import {
  sessionMachine,
  type SessionActors,
  type SessionEmitted,
  type SessionEvent,
} from '../../machines/session.machine.ts';
import { linkAccountsError, type Refusal } from '../../src/errors.ts';
import type { UserId } from '../../src/domain/identity.ts';

type ActorName = keyof SessionActors;

interface Call {
  readonly actor: ActorName;
  readonly input: unknown;
  readonly signal: AbortSignal;
  readonly resolve: (userId: UserId) => void;
  readonly reject: (error: unknown) => void;
}

export function createSessionHarness() {
  const calls: Call[] = [];
  const emitted: SessionEmitted[] = [];
  const held = <Name extends ActorName>(actor: Name) =>
    fromPromise<UserId, SessionActors[Name]['input']>(
      ({ input, signal }) =>
        new Promise((resolve, reject) => calls.push({ actor, input, signal, resolve, reject })),
    );
  const session = createActor(
    sessionMachine.provide({
      actors: { signInAgain: held('signInAgain'), allowAccess: held('allowAccess') },
    }),
  );
  session.on('*', (event) => emitted.push(event));
  session.start();

  const pending = (): Call => {
    const call = calls.at(-1);
    if (call === undefined) throw new Error('No window is open');
    return call;
  };
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  return {
    send: (event: SessionEvent) => session.send(event),
    can: (event: SessionEvent) => session.getSnapshot().can(event),
    isBusy: () => session.getSnapshot().hasTag('busy'),
    context: () => session.getSnapshot().context,
    emitted,
    calls: () => calls.map(({ actor, input }) => ({ actor, input })),
    isAborted: () => pending().signal.aborted,
    async comesBackAs(userId: UserId) {
      pending().resolve(userId);
      await settled();
    },
    async fails(refusal: Refusal) {
      pending().reject(linkAccountsError(refusal));
      await settled();
    },
  };
}
