/**
 * Whether this page cuts itself off from windows of other origins: they then look closed at once,
 * while the user still sees them. The policy is only in the page's own headers.
 *
 * @see [Cross-Origin-Opener-Policy](https://html.spec.whatwg.org/multipage/browsers.html#cross-origin-opener-policies)
 */
export async function isCutOffFromWindows(signal: AbortSignal): Promise<boolean> {
  try {
    const { headers } = await fetch(window.location.href, { method: 'HEAD', signal });
    const policy = headers.get('cross-origin-opener-policy') ?? '';
    return /^(same-origin|noopener-allow-popups)\b(?!-allow-popups)/.test(policy.trim());
  } catch {
    return false; // not to be known; then the window counts as closed by the user
  }
}
