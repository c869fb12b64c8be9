import { createActor, waitFor } from 'xstate';
import { describe, expect, it } from 'vitest';
import { linkAccountsMachine } from '../../machines/linkAccounts.machine.ts';
import { selectProgress, TOP_LEVEL_STATES } from '../../machines/linkAccounts.selectors.ts';
import { createLinkHarness } from '../harness/linkHarness.ts';
import { people } from '../../src/testing/people.ts';

const { ada, adaGoogle, octoAda } = people;

describe('the linking flow', () => {
  it('has exactly the seven states of the contract', () => {
    expect(Object.keys(linkAccountsMachine.states)).toEqual([...TOP_LEVEL_STATES]);
  });

  it('links: signs in, verifies, asks, writes the metadata, links', async () => {
    const flow = createLinkHarness();

    flow.choose('google-oauth2');
    expect(flow.state()).toBe('authenticatingSecondary');
    await flow.signInAs(adaGoogle);
    expect(flow.state()).toBe('verifying');
    await flow.verify(adaGoogle);
    await flow.confirm();
    expect(flow.state()).toBe('mergingMetadata');
    await flow.plan(adaGoogle);
    expect(flow.inputOf('writeMetadata')).toEqual({
      userId: 'auth0|ada',
      of: 'auth0|ada',
      patch: { newsletter: true, address: { city: 'London', country: 'UK' } },
    });
    await flow.answer('writeMetadata', undefined);
    expect(flow.state()).toBe('linking');
    await flow.answer('linkIdentity', flow.identitiesWith(adaGoogle));

    expect(flow.state()).toBe('done');
    expect(flow.output()).toEqual({
      primaryId: 'auth0|ada',
      secondaryId: 'google-oauth2|108204',
      primaryChanged: false,
      identities: flow.identitiesWith(adaGoogle),
      merged: { newsletter: true, address: { city: 'London', country: 'UK' } },
    });
    expect(flow.emitted).toEqual([
      { type: 'authenticated' },
      { type: 'linked', result: flow.output() },
    ]);
  });

  it('starts the login within the click, before anything is awaited', () => {
    const flow = createLinkHarness();
    flow.choose('google-oauth2');
    expect(flow.calls()).toEqual(['authenticateSecondary']);
    expect(flow.inputOf('authenticateSecondary')).toEqual({
      userId: 'auth0|ada',
      connection: 'google-oauth2',
    });
  });

  it('writes and links nothing before the user has confirmed', async () => {
    const flow = createLinkHarness();
    await flow.untilConfirmation(adaGoogle);
    expect(flow.value()).toEqual({ verifying: 'awaitingConfirmation' });
    expect(flow.calls()).toEqual(['authenticateSecondary', 'verifySecondary']);
  });

  it('keeps what is known of the primary when the answer leaves it out', async () => {
    const flow = createLinkHarness();
    await flow.untilLinking(adaGoogle);
    const [primary, ...rest] = flow.identitiesWith(adaGoogle);
    const nobody = { ...ada.person, name: null, email: null };
    await flow.answer('linkIdentity', [
      ...(primary === undefined ? [] : [{ ...primary, person: nobody }]),
      ...rest,
    ]);
    expect(flow.output()?.identities).toEqual(flow.identitiesWith(adaGoogle));
  });

  it('brings the login window to the front when asked', () => {
    const flow = createLinkHarness();
    flow.choose(null);
    flow.send({ type: 'link.showWindow' });
    expect(flow.shown()).toBe(1);
  });
});

describe('cancelling', () => {
  it('aborts the login and forgets the second account', () => {
    const flow = createLinkHarness();
    flow.choose('google-oauth2');
    const before = flow.forgotten();
    flow.send({ type: 'link.cancel' });
    expect(flow.state()).toBe('idle');
    expect(flow.isAborted('authenticateSecondary')).toBe(true);
    expect(flow.forgotten()).toBe(before + 1);
  });

  it('is possible while both accounts are read, and at the question', async () => {
    const flow = createLinkHarness();
    flow.choose('google-oauth2');
    await flow.signInAs(adaGoogle);
    expect(flow.can({ type: 'link.cancel' })).toBe(true);
    await flow.verify(adaGoogle);
    flow.send({ type: 'link.cancel' });
    expect(flow.state()).toBe('idle');
  });

  it('is not possible once something is written', async () => {
    const flow = createLinkHarness();
    await flow.untilWriting(adaGoogle);
    expect(flow.can({ type: 'link.cancel' })).toBe(false);
    await flow.answer('writeMetadata', undefined);
    expect(flow.can({ type: 'link.cancel' })).toBe(false);
  });

  it('leaving the page aborts what is under way', () => {
    const flow = createLinkHarness();
    flow.choose('google-oauth2');
    flow.stop();
    expect(flow.isAborted('authenticateSecondary')).toBe(true);
  });
});

