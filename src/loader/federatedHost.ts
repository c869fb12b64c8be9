/**
 * The host's half of Module Federation, for one remote that may stand at several addresses.
 *
 * The runtime keeps the manifests and the entries that it loads for all hosts of the page, by address and by
 * name. So it loads neither here: it is handed a container, of which it knows nothing else.
 */
import {
  createInstance,
  getRemoteInfo,
  type ModuleFederation,
  type ModuleFederationRuntimePlugin,
} from '@module-federation/runtime';
import { forgetScripts, run, runEntry } from './container.ts';
import { readManifest, REMOTE, type Hashes } from './manifest.ts';
import { createVerifiedScript } from './verifiedScript.ts';
import { before } from './withRetries.ts';

/** Modules of the host's that the remote uses instead of its own, by the name they are imported by. */
export type SharedModules = Readonly<
  Record<string, { readonly version: string; readonly module: unknown }>
>;

/** Where the remote is. */
export interface Source {
  /** Of its manifest, and absolute. */
  readonly address: string;
  /** What the manifest says, where nobody need be asked. */
  readonly manifest?: object | undefined;
}

interface FederatedHostOptions {
  readonly shared: SharedModules;
  readonly plugins: readonly ModuleFederationRuntimePlugin[];
}

/** What is asked for, and how often its address has failed before. */
interface Attempt {
  readonly host: ModuleFederation;
  readonly signal: AbortSignal;
  readonly failed: number;
}

export function createFederatedHost({ shared, plugins }: FederatedHostOptions) {
  const failures = new Map<string, number>();
  const scriptFor = createScriptFor();
  let serving: { readonly address: string; readonly host: ModuleFederation } | undefined;

  /** A host of its own for each container: what one remembers of a failure would fail again. */
  async function connect(source: Source, expose: string, signal: AbortSignal) {
    const host = hostWith(shared, plugins);
    const attempt = { host, signal, failed: failures.get(source.address) ?? 0 };
    const said = source.manifest ?? (await fetchManifest(source.address, attempt));
    const { globalName, entry, chunks, hashes } = readManifest(said, source.address);
    const script = (url: string) => scriptFor(url, hashes, attempt);
    forgetScripts(globalName);
    const [container] = await Promise.all([
      runEntry(script(entry), globalName, signal),
      ...(chunks.get(expose) ?? []).map((url) => run(script(url), signal, () => undefined)),
    ]);
    if (container === undefined) throw new Error(`${entry} has no container.`);
    host.registerRemotes([{ name: REMOTE, entry }]);
    host.initRawContainer(REMOTE, entry, container);
    return host;
  }

  return {
    /** The manifest whose remote is in this page. */
    serving: () => serving?.address,
    /** @throws whatever is wrong with the remote; `signal.reason` once the time is up. */
    async load(expose: string, source: Source, signal: AbortSignal): Promise<unknown> {
      const { address } = source;
      const connected = serving?.address === address ? serving.host : undefined;
      serving = undefined;
      try {
        const host = connected ?? (await before(signal, connect(source, expose, signal)));
        const module = await before(signal, host.loadRemote(`${REMOTE}/${expose}`));
        if (module === null) throw new Error(`${address} has no ${expose}.`);
        serving = { address, host };
        return module;
      } catch (error) {
        failures.set(address, (failures.get(address) ?? 0) + 1);
        throw error;
      }
    },
  };
}

const hostWith = (shared: SharedModules, plugins: readonly ModuleFederationRuntimePlugin[]) =>
  createInstance({
    name: 'link_accounts_host',
    shareStrategy: 'loaded-first', // `version-first` would ask the remote before the host can start
    remotes: [],
    plugins: [...plugins],
    shared: Object.fromEntries(Object.entries(shared).map(([name, one]) => [name, own(one)])),
  });

const own = ({ version, module }: SharedModules[string]) => ({
  version,
  lib: () => module,
  shareConfig: { singleton: true, requiredVersion: `^${version}` },
});

const remoteAt = (entry: string) => getRemoteInfo({ name: REMOTE, entry });

/** @throws Error unless it is there */
async function fetchManifest(address: string, { host, signal, failed }: Attempt): Promise<unknown> {
  const cache = failed === 0 ? 'default' : 'reload'; // it may name files that are gone
  const init = { signal, cache } as const;
  const answered = await host.loaderHook.lifecycle.fetch.emit(address, init, remoteAt(address));
  const response = answered instanceof Response ? answered : await fetch(address, init);
  if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
  return response.json();
}

/** A plugin's script, or one of the remote's that is verified. */
function createScriptFor() {
  const verifiedScript = createVerifiedScript();

  return (url: string, hashes: Hashes, { host, failed }: Attempt): HTMLScriptElement => {
    const { createScript } = host.loaderHook.lifecycle;
    const made = createScript.emit({ url, attrs: {}, remoteInfo: remoteAt(url) });
    if (made instanceof HTMLScriptElement) return made;
    if (made && 'script' in made) return made.script;
    // A fresh address: the browser queues a request behind one for the same address that hangs.
    const address = new URL(url);
    if (failed > 0) address.searchParams.set('r', String(failed));
    return verifiedScript(hashes, url, address.href);
  };
}
