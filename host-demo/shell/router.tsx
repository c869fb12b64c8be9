import { useSyncExternalStore, type MouseEvent, type ReactNode } from 'react';

/** The page that the address bar names. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => window.location.pathname);
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('popstate', changed);
  return () => window.removeEventListener('popstate', changed);
}

export function PageLink({ to, children }: { to: string; children: ReactNode }) {
  const current = usePath() === to ? 'page' : undefined;
  return (
    <a href={to} aria-current={current} onClick={(event) => follow(event, to)}>
      {children}
    </a>
  );
}

function follow(event: MouseEvent, to: string): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return; // a new tab or window
  event.preventDefault();
  window.history.pushState(null, '', to);
  window.dispatchEvent(new PopStateEvent('popstate'));
  window.scrollTo(0, 0);
}
