import { createActor, waitFor } from 'xstate';
import { describe, expect, it } from 'vitest';
import { identitiesMachine } from '../../machines/identities.machine.ts';
import type {
  IdentitiesActors,
  IdentitiesEmitted,
  IdentitiesEvent,
} from '../../machines/identities.types.ts';
import type { LinkAccountsErrorCode, Refusal } from '../../src/errors.ts';
import type { Identity } from '../../src/domain/identity.ts';
import { linkedTo, people } from '../../src/testing/people.ts';
import { holdActors } from '../harness/heldActors.ts';

const account = linkedTo(people.ada, people.adaGoogle);
const [primary, google] = account.identities as [Identity, Identity];

/** The production machine with held actors, and the list read. */
async function createListHarness() {
  const held = holdActors<IdentitiesActors>(identitiesMachine);
  const emitted: IdentitiesEmitted[] = [];
  const list = createActor(identitiesMachine.provide({ actors: held.actors }));
  list.on('*', (event) => emitted.push(event));
  list.start();
  const harness = {
    ...held,
    value: () => list.getSnapshot().value,
    context: () => list.getSnapshot().context,
    ids: () => list.getSnapshot().context.account?.identities.map(({ id }) => id),
    can: (event: IdentitiesEvent) => list.getSnapshot().can(event),
    send: (event: IdentitiesEvent) => list.send(event),
    emitted,
    async untilUnlinking() {
      list.send({ type: 'unlink.start', identity: google });
      list.send({ type: 'unlink.confirm' });
      await harness.answer('approveUnlink', true);
    },
  };
  await harness.answer('readIdentities', account);
  return harness;
}

describe('the list', () => {
  it('that could not be read tells the host, and is read again when asked', async () => {
    const list = await createListHarness();
    list.send({ type: 'list.read' });
    await list.refuse('readIdentities', { code: 'network' });
    expect(list.value()).toBe('failed');
    expect(list.emitted).toMatchObject([{ type: 'failed', error: { at: 'listing' } }]);
    list.send({ type: 'list.read' });
    await list.answer('readIdentities', account);
    expect(list.context()).toMatchObject({ account, error: null });
  });

  it('takes over what linking has changed, without reading again', async () => {
    const list = await createListHarness();
    list.send({ type: 'identities.changed', identities: [primary] });
    expect(list.ids()).toEqual(['auth0|ada']);
    expect(list.calls()).toEqual(['readIdentities']);
  });
});

describe('unlinking', () => {
  it('asks the user, then the host, then the tenant, and takes the answer as the new list', async () => {
    const list = await createListHarness();
    list.send({ type: 'unlink.start', identity: google });
    expect(list.value()).toBe('confirmingUnlink');
    list.send({ type: 'unlink.confirm' });
    expect(list.calls().at(-1)).toBe('approveUnlink');
    await list.answer('approveUnlink', true);
    expect(list.value()).toEqual({ unlinking: 'submitting' });
    await list.answer('unlinkIdentity', [primary]);
    expect(list.value()).toBe('ready');
    expect(list.ids()).toEqual(['auth0|ada']);
    expect(list.context().target).toBeNull();
    expect(list.emitted).toEqual([
      { type: 'unlinked', result: { identity: google, identities: [primary] } },
    ]);
  });

  it('is never possible for the primary', async () => {
    const list = await createListHarness();
    expect(list.can({ type: 'unlink.start', identity: primary })).toBe(false);
    expect(list.can({ type: 'unlink.start', identity: google })).toBe(true);
  });

  it('given up changes nothing', async () => {
    const list = await createListHarness();
    list.send({ type: 'unlink.start', identity: google });
    list.send({ type: 'unlink.cancel' });
    expect(list.value()).toBe('ready');
    expect(list.calls()).toEqual(['readIdentities']);
  });

  it('vetoed by the host changes nothing', async () => {
    const list = await createListHarness();
    list.send({ type: 'unlink.start', identity: google });
    list.send({ type: 'unlink.confirm' });
    await list.answer('approveUnlink', false);
    expect(list.value()).toBe('ready');
    expect(list.calls()).not.toContain('unlinkIdentity');
  });

  it('can be given up while the host decides, which calls that off', async () => {
    const list = await createListHarness();
    list.send({ type: 'unlink.start', identity: google });
    list.send({ type: 'unlink.confirm' });
    list.send({ type: 'unlink.cancel' });
    expect(list.value()).toBe('ready');
    expect(list.isAborted('approveUnlink')).toBe(true);
  });

  it('is news until the next one is chosen', async () => {
    const list = await createListHarness();
    await list.untilUnlinking();
    await list.answer('unlinkIdentity', [primary]);
    expect(list.context().unlinked).toEqual(google);
    list.send({ type: 'unlink.start', identity: google });
    expect(list.context().unlinked).toBeNull();
  });

  it.each<IdentitiesEvent>([
    { type: 'identities.changed', identities: account.identities },
    { type: 'link.begun' },
  ])('is no news any more from $type on', async (event) => {
    const list = await createListHarness();
    await list.untilUnlinking();
    await list.answer('unlinkIdentity', [primary]);
    list.send(event);
    expect(list.context().unlinked).toBeNull();
    expect(list.value()).toBe('ready');
  });

  it('whose veto throws ends as an error before the tenant is asked', async () => {
    const list = await createListHarness();
    list.send({ type: 'unlink.start', identity: google });
    list.send({ type: 'unlink.confirm' });
    await list.refuse('approveUnlink', { code: 'configuration', details: { fix: 'x' } });
    expect(list.value()).toBe('unlinkFailed');
    expect(list.calls()).not.toContain('unlinkIdentity');
  });

  it('that was refused says so, and may be tried again where that can help', async () => {
    const list = await createListHarness();
    await list.untilUnlinking();
    await list.refuse('unlinkIdentity', { code: 'rate_limited', details: { retryAfterMs: 1 } });
    expect(list.context().error).toMatchObject({ code: 'rate_limited', at: 'unlinking' });
    list.send({ type: 'unlink.retry' });
    await list.answer('approveUnlink', true);
    await list.answer('unlinkIdentity', [primary]);
    expect(list.value()).toBe('ready');
  });

  it('of the primary, refused by the tenant, offers no second try', async () => {
    const list = await createListHarness();
    await list.untilUnlinking();
    await list.refuse('unlinkIdentity', { code: 'unlink_primary' });
    expect(list.can({ type: 'unlink.retry' })).toBe(false);
    list.send({ type: 'unlink.dismiss' });
    expect(list.value()).toBe('reading');
  });
});

