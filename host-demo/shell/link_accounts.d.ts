/** All that the portal knows of the remote. A host with the federation plugin gets this generated. */
declare module 'link_accounts/LinkAccounts' {
  import type { Auth0Client } from '@auth0/auth0-spa-js';
  import type { ComponentType } from 'react';

  export interface LinkAccountsProps {
    auth0: Auth0Client;
    connections?: readonly { name: string; label?: string }[];
    managementAudience?: string;
  }

  const LinkAccounts: ComponentType<LinkAccountsProps>;
  export default LinkAccounts;
}
