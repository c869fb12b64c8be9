/** Where the files of a version stand, below the remote's address. */
import { join } from 'node:path/posix';

/** `shared` uses the host's React; `standalone` brings its own, and works whatever the host has. */
export type Entry = 'shared' | 'standalone';

export interface Folders {
  /** Of this version alone. It stays when the next one comes. */
  versioned: string;
  /** Of the newest version that keeps this one's promises. It holds a manifest, and nothing else. */
  floating: string;
}

export const MANIFEST = 'mf-manifest.json';

/**
 * @example
 * foldersOf('1.2.0', 'standalone'); // { versioned: 'v1.2.0/standalone', floating: 'v1/standalone' }
 */
export function foldersOf(version: string, entry: Entry): Folders {
  const [major = version] = version.split('.');
  const within = entry === 'standalone' ? 'standalone' : '';
  return { versioned: join(`v${version}`, within), floating: join(`v${major}`, within) };
}

/** The path of the manifest that a host names: the one that floats. */
export const manifestPathOf = (version: string, entry: Entry) =>
  join('/', foldersOf(version, entry).floating, MANIFEST);
