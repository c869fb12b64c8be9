/** `npm run size` over a remote of two modules that is built here, as it is and after somebody imported something big. */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import webpack from 'webpack';
import { moduleOf } from '../../bench/bundle/weigh.ts';
import { foldersOf } from '../../deploy/layout.ts';
import { version } from '../../src/version.ts';

const SIZE = join(import.meta.dirname, '../../bench/size.ts');
const MANIFEST = {
  metaData: { remoteEntry: { path: '', name: 'remoteEntry.js' } },
  exposes: [{ path: './Thing', assets: { js: { sync: ['thing.js'], async: [] } } }],
};

let folder: string;
/** Where the build puts the entry that is measured here. */
let built: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'size-'));
  built = join(folder, foldersOf(version, 'shared').versioned);
  await mkdir(built);
  await writeFile(join(built, 'mf-manifest.json'), JSON.stringify(MANIFEST));
  await writeFile(join(built, 'remoteEntry.js'), 'console.log("container");');
  await writeFile(join(folder, 'small.js'), `console.log(${unpackable(600, 1)});`);
  await writeFile(join(folder, 'big.js'), `console.log(${unpackable(4_000, 2)});`);
  await build("import './small.js';");
  const { status, stderr } = size('--accept');
  expect(status, stderr).toBe(0);
});
afterAll(() => rm(folder, { recursive: true }));

/** Text without any repetition to compress: the same in each run. */
function unpackable(length: number, seed: number): string {
  let state = seed;
  const letter = () => ((state = (state * 48_271) % 2_147_483_647) % 36).toString(36);
  return JSON.stringify(Array.from({ length }, letter).join(''));
}

async function build(source: string): Promise<void> {
  await writeFile(join(folder, 'thing.js'), source);
  const compiler = webpack({
    mode: 'production',
    context: folder,
    entry: './thing.js',
    devtool: 'source-map',
    output: { path: built, filename: 'thing.js' },
  });
  await new Promise<void>((resolve, reject) => {
    compiler.run((error) => (error ? reject(error) : resolve()));
  });
}

function size(...options: string[]) {
  const args = ['--import', 'tsx', SIZE, '--remote', folder, '--entry', 'shared'];
  const budget = ['--budget', join(folder, 'budget.json')];
  return spawnSync(process.execPath, [...args, ...budget, ...options], { encoding: 'utf8' });
}

describe('npm run size', () => {
  it('passes what weighs as much as was accepted', async () => {
    await build("import './small.js';");

    const { status, stdout } = size();

    expect(stdout).toContain('✓ shared ./Thing');
    expect(status).toBe(0);
  });

  it('refuses what has grown, and names the module that did', async () => {
    await build("import './small.js'; import './big.js';");

    const { status, stdout, stderr } = size();

    expect(status).toBe(1);
    expect(stdout).toMatch(
      /✗ shared \.\/Thing: .* kB of .* kB\. Grown, minified:\n +\+4\.\d+ kB big\.js/,
    );
    expect(stdout).not.toContain('small.js');
    expect(stderr).toContain('npm run size -- --accept');
  });

  it('passes what weighs less', async () => {
    await build('console.log(1);');

    expect(size().status).toBe(0);
  });

  it('refuses an entry that nobody has accepted', async () => {
    await build("import './small.js';");
    await writeFile(join(folder, 'empty.json'), '{}');

    const { status, stdout } = size('--budget', join(folder, 'empty.json'));

    expect(stdout).toContain('shared ./Thing: 0.');
    expect(stdout).toContain('nothing accepted yet');
    expect(status).toBe(1);
  });
});

describe('who weighs what', () => {
  it.each([
    ['webpack://link_accounts/./src/mount.tsx', 'src/mount.tsx'],
    ['webpack:///./node_modules/xstate/dist/xstate.esm.js', 'node_modules/xstate'],
    ['webpack://x/./node_modules/@xstate/react/node_modules/@a/b/c.js', 'node_modules/@a/b'],
    ['webpack://x/webpack/runtime/chunk loaded', 'webpack'],
    ['webpack://x/./src/styles.css?raw', 'src/styles.css'],
  ])('%s counts for %s', (source, module) => {
    expect(moduleOf(source)).toBe(module);
  });
});
