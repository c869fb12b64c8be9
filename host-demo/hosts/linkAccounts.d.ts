declare module 'link_accounts/LinkAccounts' {
  import type { LinkAccountsProps } from 'link-accounts';
  import type { ComponentType } from 'react';
  const LinkAccounts: ComponentType<LinkAccountsProps>;
  export default LinkAccounts;
}
