/** As a host without a federation runtime imports the module, by import maps that are added to the page. */
import type { Exposed, HostOptions } from './options.ts';
import { REACT } from './react.ts';

interface ImportMap {
  readonly imports: Readonly<Record<string, string>>;
  readonly integrity: Readonly<Record<string, string>>;
}

export async function importModule(options: HostOptions): Promise<Exposed> {
  const { manifest, expose, verifies, pin = '' } = options;
  const response = await fetch(manifest, { integrity: pin });
  const { imports, integrity } = (await response.json()) as ImportMap;
  const at = (file: string) => new URL(file, manifest).href;
  const hashes = Object.entries(integrity).map(([file, hash]) => [at(file), hash]);
  if (verifies) addImportMap({ integrity: Object.fromEntries(hashes) });
  const file = imports[`link_accounts/${expose}`];
  if (file === undefined) throw new Error(`The remote has no ${expose}.`);
  // by its address, and not by its name, which means one version only in a page
  return (await import(/* webpackIgnore: true */ at(file))) as Exposed;
}

function addImportMap(map: Partial<ImportMap>): void {
  const script = document.createElement('script');
  script.type = 'importmap';
  script.textContent = JSON.stringify(map);
  document.head.append(script);
}

Object.assign(globalThis, { hostReact: REACT });

/** A module of the React that is in this script already. */
function addressOf(name: string, library: object): string {
  const names = Object.keys(library).filter((one) => one !== 'default');
  const text = `export const { ${names.join(', ')} } = globalThis.hostReact[${JSON.stringify(name)}];`;
  return `data:text/javascript,${encodeURIComponent(text)}`;
}

// before anything that imports it, a preloaded module too
const addresses = Object.entries(REACT).map(([name, one]) => [name, addressOf(name, one)]);
addImportMap({ imports: Object.fromEntries(addresses) });