describe('a failed step', () => {
  it('says where it happened and tells the host', async () => {
    const flow = createLinkHarness();
    flow.choose('google-oauth2');
    await flow.refuse('authenticateSecondary', { code: 'popup_closed' });
    expect(flow.context().error).toMatchObject({
      code: 'popup_closed',
      at: 'authenticatingSecondary',
    });
    expect(flow.emitted).toEqual([{ type: 'failed', error: flow.context().error }]);
  });

  it('in the login is tried again with the same connection', async () => {
    const flow = createLinkHarness();
    flow.choose('google-oauth2');
    await flow.refuse('authenticateSecondary', { code: 'popup_closed' });
    flow.send({ type: 'link.retry' });
    expect(flow.state()).toBe('authenticatingSecondary');
    expect(flow.inputOf('authenticateSecondary')).toEqual({
      userId: 'auth0|ada',
      connection: 'google-oauth2',
    });
  });

  it('in reading is tried again without signing in again', async () => {
    const flow = createLinkHarness();
    flow.choose('google-oauth2');
    await flow.signInAs(adaGoogle);
    await flow.refuse('verifySecondary', { code: 'network' });
    flow.send({ type: 'link.retry' });
    expect(flow.state()).toBe('verifying');
    expect(flow.calls()).toEqual(['authenticateSecondary', 'verifySecondary', 'verifySecondary']);
  });

  it('offers no retry when both accounts are the same', async () => {
    const flow = createLinkHarness();
    flow.choose('google-oauth2');
    await flow.signInAs(ada);
    await flow.refuse('verifySecondary', { code: 'same_account', details: { who: 'ada' } });
    expect(flow.can({ type: 'link.retry' })).toBe(false);
    expect(flow.can({ type: 'link.reset' })).toBe(true);
  });

  it('starts over with nothing left of the first attempt', async () => {
    const flow = createLinkHarness();
    await flow.untilLinking(adaGoogle);
    await flow.refuse('linkIdentity', { code: 'unauthorized' });
    await flow.answer('writeMetadata', undefined);
    flow.send({ type: 'link.reset' });
    expect(flow.state()).toBe('idle');
    flow.choose('github');
    expect(flow.context()).toMatchObject({ connection: 'github', login: null, error: null });
  });

  it('that threw something foreign becomes one of our codes', async () => {
    const flow = createLinkHarness();
    flow.choose('google-oauth2');
    await flow.throwIn('authenticateSecondary', new TypeError('secret-in-message'));
    expect(flow.context().error).toMatchObject({
      code: 'login_failed',
      cause: { name: 'TypeError' },
    });
    expect(JSON.stringify(flow.context().error)).not.toContain('secret-in-message');
  });
});

describe('when metadata cannot be written', () => {
  it('a refusal ends there: nothing was changed, so nothing is taken back', async () => {
    const flow = createLinkHarness();
    await flow.untilWriting(adaGoogle);
    await flow.refuse('writeMetadata', { code: 'metadata_rejected', details: { keys: ['a.b'] } });
    expect(flow.context().error).toMatchObject({
      code: 'metadata_rejected',
      at: 'mergingMetadata',
    });
    expect(flow.calls().filter((name) => name === 'writeMetadata')).toHaveLength(1);
  });

  it('a lost answer may hide a success, so the merge is taken back', async () => {
    const flow = createLinkHarness();
    await flow.untilWriting(adaGoogle);
    await flow.refuse('writeMetadata', { code: 'network' });
    expect(flow.inputOf('writeMetadata')).toEqual({
      userId: 'auth0|ada',
      of: 'auth0|ada',
      patch: { newsletter: null, address: { city: 'London' } },
    });
    await flow.answer('writeMetadata', undefined);
    expect(flow.context().error).toMatchObject({
      code: 'network',
      at: 'mergingMetadata',
      leftover: [],
    });
    flow.send({ type: 'link.retry' });
    expect(flow.state()).toBe('mergingMetadata');
  });
});

