import type { LinkAccountsProps } from 'link-accounts';
import type { MountedLinkAccounts } from 'link-accounts/mount';
import { useEffect, useRef } from 'react';
import type { Mount } from '../remote.ts';

/** The remote in a React that is not its own: as an element that this React leaves alone. */
export function LinkAccounts({ mount, options }: { mount: Mount; options: LinkAccountsProps }) {
  const element = useRef<HTMLDivElement>(null);
  const module = useRef<MountedLinkAccounts>(undefined);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
    module.current?.update(options);
  }, [options]);
  useEffect(() => {
    if (element.current === null) return;
    const mounted = mount(element.current, latest.current);
    module.current = mounted;
    return () => {
      module.current = undefined;
      mounted.unmount();
    };
  }, [mount]);
  return <div ref={element} />;
}
