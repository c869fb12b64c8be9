/** All that the portal knows of the remote. A host with the federation plugin gets this generated. */
declare module 'link_accounts/LinkAccounts' {
  import type { Auth0Client } from '@auth0/auth0-spa-js';
  import type { ComponentType } from 'react';

  export interface LinkAccountsProps {
    auth0: Auth0Client;
    connections?: readonly { name: string; label?: string; icon?: string }[];
    login?: 'popup' | 'redirect' | 'auto';
    primary?: 'current' | 'linked' | 'ask';
    metadata?:
      | 'keep-primary'
      | 'keep-secondary'
      | 'ask'
      | 'discard'
      | ((primary: object, secondary: object) => object);
    policy?: Readonly<Record<string, unknown>>;
    managementAudience?: string;
    api?: Readonly<
      Record<
        'readUser' | 'mergeMetadata' | 'link' | 'unlink',
        (request: object, options: { readonly signal: AbortSignal }) => Promise<unknown>
      >
    >;
    callbackPath?: string;
    locale?: string;
    messages?: Readonly<Record<string, unknown>>;
    onBeforeAction?: (action: 'link' | 'unlink', identity: unknown) => boolean | Promise<boolean>;
    onLinked?: (result: unknown) => void;
    onUnlinked?: (result: unknown) => void;
    onError?: (error: unknown) => void;
    onSessionAtRisk?: (user: unknown) => void;
    onSessionSwitched?: (user: unknown) => void;
    onTransition?: (states: unknown) => void;
  }

  const LinkAccounts: ComponentType<LinkAccountsProps>;
  export default LinkAccounts;
}
