/** The door for React hosts that load the remote: its place on the page, and what stands there without it. */
import * as React from 'react';
import * as jsxRuntime from 'react/jsx-runtime';
import * as ReactDOM from 'react-dom';
import * as ReactDOMClient from 'react-dom/client';
import type { SharedModules } from './loader.ts';
import { ErrorBoundary } from './loader/ErrorBoundary.tsx';
import type { LinkAccountsProps } from './options.ts';

const ours = (module: unknown) => ({ version: React.version, module });

/**
 * The React that this is rendered with, for the loader to hand over.
 *
 * @example
 * const loader = createLinkAccountsLoader({ url, shared: hostReact });
 */
export const hostReact: SharedModules = {
  react: ours(React),
  'react/jsx-runtime': ours(jsxRuntime),
  'react-dom': ours(ReactDOM),
  'react-dom/client': ours(ReactDOMClient),
};

/** Why the module is not there, and the way to have it loaded and rendered anew. */
export interface Unavailability {
  /** What the loader rejected with, or what the module threw while it rendered. */
  readonly error: unknown;
  readonly tryAgain: () => void;
}

export interface RemoteLinkAccountsProps extends LinkAccountsProps {
  /**
   * Made once, outside of any component: by `createLinkAccountsLoader`. In a host whose build names
   * the remote it may be `{ load: () => loadRemote('link_accounts/LinkAccounts') }`. With `import()`
   * in its place, what has failed once does so until the page is reloaded.
   */
  readonly loader: { load(name: 'LinkAccounts'): Promise<{ readonly default: Component }> };
  /** What stands there until the module does. Default: nothing. */
  readonly loading?: React.ReactNode;
  /** What stands there in its stead. Default: an alert in English, with a button "Try again". */
  readonly unavailable?: ((why: Unavailability) => React.ReactNode) | undefined;
}

type Component = React.ComponentType<LinkAccountsProps>;
type Loading = { readonly Loaded: Component } | { readonly error: unknown } | null;

/**
 * The remote's component, with its props, in a place of its own: whatever is wrong with the remote,
 * the rest of the page goes on.
 *
 * @example
 * <RemoteLinkAccounts loader={loader} auth0={auth0} loading={<Spinner />} />
 */
export function RemoteLinkAccounts(props: RemoteLinkAccountsProps) {
  const [attempt, setAttempt] = React.useState(0);
  return <Attempt key={attempt} {...props} tryAgain={() => setAttempt(attempt + 1)} />;
}

interface AttemptProps extends RemoteLinkAccountsProps {
  readonly tryAgain: () => void;
}

function Attempt({ loader, loading, unavailable = apologise, tryAgain, ...props }: AttemptProps) {
  const state = useLoading(loader);
  if (state === null) return loading;
  const inItsStead = (error: unknown) => unavailable({ error, tryAgain });
  if ('error' in state) return inItsStead(state.error);
  return (
    <ErrorBoundary fallback={inItsStead}>
      <state.Loaded {...props} />
    </ErrorBoundary>
  );
}

/** State instead of `lazy`: Suspense holds back what is ready for 300 ms once its fallback was shown. */
function useLoading(loader: RemoteLinkAccountsProps['loader']): Loading {
  const [state, setState] = React.useState<Loading>(null);
  React.useEffect(() => {
    let wanted = true;
    // as a transition, which leaves the page time for other things while the module renders
    const settle = (result: Loading) => {
      if (wanted) React.startTransition(() => setState(result));
    };
    loader.load('LinkAccounts').then(
      (module) => settle({ Loaded: module.default }),
      (error: unknown) => settle({ error }),
    );
    return () => {
      wanted = false;
    };
  }, [loader]);
  return state;
}

const apologise = ({ tryAgain }: Unavailability) => (
  <div role="alert">
    <p>Linked accounts are not available right now. Nothing was changed.</p>
    <button type="button" onClick={tryAgain}>
      Try again
    </button>
  </div>
);
