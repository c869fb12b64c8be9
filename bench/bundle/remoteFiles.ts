/** Which files of a built remote a host downloads, as its manifest or its import map says. */
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** One door of the remote. Paths are relative to the folder of the manifest, or of the import map. */
export interface RemoteEntry {
  /** As it is exposed: `./LinkAccounts`. */
  readonly name: string;
  /** What a host downloads to use it. */
  readonly first: readonly string[];
  /** What the remote may load after that, by itself. */
  readonly later: readonly string[];
}

export interface RemoteFiles {
  readonly folder: string;
  readonly entries: readonly RemoteEntry[];
}

export async function readRemoteFiles(manifestFile: string): Promise<RemoteFiles> {
  const manifest = JSON.parse(await readFile(manifestFile, 'utf8')) as Manifest | ImportMap;
  const entries = 'imports' in manifest ? importedOf(manifest) : exposedOf(manifest);
  return { folder: dirname(manifestFile), entries };
}

/** What we read of a manifest of Module Federation. */
interface Manifest {
  metaData: { remoteEntry: { path: string; name: string }; publicPath?: string };
  exposes: { path: string; assets: { js: { sync: string[]; async: string[] } } }[];
}

function exposedOf({ metaData, exposes }: Manifest): readonly RemoteEntry[] {
  const { publicPath = 'auto', remoteEntry } = metaData;
  const within = (file: string) => join(publicPath === 'auto' ? '' : publicPath, file);
  const container = within(join(remoteEntry.path, remoteEntry.name));
  return exposes.map(({ path: name, assets: { js } }) => ({
    name,
    first: [container, ...js.sync.map(within)],
    later: js.async.map(within),
  }));
}

interface ImportMap {
  imports: Record<string, string>;
  integrity: Record<string, string>;
}

/** A map does not say who loads what is no door itself: it is listed with each. */
function importedOf({ imports, integrity }: ImportMap): readonly RemoteEntry[] {
  const doors = Object.values(imports);
  const later = Object.keys(integrity).filter((file) => !doors.includes(file));
  return Object.entries(imports).map(([name, file]) => ({
    name: `./${basename(name)}`,
    first: [file],
    later,
  }));
}
