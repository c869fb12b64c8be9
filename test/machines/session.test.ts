import { createActor, waitFor } from 'xstate';
import { describe, expect, it } from 'vitest';
import { sessionMachine, type Concern, type SessionEvent } from '../../machines/session.machine.ts';
import { createSessionHarness } from '../harness/sessionHarness.ts';

const ADA = { userId: 'auth0|ada', who: 'ada@example.com' };
const GOOGLE = { userId: 'google-oauth2|108204', who: 'ada.l@gmail.example' };

const atRisk = { type: 'session.atRisk', ...ADA } as const;
const replaced = { type: 'session.replaced', ...GOOGLE } as const;
const switched = { type: 'session.switched', ...ADA } as const;

describe('the host’s session', () => {
  it('gives no concern at first, and nobody is expected to sign in', () => {
    const session = createSessionHarness();
    expect(session.context()).toEqual({ concern: null, expected: null, error: null });
  });

  it.each<[SessionEvent, Concern, typeof ADA, string[]]>([
    [atRisk, 'atRisk', ADA, ['sessionAtRisk']],
    [replaced, 'replaced', GOOGLE, []],
    [switched, 'switched', ADA, ['sessionSwitched']],
  ])('after %o is %s, and says who should sign in', (event, concern, expected, emitted) => {
    const session = createSessionHarness();
    session.send(event);
    expect(session.context()).toEqual({ concern, expected, error: null });
    expect(session.emitted).toEqual(emitted.map((type) => ({ type, ...ADA })));
    expect(session.can({ type: 'session.signIn' })).toBe(true);
  });

  it.each<[SessionEvent[], Concern, typeof ADA]>([
    [[atRisk, replaced], 'replaced', GOOGLE],
    [[replaced, atRisk], 'replaced', GOOGLE],
    [[atRisk, switched], 'switched', ADA],
    [[switched, atRisk], 'switched', ADA],
    [[replaced, switched], 'switched', ADA],
    [[atRisk, { ...atRisk, ...GOOGLE }], 'atRisk', ADA],
    [[switched, { ...switched, ...GOOGLE }], 'switched', ADA],
  ])('after %o stays with the worst: %s', (events, concern, expected) => {
    const session = createSessionHarness();
    for (const event of events) session.send(event);
    expect(session.context()).toMatchObject({ concern, expected });
  });

  it('that was switched stays so when its user is replaced, and the one who is left is expected', () => {
    const session = createSessionHarness();
    session.send(switched);
    session.send(replaced);
    expect(session.context()).toMatchObject({ concern: 'switched', expected: GOOGLE });
  });

  it.each([[atRisk], [switched]])('tells the host once of %o', (event) => {
    const session = createSessionHarness();
    session.send(event);
    session.send(event);
    expect(session.emitted).toHaveLength(1);
  });
});

