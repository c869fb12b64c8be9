/**
 * The production machine with held actors: a test says what the outside answers, in the product's
 * words, and looks at what the machine then asks for.
 */
import { createActor, fromPromise } from 'xstate';
import { linkAccountsMachine } from '../../machines/linkAccounts.machine.ts';
import { selectState } from '../../machines/linkAccounts.selectors.ts';
import type {
  LinkAccountsActors,
  LinkAccountsEmitted,
  LinkAccountsEvent,
} from '../../machines/linkAccounts.types.ts';
import { linkAccountsError, type Refusal } from '../../src/errors.ts';
import type { Account } from '../../src/domain/identity.ts';
import { mergeMetadata, planMetadata } from '../../src/domain/metadata.ts';
import { linkedTo, loginAs, people } from './people.ts';

type ActorName = keyof LinkAccountsActors;

interface Call {
  readonly actor: ActorName;
  readonly input: unknown;
  readonly signal: AbortSignal;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export function createLinkHarness(primary: Account = people.ada) {
  const calls: Call[] = [];
  const emitted: LinkAccountsEmitted[] = [];
  const held = <Name extends ActorName>(actor: Name) =>
    fromPromise<LinkAccountsActors[Name]['output'], LinkAccountsActors[Name]['input']>(
      ({ input, signal }) =>
        new Promise((resolve, reject) => {
          calls.push({ actor, input, signal, resolve: resolve as Call['resolve'], reject });
        }),
    );
  let forgotten = 0;
  let shown = 0;
  const flow = createActor(
    linkAccountsMachine.provide({
      actors: {
        authenticateSecondary: held('authenticateSecondary'),
        verifySecondary: held('verifySecondary'),
        planMetadata: held('planMetadata'),
        writeMetadata: held('writeMetadata'),
        linkIdentity: held('linkIdentity'),
        lookUpLink: held('lookUpLink'),
      },
      actions: {
        forgetSecondary: () => void (forgotten += 1),
        showLoginWindow: () => void (shown += 1),
      },
    }),
    { input: { primaryId: primary.id } },
  );
  flow.on('*', (event) => emitted.push(event));
  flow.start();

  const pending = (actor: ActorName): Call => {
    const call = calls.at(-1);
    if (call?.actor !== actor) throw new Error(`${actor} is not what the machine waits for`);
    return call;
  };
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  const harness = {
    send: (event: LinkAccountsEvent) => flow.send(event),
    state: () => selectState(flow.getSnapshot()),
    value: () => flow.getSnapshot().value,
    context: () => flow.getSnapshot().context,
    output: () => flow.getSnapshot().output,
    can: (type: Exclude<LinkAccountsEvent['type'], 'link.start'>) =>
      flow.getSnapshot().can({ type }),
    emitted,
    calls: () => calls.map(({ actor }) => actor),
    inputOf: (actor: ActorName) => calls.findLast((call) => call.actor === actor)?.input,
    isAborted: (actor: ActorName) =>
      calls.findLast((call) => call.actor === actor)?.signal.aborted === true,
    forgotten: () => forgotten,
    shown: () => shown,
    stop: () => flow.stop(),

    async answer<Name extends ActorName>(actor: Name, output: LinkAccountsActors[Name]['output']) {
      pending(actor).resolve(output);
      await settled();
    },
    async refuse(actor: ActorName, refusal: Refusal) {
      pending(actor).reject(linkAccountsError(refusal));
      await settled();
    },
    async throwIn(actor: ActorName, thrown: unknown) {
      pending(actor).reject(thrown);
      await settled();
    },

    choose: (connection: string | null) => flow.send({ type: 'link.start', connection }),
    signInAs: (secondary: Account) => harness.answer('authenticateSecondary', loginAs(secondary)),
    verify: (secondary: Account) => harness.answer('verifySecondary', { primary, secondary }),
    plan: (secondary: Account) =>
      harness.answer(
        'planMetadata',
        planMetadata(primary.metadata, mergeMetadata(primary.metadata, secondary.metadata)),
      ),

    /** Up to "Link these accounts?" */
    async untilConfirmation(secondary: Account) {
      harness.choose(secondary.identities[0]?.connection ?? null);
      await harness.signInAs(secondary);
      await harness.verify(secondary);
    },
    /** Up to the call that stores the merged metadata. */
    async untilWriting(secondary: Account) {
      await harness.untilConfirmation(secondary);
      flow.send({ type: 'link.confirm' });
      await harness.plan(secondary);
    },
    /** Up to the link call. */
    async untilLinking(secondary: Account) {
      await harness.untilWriting(secondary);
      await harness.answer('writeMetadata', undefined);
    },
    identitiesWith: (secondary: Account) => linkedTo(primary, secondary).identities,
  };
  return harness;
}
