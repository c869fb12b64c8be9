/** The remote, for a host that shares nothing with it: it brings the React that it needs. */
import type { LinkAccountsProps } from 'link-accounts';
import { createLinkAccountsLoader } from 'link-accounts/loader';
import type { mount, MountedLinkAccounts } from 'link-accounts/mount';

/** As the remote's own `mount`, at once; the remote itself is loaded when it is first needed. */
export type Mount = typeof mount;

export function connectRemote(url: string): Mount {
  const loader = createLinkAccountsLoader({ url });

  return (element, props) => {
    let wanted: LinkAccountsProps | null = props;
    let module: MountedLinkAccounts | undefined;
    const show = (remote: { mount: Mount }) => {
      if (wanted !== null) module = remote.mount(element, wanted);
    };
    loader.load('mount').then(show, (error: unknown) => {
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
