/** Where the files of a version stand, below the remote's address. */
import { join } from 'node:path/posix';

/**
 * Those that a federation runtime loads:
 * - `shared` uses the host's React, and brings a federation runtime of its own.
 * - `standalone` brings its own React too, and works whatever the host has.
 * - `lean` uses the host's React, and brings no runtime: it is webpack's own container.
 */
export const FEDERATED_ENTRIES = ['shared', 'standalone', 'lean'] as const;

/** `module` is plain ES modules: no federation at all, and React from the page's import map. */
export const ENTRIES = [...FEDERATED_ENTRIES, 'module'] as const;

export type FederatedEntry = (typeof FEDERATED_ENTRIES)[number];
export type Entry = (typeof ENTRIES)[number];

export interface Folders {
  /** Of this version alone. It stays when the next one comes. */
  versioned: string;
  /** Of the newest version that keeps this one's promises. It holds a manifest, and nothing else. */
  floating: string;
}

export const MANIFEST = 'mf-manifest.json';
export const IMPORT_MAP = 'importmap.json';

/**
 * @example
 * foldersOf('1.2.0', 'standalone'); // { versioned: 'v1.2.0/standalone', floating: 'v1/standalone' }
 */
export function foldersOf(version: string, entry: Entry): Folders {
  const [major = version] = version.split('.');
  const within = entry === 'shared' ? '' : entry;
  return { versioned: join(`v${version}`, within), floating: join(`v${major}`, within) };
}

/** The file that names all others, with their hashes. */
export const manifestOf = (entry: Entry) => (entry === 'module' ? IMPORT_MAP : MANIFEST);

/** The path of the manifest that a host names: the one that floats. */
export const manifestPathOf = (version: string, entry: Entry) =>
  join('/', foldersOf(version, entry).floating, manifestOf(entry));
