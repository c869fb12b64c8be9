/** How the second account signs in, and what happens when the host's session changes meanwhile. */
import { describe, expect, it } from 'vitest';
import type { RedirectRecord } from '../../src/domain/redirectRecord.ts';
import { createLinkHarness } from '../harness/linkHarness.ts';
import { loginAs, people } from '../../src/testing/people.ts';

const { ada, adaGoogle } = people;

type Flow = ReturnType<typeof createLinkHarness>;

const RECORD: RedirectRecord = {
  version: 1,
  userId: ada.id,
  who: 'ada@example.com',
  connection: 'google-oauth2',
  mayBecomePrimary: false,
  returnTo: '/settings',
  startedAt: new Date('2026-01-01T12:00:00Z'),
};

describe('signing in by redirect', () => {
  it('leaves the page at once, without a pop-up', () => {
    const flow = createLinkHarness();
    flow.choose('google-oauth2', 'redirect');
    expect(flow.value()).toEqual({ authenticatingSecondary: 'leaving' });
    expect(flow.calls()).toEqual(['leaveForLogin']);
    expect(flow.inputOf('leaveForLogin')).toEqual({
      userId: 'auth0|ada',
      connection: 'google-oauth2',
    });
  });

  it('that cannot leave says why, and is tried again by redirect', async () => {
    const flow = createLinkHarness();
    flow.choose('google-oauth2', 'redirect');
    await flow.refuse('leaveForLogin', { code: 'network' });
    expect(flow.context().error).toMatchObject({ code: 'network', at: 'authenticatingSecondary' });
    flow.send({ type: 'link.retry' });
    expect(flow.calls()).toEqual(['leaveForLogin', 'leaveForLogin']);
  });
});

describe('a pop-up that is blocked', () => {
  it('lets the user go on in this window, where the host leaves it open', async () => {
    const flow = createLinkHarness();
    flow.choose('google-oauth2', 'auto');
    await flow.refuse('authenticateSecondary', { code: 'popup_blocked' });
    expect(flow.value()).toEqual({ authenticatingSecondary: 'blocked' });
    expect(flow.emitted).toEqual([]);
    flow.send({ type: 'link.redirect' });
    expect(flow.value()).toEqual({ authenticatingSecondary: 'leaving' });
    expect(flow.inputOf('leaveForLogin')).toEqual({
      userId: 'auth0|ada',
      connection: 'google-oauth2',
    });
  });

  it('can be left alone: cancelling goes back', async () => {
    const flow = createLinkHarness();
    flow.choose('google-oauth2', 'auto');
    await flow.refuse('authenticateSecondary', { code: 'popup_blocked' });
    flow.send({ type: 'link.cancel' });
    expect(flow.state()).toBe('idle');
    expect(flow.calls()).toEqual(['authenticateSecondary']);
  });

  it('is an error where the host wants nothing but a pop-up', async () => {
    const flow = createLinkHarness();
    flow.choose('google-oauth2', 'popup');
    await flow.refuse('authenticateSecondary', { code: 'popup_blocked' });
    expect(flow.context().error).toMatchObject({
      code: 'popup_blocked',
      at: 'authenticatingSecondary',
      canRetry: true,
    });
    expect(flow.can({ type: 'link.redirect' })).toBe(false);
  });

  it.each(['popup_closed', 'popup_timeout', 'login_denied', 'stale_login'] as const)(
    'is not taken for one that ended as %s',
    async (code) => {
      const flow = createLinkHarness();
      flow.choose('google-oauth2', 'auto');
      await flow.refuse('authenticateSecondary', { code });
      expect(flow.context().error).toMatchObject({ code });
    },
  );
});

