/** The remote, for a host that shares nothing with it: it brings the React that it needs. */
import { createInstance } from '@module-federation/runtime';
import type { LinkAccountsProps } from 'link_accounts/LinkAccounts';
import type { MountedLinkAccounts } from 'link_accounts/mount';

type Remote = typeof import('link_accounts/mount');

/** As the remote's own `mount`, at once; the remote itself is loaded when it is first needed. */
export type Mount = Remote['mount'];

export function connectRemote(manifestUrl: string): Mount {
  const host = createInstance({
    name: 'host',
    shareStrategy: 'loaded-first',
    remotes: [{ name: 'link_accounts', entry: manifestUrl }],
  });

  return (element, props) => {
    let wanted: LinkAccountsProps | null = props;
    let module: MountedLinkAccounts | undefined;
    const show = (remote: Remote | null) => {
      if (wanted !== null) module = remote?.mount(element, wanted);
    };
    host.loadRemote<Remote>('link_accounts/mount').then(show, (error: unknown) => {
      console.error(error);
      element.textContent = 'Linked accounts are not available right now.';
    });
    return {
      update(next) {
        wanted = next;
        module?.update(next);
      },
      unmount() {
        wanted = null;
        module?.unmount();
      },
    };
  };
}
