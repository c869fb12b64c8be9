/** What is decided between "Link these accounts?" and the write: who stays, the host, the metadata. */
import { describe, expect, it } from 'vitest';
import { proposeMetadata } from '../../src/domain/planMetadata.ts';
import type { Side } from '../../src/errors.ts';
import { createLinkHarness } from '../harness/linkHarness.ts';
import { linkedTo, people } from '../../src/testing/people.ts';

const { ada, adaGoogle, octoAda } = people;

/** The flow at the question, where these accounts may stay. */
async function asking(keepable: readonly Side[]) {
  const flow = createLinkHarness();
  flow.choose('google-oauth2');
  await flow.signInAs(adaGoogle);
  await flow.verify(adaGoogle, keepable);
  return flow;
}

/** The Google account stays, Ada's is linked to it; up to the write of the merged metadata. */
async function keepingGoogle() {
  const flow = await asking(['primary', 'secondary']);
  await flow.confirm('secondary');
  const question = { primary: adaGoogle, secondary: ada, choices: null };
  await flow.answer('planMetadata', proposeMetadata(question, 'keep-primary'));
  return flow;
}

describe('the account that stays primary', () => {
  it.each<[Side, readonly Side[], boolean]>([
    ['primary', ['primary'], true],
    ['secondary', ['primary'], false],
    ['primary', ['secondary'], false],
    ['secondary', ['secondary'], true],
    ['primary', ['primary', 'secondary'], true],
    ['secondary', ['primary', 'secondary'], true],
  ])('%s, where %j may stay → %s', async (keep, keepable, isPossible) => {
    const flow = await asking(keepable);
    expect(flow.can({ type: 'link.confirm', keep })).toBe(isPossible);
  });

  it('cannot be one that may not stay: the question is still open then', async () => {
    const flow = await asking(['primary']);
    flow.send({ type: 'link.confirm', keep: 'secondary' });
    expect(flow.value()).toEqual({ verifying: 'awaitingConfirmation' });
    expect(flow.calls()).not.toContain('approveLink');
  });

  it('when it is the second one, the host is asked about its own user', async () => {
    const flow = await asking(['secondary']);
    flow.send({ type: 'link.confirm', keep: 'secondary' });
    expect(flow.inputOf('approveLink')).toEqual({ secondary: ada });
  });

  it('when it is the second one, gets the metadata and the link, on behalf of the user', async () => {
    const flow = await keepingGoogle();
    expect(flow.inputOf('planMetadata')).toEqual({
      primary: adaGoogle,
      secondary: ada,
      choices: null,
    });
    expect(flow.inputOf('writeMetadata')).toEqual({
      userId: 'auth0|ada',
      of: 'google-oauth2|108204',
      patch: { language: 'en', address: { city: 'London', country: 'UK' } },
    });
    await flow.answer('writeMetadata', undefined);
    expect(flow.inputOf('linkIdentity')).toEqual({
      userId: 'auth0|ada',
      primary: adaGoogle,
      secondary: ada,
    });
    const { identities } = linkedTo(adaGoogle, ada);
    await flow.answer('linkIdentity', identities);
    expect(flow.output()).toEqual({
      primaryId: 'google-oauth2|108204',
      secondaryId: 'auth0|ada',
      primaryChanged: true,
      identities,
      merged: { language: 'en', address: { city: 'London', country: 'UK' } },
    });
  });

  it('when it is the second one, is the one whose metadata is taken back', async () => {
    const flow = await keepingGoogle();
    await flow.answer('writeMetadata', undefined);
    await flow.refuse('linkIdentity', { code: 'unauthorized' });
    expect(flow.inputOf('writeMetadata')).toEqual({
      userId: 'auth0|ada',
      of: 'google-oauth2|108204',
      patch: { language: null, address: { country: 'UK' } },
    });
  });

  it('when it is the second one, is the one in which a lost link is looked up', async () => {
    const flow = await keepingGoogle();
    await flow.answer('writeMetadata', undefined);
    await flow.refuse('linkIdentity', { code: 'network' });
    expect(flow.inputOf('lookUpLink')).toEqual({ primary: adaGoogle, secondary: ada });
  });

  it('is asked anew in the next attempt', async () => {
    const flow = await keepingGoogle();
    await flow.refuse('writeMetadata', { code: 'metadata_rejected', details: { keys: [] } });
    flow.send({ type: 'link.reset' });
    await flow.untilWriting(octoAda);
    expect(flow.inputOf('writeMetadata')).toMatchObject({ of: 'auth0|ada' });
  });
});

