/**
 * The host's half of the remote's integrity: no script of it runs but the files that its manifest
 * lists, whoever has a hand on the server of the files. What the remote loads by itself, it verifies
 * by the hashes in its entry.
 *
 * @see [Subresource Integrity](https://www.w3.org/TR/sri-2/)
 */
import type { ModuleFederationRuntimePlugin } from '@module-federation/runtime';

/** The name of the remote, in each of its entries. */
export const REMOTE = 'link_accounts';
const POLICY = 'link_accounts';

/** Hashes by absolute address. */
type Hashes = ReadonlyMap<string, string>;

/** The runtime shares its snapshots with all hosts of the page: who reads the manifest, reads it for all. */
interface VerifiableSnapshot {
  integrity?: Hashes;
}

/** TypeScript's DOM does not know them yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}
declare const trustedTypes: TrustedTypes | undefined;

export interface Integrity {
  /** A plugin that reads the hashes. */
  readonly hooks: ModuleFederationRuntimePlugin;
  /**
   * A script of the remote's.
   *
   * @param url what the runtime calls it
   * @param address where to load it from instead, such as the same with a query
   * @throws Error when the manifest has no hash for it
   */
  scriptFor(url: string, address?: string): HTMLScriptElement;
}

/**
 * For a host whose own plugin makes the scripts; see {@link integrityPlugin} for others. The policy
 * for `trusted-types` is `link_accounts`, with `'allow-duplicates'` where a page has two loaders.
 */
export function createIntegrity(): Integrity {
  let hashes: Hashes = new Map();
  const policy =
    typeof trustedTypes === 'undefined'
      ? undefined
      : trustedTypes.createPolicy(POLICY, { createScriptURL: (url) => url });

  const hooks: ModuleFederationRuntimePlugin = {
    name: 'link-accounts-integrity',
    async loadRemoteSnapshot(args) {
      const { moduleInfo, manifestJson, manifestUrl, remoteSnapshot } = args;
      if (moduleInfo.name === REMOTE && manifestUrl !== undefined) {
        Object.assign<object, VerifiableSnapshot>(remoteSnapshot, {
          integrity: readHashes(manifestJson, manifestUrl),
        });
      }
      return args;
    },
    async afterLoadSnapshot(args) {
      const { integrity } = args.remoteSnapshot as VerifiableSnapshot;
      if (args.moduleInfo.name === REMOTE) hashes = integrity ?? new Map();
      return args;
    },
  };

  function scriptFor(url: string, address = url): HTMLScriptElement {
    const hash = hashes.get(absolute(url));
    if (hash === undefined) throw new Error(`The manifest has no hash for ${url}.`);
    const script = document.createElement('script');
    script.crossOrigin = 'anonymous'; // without it, a browser compares nothing from another origin
    script.integrity = hash;
    script.src = policy?.createScriptURL(absolute(address)) ?? absolute(address);
    return script;
  }

  return { hooks, scriptFor };
}

/**
 * For a host without a plugin that makes scripts. Scripts of other remotes are left alone.
 *
 * @example
 * createInstance({ name: 'my_portal', remotes, plugins: [integrityPlugin()] });
 */
export function integrityPlugin(): ModuleFederationRuntimePlugin {
  const { hooks, scriptFor } = createIntegrity();
  return {
    ...hooks,
    createScript: ({ url, remoteInfo }) =>
      remoteInfo?.name === REMOTE ? scriptFor(url) : undefined,
  };
}

/** The manifest names its files by the way from itself. */
function readHashes(manifest: unknown, manifestUrl: string): Hashes {
  const { integrity = {} } = manifest as { integrity?: Record<string, string> };
  const base = absolute(manifestUrl);
  return new Map(
    Object.entries(integrity).map(([file, hash]) => [new URL(file, base).href, hash] as const),
  );
}

const absolute = (url: string) => new URL(url, document.baseURI).href;
