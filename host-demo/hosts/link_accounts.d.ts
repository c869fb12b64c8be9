/** What hosts without the shell's React know of the remote. */
declare module 'link_accounts/mount' {
  import type { LinkAccountsProps } from 'link_accounts/LinkAccounts';

  export interface MountedLinkAccounts {
    update(props: LinkAccountsProps): void;
    unmount(): void;
  }
  export function mount(element: Element, props: LinkAccountsProps): MountedLinkAccounts;
}
