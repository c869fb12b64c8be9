/** The window that a person signs in in. */

/** As long as people take to find a password and a second factor. */
export const LOGIN_TIMEOUT_SECONDS = 300;

const WINDOW_NAME = 'link-accounts:sign-in';
const WINDOW_SIZE = { width: 420, height: 640 };

/** @returns `null` when the browser blocks it; call it within the user's click */
export function openLoginWindow(name = WINDOW_NAME): Window | null {
  const { width, height } = WINDOW_SIZE;
  const left = Math.round(window.screenX + (window.outerWidth - width) / 2);
  const top = Math.round(window.screenY + (window.outerHeight - height) / 2);
  const place = `left=${left},top=${top},width=${width},height=${height}`;
  return window.open('', name, `${place},resizable,scrollbars,status`);
}

/** Opened in a click, before what signs in with it has been loaded: later, browsers would block it. */
export interface WindowInWaiting {
  readonly open: () => void;
  /** Nobody will sign in. Does nothing to a window that was taken. */
  readonly close: () => void;
  /** What came of `open`; where that was not called, a new one. @returns `null` when it is blocked */
  readonly take: () => Window | null;
}

export function createWindowInWaiting(): WindowInWaiting {
  let opened: Window | null | undefined;
  const take = () => {
    const taken = opened;
    opened = undefined;
    return taken;
  };
  return {
    open: () => void (opened = openLoginWindow()),
    close: () => take()?.close(),
    take() {
      const taken = take();
      return taken === undefined ? openLoginWindow() : taken;
    },
  };
}
