/** The host's half of Module Federation, for one remote that may stand at several addresses. */
import { createInstance, type ModuleFederationRuntimePlugin } from '@module-federation/runtime';
import { createIntegrity, REMOTE, type Integrity } from './integrity.ts';
import { before } from './withRetries.ts';

/** Modules of the host's that the remote uses instead of its own, by the name they are imported by. */
export type SharedModules = Readonly<
  Record<string, { readonly version: string; readonly module: unknown }>
>;

/** What is being loaded now; one at a time. */
interface Attempt {
  readonly signal: AbortSignal;
  /** How often its address has failed before. */
  readonly failures: number;
}

/** Manifests that need not be asked for, by address. */
type Manifests = Readonly<Record<string, object>>;

interface FederatedHostOptions {
  readonly shared: SharedModules;
  readonly plugins: readonly ModuleFederationRuntimePlugin[];
  readonly manifests: Manifests;
}

export function createFederatedHost({ shared, plugins, manifests }: FederatedHostOptions) {
  const failures = new Map<string, number>();
  let attempt: Attempt | undefined;
  let serving: string | undefined;
  const integrity = createIntegrity();
  const host = createInstance({
    name: 'link_accounts_host',
    shareStrategy: 'loaded-first', // `version-first` would ask the remote before the host can start
    remotes: [],
    plugins: [integrity.hooks, guard(() => attempt, integrity, manifests), ...plugins],
    shared: Object.fromEntries(Object.entries(shared).map(([name, one]) => [name, own(one)])),
  });

  /** What the runtime remembers of an attempt that failed would fail again. */
  const startOver = (address: string) => {
    host.registerRemotes([{ name: REMOTE, entry: address }], { force: true });
    // It keeps no call for these: chunks on this list are left to the remote, past `createScript`.
    globalThis.__FEDERATION__.__PRELOADED_MAP__.clear();
    globalThis.__FEDERATION__.__PRELOADED_ASSETS__.clear();
    // It and webpack wait for an element that is there already, even for one that hangs.
    document.querySelectorAll(`script[data-webpack^="${REMOTE}"]`).forEach((one) => one.remove());
  };

  return {
    /** The manifest whose remote is in this page. */
    serving: () => serving,
    /** @throws whatever is wrong with the remote; `signal.reason` once the time is up. */
    async load(expose: string, address: string, signal: AbortSignal): Promise<unknown> {
      attempt = { signal, failures: failures.get(address) ?? 0 };
      if (serving !== address) startOver(address);
      serving = undefined;
      try {
        const module = await before(signal, host.loadRemote(`${REMOTE}/${expose}`));
        if (module === null) throw new Error(`${address} has no ${expose}.`);
        serving = address;
        return module;
      } catch (error) {
        failures.set(address, attempt.failures + 1);
        throw error;
      }
    },
  };
}

const own = ({ version, module }: SharedModules[string]) => ({
  version,
  lib: () => module,
  shareConfig: { singleton: true, requiredVersion: `^${version}` },
});

/** Makes the runtime notice what it would take for an answer, and give up on what hangs. */
function guard(
  attempt: () => Attempt | undefined,
  { scriptFor }: Integrity,
  manifests: Manifests,
): ModuleFederationRuntimePlugin {
  return {
    name: 'link-accounts-guard',
    fetch: async (url, init) => {
      const manifest = manifests[url];
      if (manifest !== undefined) return Response.json(manifest);
      const { signal = null, failures = 0 } = attempt() ?? {};
      const cache = failures === 0 ? 'default' : 'reload'; // it may name files that are gone
      const response = await fetch(url, { ...init, signal, cache });
      if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
      return response;
    },
    createScript: ({ url }) => {
      const { failures = 0 } = attempt() ?? {};
      // A fresh address: the browser queues a request behind one for the same address that hangs.
      const address = new URL(url, document.baseURI);
      if (failures > 0) address.searchParams.set('r', String(failures));
      const script = scriptFor(url, address.href);
      script.dataset.webpack = `${REMOTE}:host`; // as webpack marks what it loads for the remote itself
      return script;
    },
  };
}
