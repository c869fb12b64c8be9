/** What a person sees of work that is quick, or nearly: nothing, or something that can be read. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { useUnhurried } from '../../src/view/useUnhurried.ts';

type Screen = 'question' | 'checking' | 'linking' | 'result';

const busyWith = (screen: Screen) =>
  screen === 'checking' || screen === 'linking' ? screen : null;

const STEP_MS = 50;

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** Starts at work on something, and tells what is shown after each change and each while. */
async function atWork() {
  const { result, rerender, act } = await renderHook(
    (screen: Screen = 'checking') => useUnhurried(screen, busyWith),
    { initialProps: 'checking' },
  );
  return {
    shown: () => result.current.shown,
    isPast: () => result.current.isPast,
    become: (screen: Screen) => rerender(screen),
    /** In steps, as React renders between them. */
    async pass(milliseconds: number) {
      for (let left = milliseconds; left > 0; left -= STEP_MS) {
        await act(() => vi.advanceTimersByTime(Math.min(left, STEP_MS)));
      }
    },
  };
}

describe('a busy screen', () => {
  it('leaves what was there before in its place, as past, until it appears', async () => {
    const { shown, isPast, become, pass } = await atWork();
    await become('question');
    await become('linking');
    await pass(149);
    expect([shown(), isPast()]).toEqual(['question', true]);
    await pass(1);
    expect([shown(), isPast()]).toEqual(['linking', false]);
    await become('result');
    await pass(399);
    expect(shown()).toBe('linking');
    await pass(1);
    expect(shown()).toBe('result');
  });

  it('goes on as one from step to step', async () => {
    const { shown, become, pass } = await atWork();
    await become('question');
    await become('checking');
    await pass(100);
    await become('linking');
    expect(shown()).toBe('question');
    await pass(50);
    expect(shown()).toBe('linking');
    await pass(400);
    await become('result');
    expect(shown()).toBe('result');
  });

  it('that is over before it appears is never shown', async () => {
    const { shown, isPast, become, pass } = await atWork();
    await become('question');
    await become('linking');
    await pass(149);
    await become('result');
    expect([shown(), isPast()]).toEqual(['result', false]);
    await pass(1000);
    expect(shown()).toBe('result');
  });

  it('that nobody could see yet gives way at once', async () => {
    const { shown, become, pass } = await atWork();
    await pass(149);
    await become('question');
    expect(shown()).toBe('question');
    await pass(1000);
    expect(shown()).toBe('question');
  });

  it('that has just appeared stays for 0.4 s', async () => {
    const { shown, become, pass } = await atWork();
    await pass(150);
    await become('result');
    await pass(399);
    expect(shown()).toBe('checking');
    await pass(1);
    expect(shown()).toBe('result');
  });

  it('that has been there for long gives way at once', async () => {
    const { shown, become, pass } = await atWork();
    await pass(550);
    await become('result');
    expect(shown()).toBe('result');
  });

  it('is followed by whatever is true by then, not by what came in between', async () => {
    const { shown, become, pass } = await atWork();
    await pass(200);
    await become('question');
    await become('linking');
    expect(shown()).toBe('checking');
    await pass(350);
    expect(shown()).toBe('linking');
    await become('result');
    expect(shown()).toBe('result');
  });

  it('that follows another has a time of its own', async () => {
    const { shown, become, pass } = await atWork();
    await pass(550);
    await become('linking');
    await pass(150);
    await become('result');
    expect(shown()).toBe('linking');
    await pass(400);
    expect(shown()).toBe('result');
  });
});

it('what is not busy never waits', async () => {
  const { shown, become } = await atWork();
  await become('question');
  await become('result');
  expect(shown()).toBe('result');
});
