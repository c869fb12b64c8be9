import type { Auth0Client } from '@auth0/auth0-spa-js';
import { DEFAULT_CALLBACK_PATH } from '../domain/linkCallback.ts';
import type { AccountsApi, ListPorts } from '../domain/ports.ts';
import { createAccounts } from './accounts.ts';
import type { Auth0Dependencies } from './dependencies.ts';
import { hostApi } from './hostApi.ts';
import { createHostSession } from './hostSession.ts';
import { createManagementApi } from './managementApi.ts';
import { createWindowInWaiting, type WindowInWaiting } from './popup.ts';
import { requireClient } from './requireClient.ts';
import { takeReturnedLogin } from './returnedLogin.ts';
import { tenantOf } from './tenant.ts';
import { tenantSessionOf } from './tenantSession.ts';
import { createTokenVault } from './tokenVault.ts';

export interface PortsOptions {
  readonly auth0: Auth0Client;
  readonly managementAudience?: string | undefined;
  /** In place of the Management API in the browser. */
  readonly api?: AccountsApi | undefined;
  readonly callbackPath?: string | undefined;
  /** Whether the host lets the second account become the primary one; asked at each login. */
  readonly mayBecomePrimary: () => boolean;
}

/** The ports of the list, and what those of logins are made of. */
interface MadePorts {
  readonly ports: ListPorts;
  readonly dependencies: Auth0Dependencies;
  readonly windowInWaiting: WindowInWaiting;
}

/**
 * What a list needs from outside, over the host's client. What signs in, `hostLogin.ts` and
 * `secondarySignIn.ts`, is loaded with the machines.
 *
 * @throws configuration when `auth0` or `api` cannot be used
 */
export function createPorts(options: PortsOptions): MadePorts {
  const { auth0, api, managementAudience, mayBecomePrimary } = options;
  requireClient(auth0);
  const tenant = tenantOf(auth0, api === undefined ? managementAudience : null);
  const vault = createTokenVault();
  const { callbackPath = DEFAULT_CALLBACK_PATH } = options;
  const now = () => new Date();
  const tenantSession = tenantSessionOf(auth0);
  if (takeReturnedLogin(callbackPath, now())) tenantSession.mayBeAnothers = true;
  const dependencies: Auth0Dependencies = {
    auth0,
    tenant,
    tenantSession,
    vault,
    now,
    callbackPath,
    mayBecomePrimary,
  };
  const accountsApi = api === undefined ? createManagementApi(dependencies) : hostApi(api);
  return {
    ports: {
      api: createAccounts(accountsApi, vault),
      hostSession: createHostSession(dependencies),
      vault,
    },
    dependencies,
    windowInWaiting: createWindowInWaiting(),
  };
}