describe('signing in again', () => {
  it.each([[atRisk], [replaced], [switched]])('as the right person ends %o', async (event) => {
    const session = createSessionHarness();
    session.send(event);
    session.send({ type: 'session.signIn' });
    expect(session.isBusy()).toBe(true);
    expect(session.inputOf('signInAgain')).toEqual({ who: event.who });
    await session.answer('signInAgain', event.userId);
    expect(session.context()).toMatchObject({ concern: null, error: null });
    expect(session.emitted.at(-1)).toEqual({ type: 'sessionRestored' });
  });

  it('without a concern asks for nobody, and takes whoever comes back', async () => {
    const session = createSessionHarness();
    session.send({ type: 'session.signIn' });
    expect(session.inputOf('signInAgain')).toEqual({ who: null });
    await session.answer('signInAgain', GOOGLE.userId);
    expect(session.context()).toMatchObject({
      concern: null,
      expected: { userId: GOOGLE.userId },
    });
    expect(session.emitted).toEqual([{ type: 'sessionRestored' }]);
  });

  it('without a concern forgets whom an earlier one was about', async () => {
    const session = createSessionHarness();
    session.send(atRisk);
    session.send({ type: 'session.signIn' });
    await session.answer('signInAgain', ADA.userId);
    session.send({ type: 'session.signIn' });
    await session.answer('signInAgain', GOOGLE.userId);
    expect(session.context()).toMatchObject({
      concern: null,
      expected: { userId: GOOGLE.userId },
    });
  });

  it('without a concern expects somebody as soon as there is one', async () => {
    const session = createSessionHarness();
    session.send({ type: 'session.signIn' });
    session.send(atRisk);
    await session.answer('signInAgain', GOOGLE.userId);
    expect(session.context()).toMatchObject({ concern: 'switched', expected: ADA });
  });

  it('as somebody else switches the session, and says so', async () => {
    const session = createSessionHarness();
    session.send(atRisk);
    session.send({ type: 'session.signIn' });
    await session.answer('signInAgain', 'google-oauth2|mallory');
    expect(session.context()).toEqual({ concern: 'switched', expected: ADA, error: null });
    expect(session.emitted).toEqual([
      { type: 'sessionAtRisk', ...ADA },
      { type: 'sessionSwitched', ...ADA },
    ]);
    session.send({ type: 'session.signIn' });
    await session.answer('signInAgain', ADA.userId);
    expect(session.context().concern).toBeNull();
  });

  it('that is cancelled leaves the concern, and closes the window', () => {
    const session = createSessionHarness();
    session.send(switched);
    session.send({ type: 'session.signIn' });
    session.send({ type: 'session.cancel' });
    expect(session.isBusy()).toBe(false);
    expect(session.isAborted('signInAgain')).toBe(true);
    expect(session.context()).toEqual({ concern: 'switched', expected: ADA, error: null });
  });

  it('that fails leaves the concern, says why, and can be tried again', async () => {
    const session = createSessionHarness();
    session.send(atRisk);
    session.send({ type: 'session.signIn' });
    await session.refuse('signInAgain', { code: 'popup_closed' });
    expect(session.context()).toMatchObject({ concern: 'atRisk', error: { code: 'popup_closed' } });
    session.send({ type: 'session.signIn' });
    await session.answer('signInAgain', ADA.userId);
    expect(session.context()).toMatchObject({ concern: null, error: null });
  });

  it.each([[atRisk], [switched]])('while it goes on, %o is heard', async (event) => {
    const session = createSessionHarness();
    session.send({ type: 'access.allow' });
    session.send(event);
    expect(session.isBusy()).toBe(true);
    await session.refuse('allowAccess', { code: 'popup_closed' });
    expect(session.context().expected).toEqual(ADA);
    expect(session.context().concern).not.toBeNull();
  });

  it('is one login at a time', () => {
    const session = createSessionHarness();
    session.send(atRisk);
    session.send({ type: 'session.signIn' });
    session.send({ type: 'session.signIn' });
    expect(session.calls()).toHaveLength(1);
  });
});

describe('allowing access', () => {
  it('needs no concern, and has the account read again', async () => {
    const session = createSessionHarness();
    session.send({ type: 'access.allow' });
    expect(session.isBusy()).toBe(true);
    expect(session.calls()).toEqual(['allowAccess']);
    await session.answer('allowAccess', { before: null, userId: ADA.userId });
    expect(session.isBusy()).toBe(false);
    expect(session.emitted).toEqual([{ type: 'sessionRestored' }]);
  });

  it('as the right person ends a concern too: the tenant’s session is theirs again', async () => {
    const session = createSessionHarness();
    session.send(atRisk);
    session.send({ type: 'access.allow' });
    await session.answer('allowAccess', { before: ADA, userId: ADA.userId });
    expect(session.context()).toMatchObject({ concern: null, expected: ADA });
  });

  it('as somebody else switches the session, and says so', async () => {
    const session = createSessionHarness();
    session.send({ type: 'access.allow' });
    await session.answer('allowAccess', { before: ADA, userId: GOOGLE.userId });
    expect(session.context()).toMatchObject({ concern: 'switched', expected: ADA });
    expect(session.emitted).toEqual([{ type: 'sessionSwitched', ...ADA }]);
  });

  it('that fails says why, to the host too, and restores nothing', async () => {
    const session = createSessionHarness();
    session.send({ type: 'access.allow' });
    await session.refuse('allowAccess', { code: 'consent_required' });
    const { error } = session.context();
    expect(error?.code).toBe('consent_required');
    expect(session.emitted).toEqual([{ type: 'failed', error }]);
  });

  it('that is cancelled closes the window', () => {
    const session = createSessionHarness();
    session.send({ type: 'access.allow' });
    session.send({ type: 'session.cancel' });
    expect(session.isBusy()).toBe(false);
    expect(session.isAborted('allowAccess')).toBe(true);
  });
});

describe('without its actors', () => {
  it.each([
    ['signInAgain', { type: 'session.signIn' }],
    ['allowAccess', { type: 'access.allow' }],
  ] as const)('refuses to run %s, and names it', async (name, event) => {
    const session = createActor(sessionMachine).start();
    session.send(atRisk);
    session.send(event);
    const { context } = await waitFor(session, (snapshot) => snapshot.context.error !== null);
    expect(context.error).toMatchObject({
      code: 'configuration',
      details: { fix: expect.stringContaining(`'${name}'`) as string },
    });
  });
});
