import { useEffect, useState, type ReactNode } from 'react';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import type { LinkAccountsComponent, LoadRemote } from './remote.ts';

type Loading = LinkAccountsComponent | 'loading' | 'failed';

interface RemoteSlotProps {
  load: LoadRemote;
  children: (LinkAccounts: LinkAccountsComponent) => ReactNode;
}

/**
 * The place on the page that belongs to the remote. State instead of `lazy`: Suspense holds back
 * what is ready for 300 ms once its fallback was shown.
 */
export function RemoteSlot(props: RemoteSlotProps) {
  const [attempt, setAttempt] = useState(0);
  return <Attempt key={attempt} {...props} retry={() => setAttempt(attempt + 1)} />;
}

function Attempt({ load, children, retry }: RemoteSlotProps & { retry: () => void }) {
  const remote = useRemote(load);
  if (remote === 'loading') return <Skeleton />;
  if (remote === 'failed') return <Unavailable retry={retry} />;
  return <ErrorBoundary fallback={<Unavailable retry={retry} />}>{children(remote)}</ErrorBoundary>;
}

function useRemote(load: LoadRemote): Loading {
  const [loading, setLoading] = useState<Loading>('loading');
  useEffect(() => {
    let wanted = true;
    const settle = (result: Loading) => {
      if (wanted) setLoading(() => result); // a component is a function: React would call it
    };
    load().then(settle, (error: unknown) => {
      console.error(error);
      settle('failed');
    });
    return () => {
      wanted = false;
    };
  }, [load]);
  return loading;
}

function Skeleton() {
  return (
    <div className="skeleton" role="status" aria-label="Loading your linked accounts">
      <span className="bone wide" />
      <span className="bone tall" />
      <span className="bone" />
    </div>
  );
}

function Unavailable({ retry }: { retry: () => void }) {
  return (
    <div className="unavailable" role="alert">
      <h2>Linked accounts are not available right now</h2>
      <p>
        Nothing was changed, and the rest of Fernway works as usual. Please try again in a moment.
      </p>
      <button type="button" className="action" onClick={retry}>
        Try again
      </button>
    </div>
  );
}
