/** The matrix of versions promises what the package asks for, and says what it was tried with. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = new URL('../../', import.meta.url).pathname;
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const guide = read('docs/versions.md');
const { peerDependencies } = JSON.parse(read('package.json')) as {
  peerDependencies: Record<string, string>;
};

const PLACES = [
  '',
  ...readdirSync(`${ROOT}host-demo/hosts`).map((host) => `host-demo/hosts/${host}/`),
];

/** The versions of a package that the hosts here are made of. */
const installed = (name: string) =>
  PLACES.map((place) => `${place}node_modules/${name}/package.json`)
    .filter((path) => existsSync(ROOT + path))
    .map((path) => (JSON.parse(read(path)) as { version: string }).version);

const VERSION = /\d+\.\d+\.\d+/g;

/** Each row that is about a package: its name, the lowest version, what it was tried with. */
const rows = [...guide.matchAll(/^\| `([^`]+)`[^|]*\|([^|]+)\|([^|]+)\|[^|]+\|$/gm)]
  .map(([, name = '', from = '', tried = '']) => ({
    name,
    from: from.match(VERSION),
    tried: tried.match(VERSION) ?? [],
  }))
  .filter(({ tried }) => tried.length > 0);

it('has a row for each package that a host may bring', () => {
  expect(rows.length).toBeGreaterThan(0);
  const named = rows.map(({ name }) => name);
  const missing = Object.keys(peerDependencies).filter((name) => !named.includes(name));
  expect(missing).toEqual(['react-dom']); // beside `react`, in its row
});

it.each(rows)('was tried with $name $tried, and asks for $from', ({ name, from, tried }) => {
  expect(tried.filter((version) => !installed(name).includes(version))).toEqual([]);
  const asked = peerDependencies[name]?.match(VERSION)?.[0];
  if (from !== null) expect(from).toEqual([asked]);
});

it('names only tests and files that exist', () => {
  const links = [...guide.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = '']) => path);
  expect(links.filter((path) => !existsSync(join(ROOT, 'docs', path)))).toEqual([]);
});
