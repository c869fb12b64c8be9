/** What the server of this host puts into its page: where its React is, where the module is, and the module's hashes. */
interface ImportMap {
  readonly imports: Readonly<Record<string, string>>;
  readonly integrity: Readonly<Record<string, string>>;
}

/** The remote names its files by the way from its import map; a page needs the whole address. */
async function readImportMap(url: string): Promise<ImportMap> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  const { imports, integrity } = (await response.json()) as ImportMap;
  const at = (file: string) => new URL(file, url).href;
  return {
    imports: Object.fromEntries(Object.entries(imports).map(([name, file]) => [name, at(file)])),
    integrity: Object.fromEntries(
      Object.entries(integrity).map(([file, hash]) => [at(file), hash]),
    ),
  };
}

const REACT = {
  react: '/built/react.js',
  'react/jsx-runtime': '/built/react/jsx-runtime.js',
  'react-dom': '/built/react-dom.js',
  'react-dom/client': '/built/react-dom/client.js',
};

/** @param url of the remote's `importmap.json`, such as `https://cdn.example/v1/module/importmap.json` */
export async function importMapWith(url: string): Promise<string> {
  const { imports, integrity } = await readImportMap(url);
  const map: ImportMap = { imports: { ...imports, ...REACT }, integrity };
  return JSON.stringify(map).replaceAll('<', '\\u003c'); // it stands within a script of the page
}
