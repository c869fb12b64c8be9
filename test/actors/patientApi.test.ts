import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CALL_TIMEOUT_MS, createPatientApi, MAX_WAIT_MS } from '../../src/actors/patientApi.ts';
import { createWaiting } from '../../src/actors/waiting.ts';
import type { AccountsPort } from '../../src/domain/ports.ts';
import { linkAccountsError, type LinkAccountsErrorCode, type Refusal } from '../../src/errors.ts';
import { linkedTo, people } from '../../src/testing/people.ts';

const { ada, adaGoogle } = people;
const START = new Date('2026-01-01T12:00:00Z');

beforeEach(() => void vi.useFakeTimers({ now: START }));
afterEach(() => void vi.useRealTimers());

const limited = (retryAfterMs: number | null): Refusal => ({
  code: 'rate_limited',
  details: { retryAfterMs },
});

type Answer = 'ok' | 'never' | Refusal;

/** A tenant that gives these answers in turn, then says yes; and somebody who calls it. */
function createPatientHarness(answers: readonly Answer[], random = 0.5) {
  const sent: { call: string; request: unknown; signal: AbortSignal; atMs: number }[] = [];
  const waiting = createWaiting();
  const answer = async (call: string, request: unknown, signal: AbortSignal): Promise<void> => {
    const next = answers[sent.length] ?? 'ok';
    sent.push({ call, request, signal, atMs: Date.now() });
    if (next === 'never') return new Promise(() => {});
    if (next !== 'ok') throw linkAccountsError(next);
  };
  const tenant: AccountsPort = {
    async readUser(request, { signal }) {
      await answer('readUser', request, signal);
      return ada;
    },
    mergeMetadata: (request, { signal }) => answer('mergeMetadata', request, signal),
    async link(request, { signal }) {
      await answer('link', request, signal);
      return linkedTo(ada, adaGoogle).identities;
    },
    async unlink(request, { signal }) {
      await answer('unlink', request, signal);
      return ada.identities;
    },
  };
  const caller = new AbortController();
  const patience = { waiting, now: () => new Date(), random: () => random };
  const api = createPatientApi(tenant, patience);
  return {
    waiting,
    api,
    signal: caller.signal,
    leave: () => caller.abort(new Error('The page was left.')),
    sent: () => sent.map(({ call }) => call),
    requests: () => sent.map(({ request }) => request),
    /** How long it was from each call to the next. */
    gapsMs: () => sent.slice(1).map(({ atMs }, index) => atMs - (sent[index]?.atMs ?? NaN)),
    isCalledOff: () => sent.at(-1)?.signal.aborted === true,
    read: () => outcomeOf(api.readUser({ userId: ada.id }, { signal: caller.signal })),
    link: () => {
      const request = { primaryId: ada.id, secondaryId: adaGoogle.id };
      return outcomeOf(api.link(request, { signal: caller.signal }));
    },
  };
}

