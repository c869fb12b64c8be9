/** Which files of a built remote a host downloads, as its manifest says. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** One door of the remote. Paths are relative to the folder of the manifest. */
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

/** What we read of a manifest of Module Federation. */
interface Manifest {
  metaData: { remoteEntry: { path: string; name: string }; publicPath?: string };
  exposes: { path: string; assets: { js: { sync: string[]; async: string[] } } }[];
}

export async function readRemoteFiles(manifestFile: string): Promise<RemoteFiles> {
  const { metaData, exposes } = JSON.parse(await readFile(manifestFile, 'utf8')) as Manifest;
  const { publicPath = 'auto', remoteEntry } = metaData;
  const within = (file: string) => join(publicPath === 'auto' ? '' : publicPath, file);
  const container = within(join(remoteEntry.path, remoteEntry.name));
  const entries = exposes.map(({ path: name, assets: { js } }) => ({
    name,
    first: [container, ...js.sync.map(within)],
    later: js.async.map(within),
  }));
  return { folder: dirname(manifestFile), entries };
}
