/** The federation manifest, as far as a host needs it. */
import { listOf, parseJson, recordOf, textOf } from '../json.ts';

export interface Manifest {
  readonly name: string;
  readonly version: string;
  /** Address of the container's script. */
  readonly entry: string;
  readonly exposes: readonly string[];
  readonly shared: readonly SharedPackage[];
  /** Addresses of everything that exposes and shared packages may load. */
  readonly files: readonly string[];
}

export interface SharedPackage {
  readonly name: string;
  readonly requiredVersion: string;
}

/** @returns null when the text is no manifest. */
export function parseManifest(text: string, url: string): Manifest | null {
  const json = parseJson(text);
  const meta = recordOf(json.metaData);
  const { path, name: entry } = recordOf(meta.remoteEntry);
  if (textOf(entry) === '') return null;
  const publicPath = textOf(meta.publicPath);
  const base = publicPath === 'auto' ? url : new URL(publicPath, url).href;
  const exposes = listOf(json.exposes).map(recordOf);
  const shared = listOf(json.shared).map(recordOf);
  const files = [...exposes, ...shared].flatMap(({ assets }) => filesIn(assets));
  return {
    name: textOf(json.name),
    version: textOf(recordOf(meta.buildInfo).buildVersion),
    entry: new URL(textOf(path) + textOf(entry), base).href,
    exposes: exposes.map(({ path: exposed }) => textOf(exposed)),
    shared: shared.map(({ name, requiredVersion }) => ({
      name: textOf(name),
      requiredVersion: textOf(requiredVersion),
    })),
    files: [...new Set(files)].map((file) => new URL(file, base).href),
  };
}

/** `{ js: { sync, async }, css: { sync, async } }` */
function filesIn(assets: unknown): string[] {
  const { js, css } = recordOf(assets);
  return [js, css]
    .map(recordOf)
    .flatMap(({ sync, async: later }) => [...listOf(sync), ...listOf(later)])
    .filter((file) => typeof file === 'string');
}