describe('the page that a login by redirect comes back to', () => {
  it('goes on where the flow left off', async () => {
    const flow = createLinkHarness(ada, RECORD);
    expect(flow.value()).toEqual({ authenticatingSecondary: 'returning' });
    expect(flow.inputOf('resumeLogin')).toEqual({ record: RECORD });
    await flow.answer('resumeLogin', loginAs(adaGoogle));
    expect(flow.state()).toBe('verifying');
    expect(flow.inputOf('verifySecondary')).toEqual({
      userId: 'auth0|ada',
      login: loginAs(adaGoogle),
    });
    expect(flow.emitted).toEqual([{ type: 'authenticated' }]);
    expect(flow.context()).toMatchObject({ returned: null, connection: 'google-oauth2' });
  });

  it('takes the login up once: cancelling does not bring it back', () => {
    const flow = createLinkHarness(ada, RECORD);
    flow.send({ type: 'link.cancel' });
    expect(flow.value()).toBe('idle');
    expect(flow.calls()).toEqual(['resumeLogin']);
    expect(flow.isAborted('resumeLogin')).toBe(true);
  });

  it('tries a login that failed again, through the same connection and by redirect', async () => {
    const flow = createLinkHarness(ada, RECORD);
    await flow.refuse('resumeLogin', { code: 'login_denied' });
    expect(flow.context().error).toMatchObject({
      code: 'login_denied',
      at: 'authenticatingSecondary',
    });
    flow.send({ type: 'link.retry' });
    expect(flow.calls()).toEqual(['resumeLogin', 'leaveForLogin']);
    expect(flow.inputOf('leaveForLogin')).toEqual({
      userId: 'auth0|ada',
      connection: 'google-oauth2',
    });
  });

  it('stops when somebody else is signed in by then, and tells the host', () => {
    const flow = createLinkHarness(people.octoAda, RECORD);
    expect(flow.state()).toBe('error');
    expect(flow.context().error).toMatchObject({
      code: 'session_switched',
      at: 'authenticatingSecondary',
    });
    expect(flow.emitted).toEqual([{ type: 'failed', error: flow.context().error }]);
    expect(flow.calls()).toEqual([]);
  });

  it('does not take up the login of somebody else after starting over', () => {
    const flow = createLinkHarness(people.octoAda, RECORD);
    expect(flow.can({ type: 'link.retry' })).toBe(false);
    flow.send({ type: 'link.reset' });
    expect(flow.value()).toBe('idle');
    expect(flow.calls()).toEqual([]);
  });
});

describe('when the host’s session becomes somebody else’s', () => {
  const login = (flow: Flow) => flow.choose('google-oauth2');
  const blocked = async (flow: Flow) => {
    login(flow);
    await flow.refuse('authenticateSecondary', { code: 'popup_blocked' });
  };
  const reading = async (flow: Flow) => {
    login(flow);
    await flow.signInAs(adaGoogle);
  };
  const approving = async (flow: Flow) => {
    await flow.untilConfirmation(adaGoogle);
    flow.send({ type: 'link.confirm', keep: 'primary' });
  };
  const choosing = async (flow: Flow) => {
    await flow.untilConfirmation(adaGoogle);
    await flow.confirm();
    await flow.plan(adaGoogle, 'ask');
  };
  const taking = async (flow: Flow) => {
    await flow.untilLinking(adaGoogle);
    await flow.refuse('linkIdentity', { code: 'unauthorized' });
  };

  it.each<[string, string, (flow: Flow) => unknown]>([
    ['the window is open', 'authenticatingSecondary', login],
    ['the window is blocked', 'authenticatingSecondary', blocked],
    ['the page is left', 'authenticatingSecondary', (flow) => flow.choose(null, 'redirect')],
    ['both accounts are read', 'verifying', reading],
    ['the user is asked', 'verifying', (flow) => flow.untilConfirmation(adaGoogle)],
    ['the host is asked', 'verifying', approving],
    ['the user chooses metadata', 'mergingMetadata', choosing],
  ])('while %s, the flow stops in %s', async (_, at, arrive) => {
    const flow = createLinkHarness();
    await arrive(flow);
    const running = flow.calls().at(-1);
    flow.send({ type: 'session.switched' });
    expect(flow.context().error).toMatchObject({ code: 'session_switched', at, canRetry: false });
    expect(flow.emitted).toContainEqual({ type: 'failed', error: flow.context().error });
    expect(flow.calls().at(-1)).toBe(running);
  });

  it('while the login comes back, the flow stops', () => {
    const flow = createLinkHarness(ada, RECORD);
    flow.send({ type: 'session.switched' });
    expect(flow.context().error).toMatchObject({ code: 'session_switched' });
    expect(flow.isAborted('resumeLogin')).toBe(true);
  });

  it.each<[string, (flow: Flow) => unknown]>([
    ['nothing has begun', () => undefined],
    ['metadata is written', (flow) => flow.untilWriting(adaGoogle)],
    ['the accounts are linked', (flow) => flow.untilLinking(adaGoogle)],
    ['the merge is taken back', taking],
  ])('while %s, the flow lets it come to its end', async (_, arrive) => {
    const flow = createLinkHarness();
    await arrive(flow);
    const before = flow.value();
    flow.send({ type: 'session.switched' });
    expect(flow.value()).toEqual(before);
    expect(flow.can({ type: 'session.switched' })).toBe(false);
  });
});
