/** The session machine with held actors: a test says who comes back from the window. */
import { createActor } from 'xstate';
import {
  sessionMachine,
  type SessionActors,
  type SessionEmitted,
  type SessionEvent,
} from '../../machines/session.machine.ts';
import { holdActors } from './heldActors.ts';

export function createSessionHarness() {
  const held = holdActors<SessionActors>(sessionMachine);
  const emitted: SessionEmitted[] = [];
  const session = createActor(sessionMachine.provide({ actors: held.actors }));
  session.on('*', (event) => emitted.push(event));
  session.start();

  return {
    ...held,
    send: (event: SessionEvent) => session.send(event),
    can: (event: SessionEvent) => session.getSnapshot().can(event),
    isBusy: () => session.getSnapshot().hasTag('busy'),
    context: () => session.getSnapshot().context,
    emitted,
  };
}
