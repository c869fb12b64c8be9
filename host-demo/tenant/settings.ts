/** What can be changed while the tenant runs, through `POST /__tenant/settings`. */

export interface Settings {
  /** Whether a page may read the `x-ratelimit-*` headers. */
  exposeRateLimitHeaders: boolean;
  accessTokenLifetimeSeconds: number;
  idTokenLifetimeSeconds: number;
  /** Whether `offline_access` is honoured. */
  grantRefreshTokens: boolean;
  /** A real limit on Management API calls, for the whole tenant; `null` is none. */
  requestsPerSecond: number | null;
  /** How many calls may come at once; `null` is as many as come in a second. */
  requestBurst: number | null;
  /** `prompt=none` for the Management API answers `consent_required`. */
  consentRequired: boolean;
  /** `prompt=none` for the Management API answers `mfa_required`. */
  mfaRequired: boolean;
  /** Addresses to come back to after a login; `null` is every page of the app's origins. */
  allowedCallbackUrls: readonly string[] | null;
  /** Addresses to come back to after a logout; `null` is every page of the app's origins. */
  allowedLogoutUrls: readonly string[] | null;
  /** Origins that are answered by web message; `null` is the app's. */
  allowedWebOrigins: readonly string[] | null;
  /** Origins whose pages may read answers; `null` is the app's. */
  corsOrigins: readonly string[] | null;
  /** What the app may bring to `/oauth/token`. */
  grantTypes: readonly string[];
  /** Keeps every issued code and token for `GET /__tenant/tokens`: for tests that look for leaks. */
  issuedTokens: boolean;
}

export type SettingsBox = ReturnType<typeof createSettings>;

export function createSettings() {
  let current = { ...DEFAULTS };
  return {
    get: (): Readonly<Settings> => current,
    /** @throws Error that names the setting when one is unknown or has the wrong type. */
    change: (changes: Record<string, unknown>): void => {
      current = { ...current, ...checked(changes) };
    },
    reset: (): void => void (current = { ...DEFAULTS }),
  };
}

const DEFAULTS: Settings = {
  exposeRateLimitHeaders: true,
  accessTokenLifetimeSeconds: 86_400,
  idTokenLifetimeSeconds: 36_000,
  grantRefreshTokens: true,
  requestsPerSecond: null,
  requestBurst: null,
  consentRequired: false,
  mfaRequired: false,
  allowedCallbackUrls: null,
  allowedLogoutUrls: null,
  allowedWebOrigins: null,
  corsOrigins: null,
  grantTypes: ['authorization_code', 'refresh_token'],
  issuedTokens: false,
};

const isFlag = (value: unknown) => typeof value === 'boolean';
const isPositive = (value: unknown) => typeof value === 'number' && value > 0;
const isList = (value: unknown) =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');
const isListOrNone = (value: unknown) => value === null || isList(value);
const isWhole = (value: unknown) => isPositive(value) && Number.isInteger(value);

const CHECKS = {
  exposeRateLimitHeaders: isFlag,
  accessTokenLifetimeSeconds: isWhole,
  idTokenLifetimeSeconds: isWhole,
  grantRefreshTokens: isFlag,
  requestsPerSecond: (value) => value === null || isPositive(value),
  requestBurst: (value) => value === null || isWhole(value),
  consentRequired: isFlag,
  mfaRequired: isFlag,
  allowedCallbackUrls: isListOrNone,
  allowedLogoutUrls: isListOrNone,
  allowedWebOrigins: isListOrNone,
  corsOrigins: isListOrNone,
  grantTypes: isList,
  issuedTokens: isFlag,
} satisfies Record<keyof Settings, (value: unknown) => boolean>;

const isSetting = (name: string): name is keyof Settings => Object.hasOwn(CHECKS, name);

function checked(changes: Record<string, unknown>): Partial<Settings> {
  for (const [name, value] of Object.entries(changes)) {
    if (!isSetting(name)) throw new Error(`There is no setting "${name}".`);
    if (!CHECKS[name](value)) throw new Error(`The setting "${name}" cannot be ${String(value)}.`);
  }
  return changes;
}
