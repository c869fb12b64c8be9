/** What the remote's manifest says. It names its files by the way from itself. */

/** The name of the remote, in each of its entries. */
export const REMOTE = 'link_accounts';

/** Hashes by absolute address. */
export type Hashes = ReadonlyMap<string, string>;

/** As far as a host reads it. */
interface ManifestJson {
  readonly metaData?: {
    readonly globalName: string;
    readonly remoteEntry: { readonly name: string };
  };
  readonly exposes?: readonly {
    readonly name: string;
    readonly assets: { readonly js: { readonly sync: readonly string[] } };
  }[];
  readonly integrity?: Readonly<Record<string, string>>;
}

/** All addresses in it are absolute. */
export interface Manifest {
  /** The variable that the entry leaves its container in; webpack calls all of the build by it, too. */
  readonly globalName: string;
  readonly entry: string;
  /** What each module needs beside the entry, by its name. */
  readonly chunks: ReadonlyMap<string, readonly string[]>;
  readonly hashes: Hashes;
}

/** @throws Error when it is something else */
export function readManifest(manifest: unknown, address: string): Manifest {
  const { metaData, exposes } = (manifest ?? {}) as ManifestJson;
  if (metaData === undefined || exposes === undefined)
    throw new Error(`${address} is not a federation manifest.`);
  const at = (file: string) => new URL(file, address).href;
  return {
    globalName: metaData.globalName,
    entry: at(metaData.remoteEntry.name),
    chunks: new Map(exposes.map(({ name, assets }) => [name, assets.js.sync.map(at)])),
    hashes: hashesIn(manifest, address),
  };
}

/** Of each file of the remote's. */
export function hashesIn(manifest: unknown, address: string): Hashes {
  const { integrity = {} } = manifest as ManifestJson;
  const base = absolute(address);
  return new Map(
    Object.entries(integrity).map(([file, hash]) => [new URL(file, base).href, hash] as const),
  );
}

/**
 * As the page means an address. What is none stays as it is, and so does each of them on a server, which has
 * no page: it is for loading to fail then, and not for whoever writes the address down.
 */
export function absolute(address: string): string {
  try {
    return new URL(address, document.baseURI).href;
  } catch {
    return address;
  }
}
