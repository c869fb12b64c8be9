/**
 * The production machine with held actors: a test says what the outside answers, in the product's
 * words, and looks at what the machine then asks for.
 */
import { createActor } from 'xstate';
import { linkAccountsMachine } from '../../machines/linkAccounts.machine.ts';
import { selectState } from '../../machines/linkAccounts.selectors.ts';
import type {
  LinkAccountsActors,
  LinkAccountsEmitted,
  LinkAccountsEvent,
  LoginMode,
} from '../../machines/linkAccounts.types.ts';
import type { Side } from '../../src/errors.ts';
import type { Account } from '../../src/domain/identity.ts';
import type { MetadataStrategy } from '../../src/domain/metadata.ts';
import type { RedirectRecord } from '../../src/domain/redirectRecord.ts';
import { proposeMetadata } from '../../src/domain/planMetadata.ts';
import { holdActors } from './heldActors.ts';
import { linkedTo, loginAs, people } from '../../src/testing/people.ts';

export function createLinkHarness(
  primary: Account = people.ada,
  returned: RedirectRecord | null = null,
) {
  const held = holdActors<LinkAccountsActors>(linkAccountsMachine);
  const emitted: LinkAccountsEmitted[] = [];
  let forgotten = 0;
  let shown = 0;
  const flow = createActor(
    linkAccountsMachine.provide({
      actors: held.actors,
      actions: {
        forgetSecondary: () => void (forgotten += 1),
        showLoginWindow: () => void (shown += 1),
      },
    }),
    { input: { userId: primary.id, returned } },
  );
  flow.on('*', (event) => emitted.push(event));
  flow.start();

  const harness = {
    ...held,
    send: (event: LinkAccountsEvent) => flow.send(event),
    state: () => selectState(flow.getSnapshot()),
    value: () => flow.getSnapshot().value,
    context: () => flow.getSnapshot().context,
    output: () => flow.getSnapshot().output,
    can: (event: LinkAccountsEvent) => flow.getSnapshot().can(event),
    emitted,
    forgotten: () => forgotten,
    shown: () => shown,
    stop: () => flow.stop(),

    choose: (connection: string | null, login: LoginMode = 'auto') =>
      flow.send({ type: 'link.start', connection, login }),
    signInAs: (secondary: Account) => harness.answer('authenticateSecondary', loginAs(secondary)),
    verify: (secondary: Account, keepable: readonly Side[] = ['primary']) =>
      harness.answer('verifySecondary', { primary, secondary, keepable }),
    async confirm(keep: Side = 'primary') {
      flow.send({ type: 'link.confirm', keep });
      await harness.answer('approveLink', true);
    },
    plan: (secondary: Account, strategy: MetadataStrategy = 'keep-primary') =>
      harness.answer(
        'planMetadata',
        proposeMetadata({ primary, secondary, choices: null }, strategy),
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
      await harness.confirm();
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
