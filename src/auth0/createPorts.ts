import type { Auth0Client } from '@auth0/auth0-spa-js';
import { DEFAULT_CALLBACK_PATH } from '../domain/linkCallback.ts';
import type { Ports } from '../domain/ports.ts';
import { createHostSession } from './hostSession.ts';
import { createManagementApi } from './managementApi.ts';
import { requireClient } from './requireClient.ts';
import { createSecondarySignIn } from './secondarySignIn.ts';
import { tenantOf } from './tenant.ts';
import { createTokenVault } from './tokenVault.ts';

export interface PortsOptions {
  readonly auth0: Auth0Client;
  readonly managementAudience?: string | undefined;
  readonly callbackPath?: string | undefined;
  /** Whether the host lets the second account become the primary one; asked at each login. */
  readonly mayBecomePrimary: () => boolean;
}

/**
 * Everything that linking needs from outside, over the host's client.
 *
 * @throws configuration when `auth0` is no `Auth0Client` that can be used
 */
export function createPorts(options: PortsOptions): Ports {
  const { auth0, managementAudience, mayBecomePrimary } = options;
  requireClient(auth0);
  const tenant = tenantOf(auth0, managementAudience);
  const vault = createTokenVault();
  const { callbackPath = DEFAULT_CALLBACK_PATH } = options;
  const now = () => new Date();
  const dependencies = { auth0, tenant, vault, now, callbackPath, mayBecomePrimary };
  return {
    api: createManagementApi(dependencies),
    secondarySignIn: createSecondarySignIn(dependencies),
    hostSession: createHostSession(dependencies),
    vault,
  };
}
