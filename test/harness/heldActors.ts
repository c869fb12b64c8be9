/**
 * Stand-ins for a machine's actors that answer when a test says so, and remember what was asked.
 * An actor that the machine does not wait for cannot answer.
 */
import { fromPromise, type AnyStateMachine } from 'xstate';
import { linkAccountsError, type Refusal } from '../../src/errors.ts';

interface Call<Name> {
  readonly actor: Name;
  readonly input: unknown;
  readonly signal: AbortSignal;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: unknown) => void;
  hasAnswered: boolean;
}

type Contracts<Actors> = { readonly [Name in keyof Actors]: { output: unknown } };

export function holdActors<Actors extends Contracts<Actors>>(machine: AnyStateMachine) {
  type Name = keyof Actors & string;
  const calls: Call<Name>[] = [];
  const held = (actor: Name) =>
    fromPromise<unknown, unknown>(
      ({ input, signal }) =>
        new Promise((resolve, reject) =>
          calls.push({ actor, input, signal, resolve, reject, hasAnswered: false }),
        ),
    );
  const answering = (actor: Name): Call<Name> => {
    const call = calls.at(-1);
    if (call?.actor !== actor) throw new Error(`${actor} is not what the machine waits for`);
    call.hasAnswered = true;
    return call;
  };
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const lastOf = (actor: Name) => calls.findLast((call) => call.actor === actor);
  const names = Object.keys(machine.implementations.actors) as Name[];
  return {
    /** For `machine.provide`. */
    actors: Object.fromEntries(names.map((name) => [name, held(name)])) as never,
    /** Who was asked, in order. */
    calls: () => calls.map(({ actor }) => actor),
    inputOf: (actor: Name) => lastOf(actor)?.input,
    isAborted: (actor: Name) => lastOf(actor)?.signal.aborted === true,
    /** Who has not answered yet, and has not been called off. */
    running: () =>
      calls
        .filter(({ signal, hasAnswered }) => !signal.aborted && !hasAnswered)
        .map(({ actor }) => actor),
    async answer<Asked extends Name>(actor: Asked, output: Actors[Asked]['output']) {
      answering(actor).resolve(output);
      await settled();
    },
    async throwIn(actor: Name, thrown: unknown) {
      answering(actor).reject(thrown);
      await settled();
    },
    async refuse(actor: Name, refusal: Refusal) {
      answering(actor).reject(linkAccountsError(refusal));
      await settled();
    },
  };
}