/** Follows a call: its value or what it threw, once there is one. */
function outcomeOf<Value>(call: Promise<Value>) {
  const outcome: { value?: Value; thrown?: unknown; isOpen: boolean } = { isOpen: true };
  call.then(
    (value) => Object.assign(outcome, { value, isOpen: false }),
    (thrown: unknown) => Object.assign(outcome, { thrown, isOpen: false }),
  );
  return outcome;
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('a call that met the rate limit', () => {
  it('is sent again, the same, at the time the tenant gives', async () => {
    const { read, sent, requests } = createPatientHarness([limited(2000)]);
    const reading = read();
    await pass(1999);
    expect(sent()).toHaveLength(1);
    await pass(1);
    expect(sent()).toEqual(['readUser', 'readUser']);
    expect(requests()).toEqual([{ userId: ada.id }, { userId: ada.id }]);
    expect(reading).toMatchObject({ value: ada });
  });

  it.each([
    [0, [750, 1500, 3000]],
    [0.5, [1000, 2000, 4000]],
    [0.9, [1200, 2400, 4800]],
  ])('without a time waits twice as long each time, by chance (%d): %j ms', async (random, ms) => {
    const { read, gapsMs } = createPatientHarness(Array<Refusal>(3).fill(limited(null)), random);
    const reading = read();
    await pass(MAX_WAIT_MS);
    expect(gapsMs()).toEqual(ms);
    expect(reading).toMatchObject({ value: ada });
  });

  it('waits no shorter than it would have by itself: what is told may be wrong', async () => {
    const { read, gapsMs } = createPatientHarness(Array<Refusal>(3).fill(limited(0)));
    const reading = read();
    await pass(MAX_WAIT_MS);
    expect(gapsMs()).toEqual([1000, 2000, 4000]);
    expect(reading).toMatchObject({ value: ada });
  });

  it('is given up after four tries', async () => {
    const { read, sent } = createPatientHarness(Array<Refusal>(9).fill(limited(10)));
    const reading = read();
    await pass(MAX_WAIT_MS);
    expect(sent()).toHaveLength(4);
    expect(reading.thrown).toMatchObject({
      code: 'rate_limited',
      details: { retryAfterMs: 10 },
    });
  });

  it.each<[string, number[], number]>([
    ['one wait as long as anybody looks at a countdown', [MAX_WAIT_MS], 2],
    ['one wait that is longer', [MAX_WAIT_MS + 1], 1],
    ['waits that are too long together', [MAX_WAIT_MS - 1000, 1001], 2],
  ])('waits no longer than is bearable: %s', async (_, waits, tries) => {
    const { read, sent, waiting } = createPatientHarness(waits.map(limited));
    const reading = read();
    await pass(2 * MAX_WAIT_MS);
    expect(sent()).toHaveLength(tries);
    expect(reading.isOpen).toBe(false);
    expect(waiting.current()).toBeNull();
  });

  it('is told at once when the limit lasts too long', async () => {
    const { read } = createPatientHarness([limited(MAX_WAIT_MS + 1)]);
    const reading = read();
    await pass(0);
    expect(reading.thrown).toMatchObject({ code: 'rate_limited' });
  });

  it('may be any of them, also the link: it has changed nothing', async () => {
    const { api, signal, sent, link } = createPatientHarness([limited(10), 'ok', limited(10)]);
    const linking = link();
    await pass(1000);
    expect(linking).toMatchObject({ value: linkedTo(ada, adaGoogle).identities });
    outcomeOf(api.mergeMetadata({ userId: ada.id, patch: { a: 1 } }, { signal }));
    await pass(1000);
    expect(sent()).toEqual(['link', 'link', 'mergeMetadata', 'mergeMetadata']);
  });

  it('is not sent again once the caller has left', async () => {
    const { read, leave, sent, waiting } = createPatientHarness([limited(2000)]);
    const reading = read();
    await pass(1000);
    leave();
    await pass(0);
    expect(reading.thrown).toMatchObject({ message: 'The page was left.' });
    expect(waiting.current()).toBeNull();
    await pass(MAX_WAIT_MS);
    expect(sent()).toHaveLength(1);
  });
});

describe('what the screen counts down to', () => {
  const in2s = new Date(START.getTime() + 2000);
  const in5s = new Date(START.getTime() + 5000);

  it('is when the wait ends, and is told when it begins and ends', async () => {
    const { read, waiting } = createPatientHarness([limited(2000)]);
    const heard: (Date | null)[] = [];
    const stop = waiting.subscribe(() => heard.push(waiting.current()));
    expect(waiting.current()).toBeNull();
    read();
    await pass(0);
    expect(waiting.current()).toEqual(in2s);
    await pass(2000);
    expect(heard).toEqual([in2s, null]);
    stop();
    const { signal } = new AbortController();
    void waiting.until(in5s, 1, signal);
    await pass(1);
    expect(heard).toHaveLength(2);
  });

  it('is the end of the longest wait, when several calls wait', async () => {
    const { read, waiting } = createPatientHarness([limited(5000), limited(2000)]);
    read();
    read();
    await pass(0);
    expect(waiting.current()).toEqual(in5s);
    await pass(2000);
    expect(waiting.current()).toEqual(in5s);
    await pass(3000);
    expect(waiting.current()).toBeNull();
  });

  it('is nothing for somebody who had left before', async () => {
    const waiting = createWaiting();
    const left = AbortSignal.abort(new Error('The page was left.'));
    await expect(waiting.until(in2s, 2000, left)).rejects.toThrow('The page was left.');
    expect(waiting.current()).toBeNull();
  });
});

describe('a call that is never answered', () => {
  it('counts as lost after a while, and is called off', async () => {
    const { read, sent, isCalledOff } = createPatientHarness(['never']);
    const reading = read();
    await pass(CALL_TIMEOUT_MS - 1);
    expect(reading.isOpen).toBe(true);
    expect(isCalledOff()).toBe(false);
    await pass(1);
    expect(reading.thrown).toMatchObject({ code: 'network' });
    expect(isCalledOff()).toBe(true);
    expect(sent()).toHaveLength(1);
  });

  it('ends when its caller leaves, and is called off', async () => {
    const { read, leave, isCalledOff } = createPatientHarness(['never']);
    const reading = read();
    await pass(0);
    leave();
    await pass(0);
    expect(reading.thrown).toMatchObject({ code: 'network' });
    expect(isCalledOff()).toBe(true);
  });

  it('ends at once when its caller had left before', async () => {
    const { read, leave } = createPatientHarness(['never']);
    leave();
    const reading = read();
    await pass(0);
    expect(reading.thrown).toMatchObject({ code: 'network' });
  });

  it('has its full time in each try', async () => {
    const { read } = createPatientHarness([limited(CALL_TIMEOUT_MS), 'never']);
    const reading = read();
    await pass(2 * CALL_TIMEOUT_MS - 1);
    expect(reading.isOpen).toBe(true);
    await pass(1);
    expect(reading.thrown).toMatchObject({ code: 'network' });
  });
});

describe('a call that was answered', () => {
  it('leaves no clock running', async () => {
    const { read, isCalledOff } = createPatientHarness([]);
    const reading = read();
    await pass(0);
    expect(reading).toMatchObject({ value: ada });
    expect(vi.getTimerCount()).toBe(0);
    await pass(CALL_TIMEOUT_MS);
    expect(isCalledOff()).toBe(false);
  });

  it('no longer listens to its caller, who may live on', async () => {
    const { read, signal } = createPatientHarness([]);
    const added = vi.spyOn(signal, 'addEventListener');
    const removed = vi.spyOn(signal, 'removeEventListener');
    read();
    await pass(0);
    const listeners = added.mock.calls.map(([, listener]) => listener);
    expect(listeners).not.toHaveLength(0);
    expect(removed.mock.calls.map(([, listener]) => listener)).toEqual(listeners);
  });

  it.each<LinkAccountsErrorCode>(['network', 'server', 'link_conflict', 'link_rejected'])(
    'with %s passes that on at once, and is sent once only: never a second blind link',
    async (code) => {
      const { link, sent } = createPatientHarness([{ code } as Refusal]);
      const linking = link();
      await pass(0);
      expect(linking.thrown).toMatchObject({ code });
      await pass(10 * MAX_WAIT_MS);
      expect(sent()).toEqual(['link']);
    },
  );
});
