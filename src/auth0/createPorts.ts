import type { Auth0Client } from '@auth0/auth0-spa-js';
import { linkAccountsError } from '../errors.ts';
import { DEFAULT_CALLBACK_PATH } from '../domain/linkCallback.ts';
import type { AccountsApi, Ports } from '../domain/ports.ts';
import { createAccounts } from './accounts.ts';
import { hostApi } from './hostApi.ts';
import { createHostSession } from './hostSession.ts';
import { createManagementApi } from './managementApi.ts';
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

/** `getConfiguration` came with auth0-spa-js 2.12; the pop-up's origin check with 2.18.1. */
function requireClient(auth0: unknown): void {
  if (auth0 instanceof Object && 'getConfiguration' in auth0 && 'loginWithPopup' in auth0) return;
  const passed = auth0 instanceof Object ? auth0.constructor.name || 'an object' : String(auth0);
  const fix = `Pass the host's own Auth0Client (auth0-spa-js 2.18.1 or newer) as 'auth0', not ${passed}.`;
  throw linkAccountsError({ code: 'configuration', details: { fix } });
}
