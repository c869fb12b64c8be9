/** What a host's server takes to answer without a body; the user is looking at a screen that waits. */
export const POLICY_TIMEOUT_MS = 5000;

/**
 * Whether this page cuts itself off from windows of other origins: they then look closed at once,
 * while the user still sees them. The policy is only in the page's own headers.
 *
 * @see [Cross-Origin-Opener-Policy](https://html.spec.whatwg.org/multipage/browsers.html#cross-origin-opener-policies)
 */
export async function isCutOffFromWindows(signal: AbortSignal): Promise<boolean> {
  // not `AbortSignal.any`: browsers keep what it joins, and who listens, until it aborts or for good
  const end = new AbortController();
  const stop = () => end.abort();
  const timer = setTimeout(stop, POLICY_TIMEOUT_MS);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  try {
    const { headers } = await fetch(window.location.href, { method: 'HEAD', signal: end.signal });
    const policy = headers.get('cross-origin-opener-policy') ?? '';
    return /^(same-origin|noopener-allow-popups)\b(?!-allow-popups)/.test(policy.trim());
  } catch {
    return false; // not to be known; then the window counts as closed by the user
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
