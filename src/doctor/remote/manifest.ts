/** What names the files of a remote, as far as a host needs it: a federation manifest, or an import map. */
import { listOf, parseJson, recordOf, textOf } from '../json.ts';

export interface Manifest {
  readonly name: string;
  readonly version: string;
  /** Whether it is plain ES modules, which have React from the import map of the page. */
  readonly isModules: boolean;
  readonly exposes: readonly string[];
  readonly shared: readonly SharedPackage[];
  /** Addresses of all scripts, the entry first. */
  readonly files: readonly string[];
  /** What each of them has to be: `sha384-…`, by address. */
  readonly hashes: Hashes;
}

export type Hashes = ReadonlyMap<string, string>;

export interface SharedPackage {
  readonly name: string;
  readonly requiredVersion: string;
}

/** @returns null when the text is neither. */
export function parseManifest(text: string, url: string): Manifest | null {
  const json = parseJson(text);
  return 'imports' in json ? parseImportMap(json, url) : parseFederationManifest(json, url);
}

type Json = ReturnType<typeof recordOf>;

function parseFederationManifest(json: Json, url: string): Manifest | null {
  const meta = recordOf(json.metaData);
  const { path, name: entry } = recordOf(meta.remoteEntry);
  if (textOf(entry) === '') return null;
  const publicPath = textOf(meta.publicPath);
  const base = publicPath === 'auto' ? url : new URL(publicPath, url).href;
  const exposes = listOf(json.exposes).map(recordOf);
  const shared = listOf(json.shared).map(recordOf);
  const assets = [...exposes, ...shared].flatMap((one) => filesIn(one.assets));
  const files = [textOf(path) + textOf(entry), ...assets, ...Object.keys(recordOf(json.integrity))];
  return {
    name: textOf(json.name),
    version: textOf(recordOf(meta.buildInfo).buildVersion),
    isModules: false,
    exposes: exposes.map(({ path: exposed }) => textOf(exposed)),
    shared: shared.map(({ name, requiredVersion }) => ({
      name: textOf(name),
      requiredVersion: textOf(requiredVersion),
    })),
    files: addressesOf(files, base),
    hashes: hashesIn(json, base),
  };
}

/** Each module is called `link_accounts/…`; the folder that it is in has the version for its name. */
function parseImportMap(json: Json, url: string): Manifest {
  const imports = Object.entries(recordOf(json.imports));
  const names = imports.map(([name]) => name.split('/'));
  const files = imports.map(([, file]) => textOf(file));
  const addresses = addressesOf([...files, ...Object.keys(recordOf(json.integrity))], url);
  return {
    name: names[0]?.[0] ?? '',
    version: /\/v([^/]+)\/module\//.exec(addresses[0] ?? '')?.[1] ?? '',
    isModules: true,
    exposes: names.map(([, exposed = '']) => `./${exposed}`),
    shared: [],
    files: addresses,
    hashes: hashesIn(json, url),
  };
}

const addressesOf = (files: readonly string[], base: string): string[] => [
  ...new Set(files.map((file) => new URL(file, base).href)),
];

const hashesIn = ({ integrity }: Json, base: string): Hashes =>
  new Map(
    Object.entries(recordOf(integrity)).map(([file, hash]) => [
      new URL(file, base).href,
      textOf(hash),
    ]),
  );

/** `{ js: { sync, async }, css: { sync, async } }` */
function filesIn(assets: unknown): string[] {
  const { js, css } = recordOf(assets);
  return [js, css]
    .map(recordOf)
    .flatMap(({ sync, async: later }) => [...listOf(sync), ...listOf(later)])
    .filter((file) => typeof file === 'string');
}
