/** The window that a person signs in in. */

/** As long as people take to find a password and a second factor. */
export const LOGIN_TIMEOUT_SECONDS = 300;

const WINDOW_NAME = 'link-accounts:sign-in';
const WINDOW_SIZE = { width: 420, height: 640 };

/** @returns `null` when the browser blocks it; call it within the user's click */
export function openLoginWindow(): Window | null {
  const { width, height } = WINDOW_SIZE;
  const left = Math.round(window.screenX + (window.outerWidth - width) / 2);
  const top = Math.round(window.screenY + (window.outerHeight - height) / 2);
  const place = `left=${left},top=${top},width=${width},height=${height}`;
  return window.open('', WINDOW_NAME, `${place},resizable,scrollbars,status`);
}

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
