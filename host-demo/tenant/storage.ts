/** Where oidc-provider keeps sessions, codes, grants and refresh tokens: in memory, and resettable. */
import type { Adapter, AdapterPayload } from 'oidc-provider';

export type Storage = ReturnType<typeof createStorage>;

/** Expiry is left to oidc-provider, which checks the `exp` of everything it reads. */
export function createStorage() {
  const records = new Map<string, AdapterPayload>();
  return {
    adapter: (model: string): Adapter => createAdapter(records, model),
    reset: (): void => records.clear(),
  };
}

function createAdapter(records: Map<string, AdapterPayload>, model: string): Adapter {
  const keyOf = (id: string) => `${model}:${id}`;
  return {
    upsert: async (id, payload) => void records.set(keyOf(id), payload),
    find: async (id) => records.get(keyOf(id)),
    findByUid: async (uid) => recordsOf(records, model).find((record) => record.uid === uid),
    findByUserCode: async () => undefined,
    consume: async (id) => markConsumed(records.get(keyOf(id))),
    destroy: async (id) => void records.delete(keyOf(id)),
    revokeByGrantId: async (grantId) => revoke(records, model, grantId),
  };
}

function recordsOf(records: Map<string, AdapterPayload>, model: string): AdapterPayload[] {
  return [...records].filter(([key]) => key.startsWith(`${model}:`)).map(([, record]) => record);
}

function markConsumed(record: AdapterPayload | undefined): void {
  if (record !== undefined) record.consumed = Math.floor(Date.now() / 1000);
}

/** Of this model only: a login in progress names the grant of the session it replaces. */
function revoke(records: Map<string, AdapterPayload>, model: string, grantId: string): void {
  for (const [key, record] of records) {
    if (key.startsWith(`${model}:`) && record.grantId === grantId) records.delete(key);
  }
}