describe('an unlink call that failed but may have taken effect', () => {
  const LOST: readonly LinkAccountsErrorCode[] = ['network', 'server', 'account_gone'];

  it.each(LOST)('(%s) is looked up, and done when the login has gone', async (code) => {
    const list = await createListHarness();
    await list.untilUnlinking();
    await list.refuse('unlinkIdentity', { code } as Refusal);
    expect(list.value()).toEqual({ unlinking: 'lookingUp' });
    await list.answer('lookUpUnlink', [primary]);
    expect(list.value()).toBe('ready');
    expect(list.emitted).toMatchObject([{ type: 'unlinked' }]);
  });

  it('is reported when the login is still there, and may be sent again', async () => {
    const list = await createListHarness();
    await list.untilUnlinking();
    await list.refuse('unlinkIdentity', { code: 'network' });
    await list.answer('lookUpUnlink', null);
    expect(list.context()).toMatchObject({ error: { code: 'network' }, isOutcomeUnknown: false });
    list.send({ type: 'unlink.retry' });
    await list.answer('approveUnlink', true);
    expect(list.value()).toEqual({ unlinking: 'submitting' });
  });

  it('is looked up again, not repeated, when nobody could tell', async () => {
    const list = await createListHarness();
    await list.untilUnlinking();
    await list.refuse('unlinkIdentity', { code: 'network' });
    await list.refuse('lookUpUnlink', { code: 'network' });
    expect(list.context().isOutcomeUnknown).toBe(true);
    list.send({ type: 'unlink.retry' });
    expect(list.calls().at(-1)).toBe('lookUpUnlink');
    await list.answer('lookUpUnlink', null);
    list.send({ type: 'unlink.retry' });
    await list.answer('approveUnlink', true);
    expect(list.calls().at(-1)).toBe('unlinkIdentity');
  });

  it('is looked up again also when the look-up ended with what trying again cannot help', async () => {
    const list = await createListHarness();
    await list.untilUnlinking();
    await list.refuse('unlinkIdentity', { code: 'network' });
    await list.refuse('lookUpUnlink', { code: 'unauthorized' });
    list.send({ type: 'unlink.retry' });
    await list.answer('lookUpUnlink', [primary]);
    expect(list.value()).toBe('ready');
  });
});

it('without its actors it refuses to run, and names what to provide', async () => {
  const list = createActor(identitiesMachine).start();
  const { context } = await waitFor(list, (snapshot) => snapshot.matches('failed'));
  expect(context.error).toMatchObject({ code: 'configuration' });
});
