/** The pages of the hosts, and the small modules through which the page's import map gives them React. */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CARRIED, ENTRIES, HOST_FOLDER } from '../entries.ts';

/** What a host imports → what bench/host/shared.ts calls it. */
const SHARED = {
  react: 'react',
  'react/jsx-runtime': 'jsxRuntime',
  'react-dom': 'reactDom',
  'react-dom/client': 'reactDomClient',
} as const;

export async function writeHostPages(): Promise<void> {
  await mkdir(HOST_FOLDER, { recursive: true });
  const modules = Object.entries(SHARED).map(async ([specifier, name]) => {
    await writeFile(join(HOST_FOLDER, `${name}.js`), await reexport(specifier, name));
  });
  const pages = [...new Set(ENTRIES.map(({ host }) => host))].map((host) =>
    writeFile(join(HOST_FOLDER, `${host}.html`), pageOf(host)),
  );
  const { folder, file } = CARRIED.remote;
  const manifest = copyFile(join(folder, file), join(HOST_FOLDER, 'manifest.json'));
  await Promise.all([...modules, ...pages, manifest]);
}

/** React is not an ES module; its names have to be spelt out. */
async function reexport(specifier: string, name: string): Promise<string> {
  const exported = Object.keys((await import(specifier)) as object);
  const names = exported.filter((one) => one !== 'default' && /^\w+$/.test(one));
  return `import { ${name} as all } from './shared.js';
export default all.default;
export const { ${names.join(', ')} } = all;
`;
}

const imports = Object.fromEntries(
  Object.entries(SHARED).map(([specifier, name]) => [specifier, `/${name}.js`]),
);

/** What a remote may import, the page has before. */
const preloads = ['/shared.js', ...Object.values(imports)].map(
  (address) => `<link rel="modulepreload" href="${address}">`,
);

const pageOf = (host: string) => `<!doctype html>
<meta charset="utf-8">
<title>${host}</title>
<link rel="icon" href="data:,">
<script type="importmap">${JSON.stringify({ imports })}</script>
${preloads.join('\n')}
<script type="module" src="/${host}.js"></script>
`;