describe('when the link is refused', () => {
  it('takes the merged metadata back, and says so only if it could not', async () => {
    const flow = createLinkHarness();
    await flow.untilLinking(adaGoogle);
    await flow.refuse('linkIdentity', { code: 'unauthorized' });
    expect(flow.value()).toEqual({ linking: 'takingBack' });
    expect(flow.inputOf('writeMetadata')).toEqual({
      userId: 'auth0|ada',
      of: 'auth0|ada',
      patch: { newsletter: null, address: { city: 'London' } },
    });
    await flow.answer('writeMetadata', undefined);
    expect(flow.context().error).toMatchObject({
      code: 'unauthorized',
      at: 'linking',
      leftover: [],
    });
  });

  it('names the keys that stayed when taking back fails as well', async () => {
    const flow = createLinkHarness();
    await flow.untilLinking(adaGoogle);
    await flow.refuse('linkIdentity', { code: 'unauthorized' });
    await flow.refuse('writeMetadata', { code: 'network' });
    expect(flow.context().error).toMatchObject({
      code: 'unauthorized',
      at: 'linking',
      leftover: ['address', 'newsletter'],
    });
  });

  it('is tried again from the metadata on, because that was taken back', async () => {
    const flow = createLinkHarness();
    await flow.untilLinking(adaGoogle);
    await flow.refuse('linkIdentity', { code: 'rate_limited', details: { retryAfterMs: 1000 } });
    await flow.answer('writeMetadata', undefined);
    flow.send({ type: 'link.retry' });
    expect(flow.state()).toBe('mergingMetadata');
  });
});

describe('when the link failed but may have taken effect', () => {
  it.each(['network', 'server', 'link_conflict', 'link_rejected', 'account_gone'] as const)(
    '(%s) looks before anything is repeated',
    async (code) => {
      const flow = createLinkHarness();
      await flow.untilLinking(octoAda);
      await flow.refuse('linkIdentity', { code });
      expect(flow.calls().at(-1)).toBe('lookUpLink');
    },
  );

  it('is done when the link turns out to stand', async () => {
    const flow = createLinkHarness();
    await flow.untilLinking(adaGoogle);
    await flow.refuse('linkIdentity', { code: 'network' });
    await flow.answer('lookUpLink', flow.identitiesWith(adaGoogle));
    expect(flow.state()).toBe('done');
    expect(flow.context().error).toBeNull();
  });

  it('takes the metadata back when the link does not stand, and may be tried again', async () => {
    const flow = createLinkHarness();
    await flow.untilLinking(adaGoogle);
    await flow.refuse('linkIdentity', { code: 'network' });
    await flow.answer('lookUpLink', null);
    await flow.answer('writeMetadata', undefined);
    expect(flow.context()).toMatchObject({
      error: { code: 'network', at: 'linking' },
      isOutcomeUnknown: false,
    });
    flow.send({ type: 'link.retry' });
    expect(flow.state()).toBe('mergingMetadata');
  });

  it('leaves the metadata when nobody can tell, and a retry looks again', async () => {
    const flow = createLinkHarness();
    await flow.untilLinking(adaGoogle);
    await flow.refuse('linkIdentity', { code: 'network' });
    await flow.refuse('lookUpLink', { code: 'network' });
    expect(flow.context()).toMatchObject({
      error: { code: 'network', leftover: ['address', 'newsletter'] },
      isOutcomeUnknown: true,
    });
    flow.send({ type: 'link.retry' });
    expect(flow.calls().at(-1)).toBe('lookUpLink');
    await flow.answer('lookUpLink', flow.identitiesWith(adaGoogle));
    expect(flow.state()).toBe('done');
  });
});

describe('progress', () => {
  it('stays at the step that failed', async () => {
    const flow = createActor(linkAccountsMachine, { input: { userId: 'auth0|ada' } }).start();
    flow.send({ type: 'link.start', connection: null, login: 'popup' });
    await waitFor(flow, (snapshot) => snapshot.matches('error'));
    expect(selectProgress(flow.getSnapshot())).toBe('authenticatingSecondary');
  });
});

describe('without its actors', () => {
  it('refuses to run, and names what to provide', async () => {
    const flow = createActor(linkAccountsMachine, { input: { userId: 'auth0|ada' } }).start();
    flow.send({ type: 'link.start', connection: null, login: 'popup' });
    const { context } = await waitFor(flow, (snapshot) => snapshot.matches('error'));
    expect(context.error).toMatchObject({
      code: 'configuration',
      details: { fix: expect.stringContaining('authenticateSecondary') as string },
    });
  });
});
