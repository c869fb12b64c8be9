import type { LinkAccountsProps } from 'link-accounts';
import { startTransition, useEffect, useState, type ComponentType } from 'react';

/** The page's import map says where it is; the browser loads it once, and only what has the right hash. */
const load = () => import(/* webpackIgnore: true */ 'link_accounts/LinkAccounts');

/** State instead of `lazy`: Suspense holds back what is ready for 300 ms once its fallback was shown. */
export function LinkedAccounts(props: LinkAccountsProps) {
  const [Loaded, setLoaded] = useState<ComponentType<LinkAccountsProps> | 'unavailable'>();
  useEffect(() => {
    load().then(
      // as a transition: the page may do other things while the module renders
      (module) => startTransition(() => setLoaded(() => module.default)),
      () => setLoaded('unavailable'),
    );
  }, []);
  if (Loaded === 'unavailable')
    return <p role="alert">Linked accounts are not available right now.</p>;
  return Loaded === undefined ? null : <Loaded {...props} />;
}
