import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isCutOffFromWindows, POLICY_TIMEOUT_MS } from '../../src/auth0/cutOff.ts';

const PAGE = 'http://localhost:3000/settings';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', { location: new URL(PAGE) });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The host's server, which answers with this policy, or never. */
function serve(policy: string | null) {
  const asked: { url: unknown; method: unknown; signal: AbortSignal }[] = [];
  vi.stubGlobal('fetch', (url: unknown, { method, signal }: RequestInit) => {
    asked.push({ url, method, signal: signal as AbortSignal });
    if (policy !== null) {
      return Promise.resolve(
        new Response(null, { headers: { 'Cross-Origin-Opener-Policy': policy } }),
      );
    }
    return new Promise((_, reject) => {
      const fail = () => reject(new DOMException('aborted', 'AbortError'));
      if (signal?.aborted === true) fail();
      signal?.addEventListener('abort', fail);
    });
  });
  return asked;
}

describe('whether a page is cut off from the windows that it opens', () => {
  it.each([
    ['same-origin', true],
    ['noopener-allow-popups', true],
    ['same-origin; report-to="coop"', true],
    ['same-origin-allow-popups', false],
    ['unsafe-none', false],
  ])('is in the headers of the page: %s', async (policy, isCutOff) => {
    const asked = serve(policy);
    expect(await isCutOffFromWindows(new AbortController().signal)).toBe(isCutOff);
    expect(asked).toMatchObject([{ url: PAGE, method: 'HEAD' }]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not to be known of a server that never answers, and nobody waits for it', async () => {
    const asked = serve(null);
    const answer = vi.fn();
    void isCutOffFromWindows(new AbortController().signal).then(answer);
    await vi.advanceTimersByTimeAsync(POLICY_TIMEOUT_MS - 1);
    expect(answer).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(answer).toHaveBeenCalledWith(false);
    expect(asked[0]?.signal.aborted).toBe(true);
  });

  it.each(['before', 'while'])(
    'is not asked any more by who has left %s it was asked',
    async (when) => {
      const asked = serve(null);
      const leaving = new AbortController();
      if (when === 'before') leaving.abort();
      const answer = isCutOffFromWindows(leaving.signal);
      leaving.abort();
      expect(await answer).toBe(false);
      expect(asked[0]?.signal.aborted).toBe(true);
      expect(vi.getTimerCount()).toBe(0);
    },
  );
});
