/** The stand-in tenant's control endpoint: its faults, its settings, its people, what it issued. */
import type { IssuedToken } from './secrets.ts';

/** A user as the tenant stores it. */
export interface StoredUser {
  readonly user_id: string;
  readonly user_metadata?: Record<string, unknown>;
  readonly identities: readonly { provider: string; user_id: string | number }[];
}

/** A fault as the tenant's control endpoint takes it. */
export interface Fault {
  readonly route: 'authorize' | 'token' | 'readUser' | 'updateUser' | 'link' | 'unlink';
  readonly userId?: string;
  readonly status?: number;
  readonly drop?: 'before' | 'after';
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly times?: number;
  readonly hold?: string;
  readonly retryAfterSeconds?: number;
  readonly when?: 'before' | 'after';
  readonly hang?: true;
}

export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  /** `null` while it is not answered. */
  readonly status: number | null;
  readonly asked?: { readonly connection?: string; readonly scope?: string };
}

export type TenantControl = ReturnType<typeof tenantControl>;

export function tenantControl(tenantUrl: string) {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${tenantUrl}/__tenant/${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`tenant: ${method} ${path} answered ${response.status}`);
    const text = await response.text();
    return text === '' ? null : (JSON.parse(text) as unknown);
  };
  const requests = () => call('GET', 'requests') as Promise<LoggedRequest[]>;
  return {
    requests,
    /** As at the start; from now on every token that is issued is kept, to be looked for. */
    async reset() {
      await call('POST', 'reset');
      await call('POST', 'settings', { issuedTokens: true });
    },
    fail: (fault: Fault) => call('POST', 'faults', fault),
    release: (name: string) => call('POST', 'faults/release', { name }),
    /** How many requests a fault holds back right now. */
    async held(): Promise<number> {
      const faults = (await call('GET', 'faults')) as { held?: number }[];
      return faults.reduce((sum, { held = 0 }) => sum + held, 0);
    },
    /** Whether a request waits for this name. */
    async isHeld(name: string): Promise<boolean> {
      const faults = (await call('GET', 'faults')) as { hold?: string; held?: number }[];
      return faults.some(({ hold, held = 0 }) => hold === name && held > 0);
    },
    /** How many requests faults have met since the last reset. */
    async met(): Promise<number> {
      const faults = (await call('GET', 'faults')) as { met?: number }[];
      return faults.reduce((sum, { met = 0 }) => sum + met, 0);
    },
    heal: () => call('DELETE', 'faults'),
    set: (settings: Record<string, unknown>) => call('POST', 'settings', settings),
    tokens: () => call('GET', 'tokens') as Promise<IssuedToken[]>,
    /** The scopes that logins through this connection have asked for, each once. */
    async askedScopes(connection: string): Promise<string[]> {
      const scopes = (await requests())
        .filter(({ asked }) => asked?.connection === connection)
        .map(({ asked }) => asked?.scope ?? '');
      return [...new Set(scopes)];
    },
    user: (id: string) =>
      call('GET', `users/${encodeURIComponent(id)}`) as Promise<StoredUser | null>,
  };
}

/** The ids of a stored user's identities, the primary's first. */
export const identityIds = (user: StoredUser | null): string[] =>
  (user?.identities ?? []).map(({ provider, user_id: id }) => `${provider}|${id}`);
