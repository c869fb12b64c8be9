/** Everything a running tenant consists of, and how it starts anew. */
import { createFaults, type Faults } from './faults.ts';
import { createIssuedTokens, type IssuedTokens } from './issuedTokens.ts';
import { createRateLimit, type RateLimit } from './rateLimit.ts';
import { createRequestLog, type RequestLog } from './requestLog.ts';
import { createSettings, type SettingsBox } from './settings.ts';
import type { SigningKeys } from './signingKeys.ts';
import { createStorage, type Storage } from './storage.ts';
import { createUserStore, type UserStore } from './store.ts';

export interface TenantIdentity {
  /** With the trailing slash, as in `iss`. */
  issuer: string;
  clientId: string;
  allowedOrigins: ReadonlySet<string>;
  keys: SigningKeys;
  /** Identifiers of the host's own APIs. */
  apis: ReadonlySet<string>;
  machine: MachineClient | undefined;
}

/** A machine-to-machine application: it acts for itself, with a secret, and for no user. */
export interface MachineClient {
  clientId: string;
  clientSecret: string;
}

export interface Tenant extends TenantIdentity {
  /** The Management API's audience. */
  audience: string;
  users: UserStore;
  storage: Storage;
  settings: SettingsBox;
  faults: Faults;
  requests: RequestLog;
  issuedTokens: IssuedTokens;
  rateLimit: RateLimit;
}

export function createTenantState(identity: TenantIdentity): Tenant {
  const settings = createSettings();
  return {
    ...identity,
    audience: `${identity.issuer}api/v2/`,
    users: createUserStore(),
    storage: createStorage(),
    settings,
    faults: createFaults(),
    requests: createRequestLog(),
    issuedTokens: createIssuedTokens(settings),
    rateLimit: createRateLimit(settings),
  };
}

/** Back to the seeded people, nobody signed in, nothing injected, counted or changed. */
export function resetTenant(tenant: Tenant): void {
  const { users, storage, settings, faults, requests, issuedTokens, rateLimit } = tenant;
  for (const part of [users, storage, settings, faults, requests, issuedTokens, rateLimit]) {
    part.reset();
  }
}
