/**
 * Closes the window when nobody waits for it any more: when that is called off, and when this page goes.
 *
 * @returns ends that, and closes it
 */
export function closeWith(opened: Window, signal: AbortSignal): () => void {
  const close = () => opened.close();
  signal.addEventListener('abort', close);
  window.addEventListener('pagehide', close);
  return () => {
    signal.removeEventListener('abort', close);
    window.removeEventListener('pagehide', close);
    close();
  };
}
