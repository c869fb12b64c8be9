import type { Auth0Client } from '@auth0/auth0-spa-js';
import { DEFAULT_CALLBACK_PATH } from '../domain/linkCallback.ts';
import type { AccountsApi, Ports } from '../domain/ports.ts';
import { createAccounts } from './accounts.ts';
import { hostApi } from './hostApi.ts';
import { createHostSession } from './hostSession.ts';
import { createManagementApi } from './managementApi.ts';
import { requireClient } from './requireClient.ts';
import { createSecondarySignIn } from './secondarySignIn.ts';
import { tenantOf } from './tenant.ts';
import { createTokenVault, type Auth0TokenVault } from './tokenVault.ts';

export interface PortsOptions {
  readonly auth0: Auth0Client;
  readonly managementAudience?: string | undefined;
  /** In place of the Management API in the browser. */
  readonly api?: AccountsApi | undefined;
  readonly callbackPath?: string | undefined;
  /** Whether the host lets the second account become the primary one; asked at each login. */
  readonly mayBecomePrimary: () => boolean;
}

/**
 * Everything that linking needs from outside, over the host's client.
 *
 * @throws configuration when `auth0` or `api` cannot be used
 */
export function createPorts(options: PortsOptions): Ports & { readonly vault: Auth0TokenVault } {
  const { auth0, api, managementAudience, mayBecomePrimary } = options;
  requireClient(auth0);
  const tenant = tenantOf(auth0, api === undefined ? managementAudience : null);
  const vault = createTokenVault();
  const { callbackPath = DEFAULT_CALLBACK_PATH } = options;
  const now = () => new Date();
  const dependencies = { auth0, tenant, vault, now, callbackPath, mayBecomePrimary };
  return {
    api: createAccounts(
      api === undefined ? createManagementApi(dependencies) : hostApi(api),
      vault,
    ),
    secondarySignIn: createSecondarySignIn(dependencies),
    hostSession: createHostSession(dependencies),
    vault,
  };
}
