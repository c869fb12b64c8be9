/** Every way to get the component to a user, each measured alike. One row is one way. */

import { join } from 'node:path/posix';
import { foldersOf, MANIFEST, type Entry as Packing } from '../deploy/layout.ts';
import { version } from '../src/version.ts';

export interface Entry {
  readonly name: string;
  /** The page that loads it: bench/host/{host}.tsx. */
  readonly host: 'imported' | 'esModule' | 'federated' | 'providing' | 'carrying';
  /** The folder it is built into, and the file in it that the host is told of. Undefined: no remote. */
  readonly remote?: { readonly folder: string; readonly file: string };
  /** Most bytes to a usable list, over what a host with React has. */
  readonly bar?: number;
}

const BENCH_DIST = 'dist/bench';

const product = (entry: Packing, file: string) => ({
  folder: join('dist/remote', foldersOf(version, entry).versioned),
  file,
});

export const HOST_FOLDER = `${BENCH_DIST}/host`;

/** The one that hosts use today: what is not about an entry is measured with it. */
export const PRODUCT = {
  name: 'self-contained entry',
  host: 'federated',
  remote: product('shared', MANIFEST),
  bar: 40_000,
} as const satisfies Entry;

/** The same, for a host that names a version. */
export const CARRIED = {
  name: 'self-contained entry, its manifest in the host',
  host: 'carrying',
  remote: PRODUCT.remote,
} as const satisfies Entry;

/** The one whose host has nothing but React and a client: what others need more is counted from here. */
export const FLOOR = {
  name: 'plain ES module, `import(url)`',
  host: 'esModule',
  remote: product('module', 'LinkAccounts.js'),
  bar: 22_000,
} as const satisfies Entry;

export const ENTRIES = [
  PRODUCT,
  CARRIED,
  {
    name: 'host provides the federation runtime',
    host: 'providing',
    remote: { folder: `${BENCH_DIST}/external-runtime`, file: MANIFEST },
    bar: 26_000,
  },
  {
    name: "lean entry: webpack's own container",
    host: 'federated',
    remote: product('lean', MANIFEST),
    bar: 26_000,
  },
  FLOOR,
  {
    name: '@module-federation/enhanced with its default settings',
    host: 'federated',
    remote: { folder: `${BENCH_DIST}/enhanced-default`, file: MANIFEST },
  },
  { name: "imported into the host's own bundle", host: 'imported' },
] as const satisfies readonly Entry[];