describe('the host’s veto', () => {
  it('ends the flow before anything is written, as if the user had cancelled', async () => {
    const flow = await asking(['primary']);
    const before = flow.forgotten();
    flow.send({ type: 'link.confirm', keep: 'primary' });
    expect(flow.inputOf('approveLink')).toEqual({ secondary: adaGoogle });
    await flow.answer('approveLink', false);
    expect(flow.state()).toBe('idle');
    expect(flow.forgotten()).toBe(before + 1);
    expect(flow.calls()).toEqual(['authenticateSecondary', 'verifySecondary', 'approveLink']);
    expect(flow.emitted).toEqual([{ type: 'authenticated' }]);
  });

  it('can be waited for, and cancelled meanwhile', async () => {
    const flow = await asking(['primary']);
    flow.send({ type: 'link.confirm', keep: 'primary' });
    flow.send({ type: 'link.cancel' });
    expect(flow.state()).toBe('idle');
    expect(flow.isAborted('approveLink')).toBe(true);
  });

  it('that throws stops the flow, and nothing is written', async () => {
    const flow = await asking(['primary']);
    flow.send({ type: 'link.confirm', keep: 'primary' });
    await flow.refuse('approveLink', { code: 'configuration', details: { fix: 'return it' } });
    expect(flow.context().error).toMatchObject({ code: 'configuration', at: 'verifying' });
    expect(flow.calls()).not.toContain('planMetadata');
  });
});

describe('metadata that the user is asked about', () => {
  const question = { primary: ada, secondary: adaGoogle };
  const choices = { '["theme"]': 'secondary' } as const;

  async function untilChoices() {
    const flow = await asking(['primary']);
    await flow.confirm();
    await flow.plan(adaGoogle, 'ask');
    return flow;
  }

  async function untilChosen() {
    const flow = await untilChoices();
    flow.send({ type: 'merge.choose', choices });
    await flow.answer('planMetadata', proposeMetadata({ ...question, choices }, 'ask'));
    return flow;
  }

  it('is written only once they have chosen', async () => {
    const flow = await untilChoices();
    expect(flow.value()).toEqual({ mergingMetadata: 'awaitingChoices' });
    expect(flow.context().proposal?.conflicts).toEqual([
      { path: ['theme'], primary: 'dark', secondary: 'light' },
    ]);
    expect(flow.calls()).not.toContain('writeMetadata');
  });

  it('is planned again with what they chose, and written so', async () => {
    const flow = await untilChosen();
    expect(flow.inputOf('planMetadata')).toEqual({ ...question, choices });
    expect(flow.value()).toEqual({ mergingMetadata: 'writing' });
    expect(flow.inputOf('writeMetadata')).toMatchObject({
      patch: { theme: 'light', newsletter: true, address: { city: 'London', country: 'UK' } },
    });
  });

  it('can be left alone: cancelling writes nothing', async () => {
    const flow = await untilChoices();
    flow.send({ type: 'link.cancel' });
    expect(flow.state()).toBe('idle');
    expect(flow.calls()).not.toContain('writeMetadata');
  });

  it('keeps their choices when the write is tried again', async () => {
    const flow = await untilChosen();
    await flow.refuse('writeMetadata', { code: 'rate_limited', details: { retryAfterMs: null } });
    flow.send({ type: 'link.retry' });
    expect(flow.inputOf('planMetadata')).toEqual({ ...question, choices });
  });

  it('is asked about anew in the next attempt', async () => {
    const flow = await untilChosen();
    await flow.refuse('writeMetadata', { code: 'unauthorized' });
    flow.send({ type: 'link.reset' });
    flow.choose('google-oauth2');
    await flow.signInAs(adaGoogle);
    await flow.verify(adaGoogle);
    await flow.confirm();
    expect(flow.inputOf('planMetadata')).toEqual({ ...question, choices: null });
  });

  it('that cannot be planned stops the flow before anything is written', async () => {
    const flow = await asking(['primary']);
    await flow.confirm();
    await flow.refuse('planMetadata', { code: 'metadata_rejected', details: { keys: ['a.b'] } });
    expect(flow.context().error).toMatchObject({
      code: 'metadata_rejected',
      at: 'mergingMetadata',
      details: { keys: ['a.b'] },
    });
    expect(flow.calls()).not.toContain('writeMetadata');
  });
});

describe('what stayed behind', () => {
  it('stays named when trying again fails before anything is written', async () => {
    const flow = createLinkHarness();
    await flow.untilWriting(adaGoogle);
    await flow.refuse('writeMetadata', { code: 'network' });
    await flow.refuse('writeMetadata', { code: 'network' });
    flow.send({ type: 'link.retry' });
    await flow.refuse('planMetadata', { code: 'configuration', details: { fix: 'x' } });
    expect(flow.context().error).toMatchObject({
      code: 'configuration',
      leftover: ['address', 'newsletter'],
    });
  });

  it('is nothing any more once a later look-up let it be taken back', async () => {
    const flow = createLinkHarness();
    await flow.untilLinking(adaGoogle);
    await flow.refuse('linkIdentity', { code: 'network' });
    await flow.refuse('lookUpLink', { code: 'network' });
    expect(flow.context().error?.leftover).toEqual(['address', 'newsletter']);
    flow.send({ type: 'link.retry' });
    await flow.answer('lookUpLink', null);
    await flow.answer('writeMetadata', undefined);
    expect(flow.context()).toMatchObject({
      error: { code: 'network', at: 'linking', leftover: [] },
      isOutcomeUnknown: false,
    });
  });
});
