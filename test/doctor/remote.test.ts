import { afterEach, describe, expect, it } from 'vitest';
import { diagnosisOf, MANIFEST, serveRemote, type RemoteOptions } from './support.ts';

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});

async function diagnose(options: RemoteOptions = {}, ...more: string[]) {
  const remote = await serveRemote(options);
  ({ close } = remote);
  return diagnosisOf(['doctor', '--remote', remote.url, ...more]);
}

describe('a remote that is served well', () => {
  it('has nothing wrong', async () => {
    const { exitCode, wrong, unknown, right } = await diagnose();

    expect({ exitCode, wrong, unknown }).toEqual({ exitCode: 0, wrong: [], unknown: [] });
    expect(right).toEqual([
      'Manifest',
      'Versions',
      'Files',
      'Integrity',
      'CORS',
      'Content types',
      'No sniffing',
      'Cache of the entry',
      'Cache of hashed files',
    ]);
  });

  it.each(['no-cache', 'no-store', 'max-age=0, must-revalidate', 'public, max-age=300'])(
    'may send %s with its entry',
    async (cache) => {
      const { wrong } = await diagnose({ headers: { 'Cache-Control': cache } });

      expect(wrong.map(({ name }) => name)).toEqual(['Cache of hashed files']);
    },
  );

  it('may allow the host alone to read it', async () => {
    const headers = { 'Access-Control-Allow-Origin': 'https://app.example' };

    expect((await diagnose({ headers }, '--origin', 'https://app.example')).wrong).toEqual([]);
  });

  it('may be the entry that brings its own React, which has no component to share', async () => {
    const manifest = { ...MANIFEST, exposes: MANIFEST.exposes.slice(1), shared: [] };
    const { wrong, right } = await diagnose({ manifest });

    expect(wrong).toEqual([]);
    expect(right).toContain('Versions');
  });

  it('may have its files elsewhere', async () => {
    const files = await serveRemote();
    const publicPath = new URL('.', files.url).href;
    const manifest = { ...MANIFEST, metaData: { ...MANIFEST.metaData, publicPath } };
    const fault = (path: string) =>
      path === '/mf-manifest.json' ? undefined : { status: 404 as const };

    expect((await diagnose({ manifest, fault })).wrong).toEqual([]);

    await files.close();
  });
});

const { metaData } = MANIFEST;
const MACHINE = '/machine.abcdef02.js';
const on = (part: string, fault: { status: number; type?: string } | 'hang' | 'cut') =>
  ({ fault: (path: string) => (path.includes(part) ? fault : undefined) }) satisfies RemoteOptions;
const IMPORT_MAP = {
  imports: Object.fromEntries(
    ['LinkAccounts', 'mount', 'machine', 'element'].map((name) => [
      `link_accounts/${name}`,
      `./v0.1.0/module/${name}.js`,
    ]),
  ),
  integrity: { './v0.1.0/module/de.abcdef03.js': 'sha384-…' },
};
const UNLISTED = { 'mount.abcdef01.js': undefined };
const onlyCopy = { ...MANIFEST, shared: MANIFEST.shared.slice(1) };

describe('what is wrong with a remote has one line, and what to change', () => {
  it.each<[what: string, options: RemoteOptions, name: string, saw: string, fix: string]>([
    ['nothing is there', on('mf-manifest', { status: 404 }), 'Manifest', '(404)', '--remote'],
    ['it breaks off', on('mf-manifest', 'cut'), 'Manifest', 'no answer (', '--remote'],
    ['it is down', on('mf-manifest', { status: 503 }), 'Manifest', 'answered 503', '--remote'],
    ['it is a page', { manifest: '<html>' }, 'Manifest', 'no federation manifest', '--remote'],
    ['it is another', { manifest: { ...MANIFEST, name: 'x' } }, 'Manifest', 'the remote x', 'dist'],
    [
      'an expose is missing',
      { manifest: { ...MANIFEST, exposes: MANIFEST.exposes.slice(1) } },
      'Manifest',
      'lacks ./LinkAccounts',
      'Serve dist/remote',
    ],
    [
      'it does not say its version',
      {
        manifest: { ...MANIFEST, metaData: { ...metaData, buildInfo: { buildVersion: 'local' } } },
      },
      'Versions',
      'no version (local)',
      'Build the remote from a release',
    ],
    [
      'it brings a React of its own',
      { manifest: onlyCopy },
      'Versions',
      'brings a copy of its own of react',
      'webpack.config.ts',
    ],
    [
      'a chunk is missing',
      on(MACHINE, { status: 404 }),
      'Files',
      '1 of 6 are missing: machine.abcdef02.js (404)',
      'Upload the whole of dist/remote',
    ],
    [
      'modules of an import map are missing',
      { manifest: IMPORT_MAP },
      'Files',
      '5 of 5 are missing: LinkAccounts.js (404), mount.js (404), machine.js (404), element.js (404), de.abcdef03.js (404)',
      'Upload the whole of dist/remote',
    ],
    [
      'a chunk breaks off',
      on(MACHINE, 'cut'),
      'Files',
      'machine.abcdef02.js (no answer)',
      'Upload the whole of dist/remote',
    ],
    [
      'a script is another than was built',
      { changed: { 'machine.abcdef02.js': '// code: !' } },
      'Integrity',
      'not what the manifest says, so hosts that compare refuse it: machine.abcdef02.js',
      'Upload this version again as it was built',
    ],
    [
      'a script is not in its list of hashes',
      { manifest: { ...MANIFEST, integrity: { ...MANIFEST.integrity, ...UNLISTED } } },
      'Integrity',
      'no hash for mount.abcdef01.js',
      'Serve the manifest, or the import map, that was built with them',
    ],
    [
      'pages may not read it',
      { cors: false },
      'CORS',
      'no Access-Control-Allow-Origin: mf-manifest.json, remoteEntry.js, LinkAccounts.abcdef00.js and 4 more',
      'Access-Control-Allow-Origin: *',
    ],
    [
      'only pages of somebody else may read it',
      { headers: { 'Access-Control-Allow-Origin': 'https://other.example' } },
      'CORS',
      'no Access-Control-Allow-Origin',
      'Access-Control-Allow-Origin: *',
    ],
    [
      'scripts are served as text',
      { headers: { 'Content-Type': 'text/plain' } },
      'Content types',
      'another Content-Type: mf-manifest.json',
      'text/javascript for .js',
    ],
    [
      'browsers may guess what a file is',
      { headers: { 'X-Content-Type-Options': '' } },
      'No sniffing',
      'no X-Content-Type-Options',
      'X-Content-Type-Options: nosniff',
    ],
    [
      'the manifest of the last release is kept',
      { headers: { 'Cache-Control': 'public, max-age=31536000, immutable' } },
      'Cache of the entry',
      'kept for too long: mf-manifest.json, remoteEntry.js',
      'Cache-Control: no-cache for mf-manifest.json and remoteEntry.js',
    ],
    [
      'hashed files are loaded again each time',
      { headers: { 'Cache-Control': 'no-cache' } },
      'Cache of hashed files',
      'not immutable: LinkAccounts.abcdef00.js',
      'max-age=31536000, immutable',
    ],
  ])('%s', async (_, options, ...[name, saw, fix]) => {
    const { exitCode, wrong } = await diagnose(options);

    expect(wrong).toEqual([
      { name, saw: expect.stringContaining(saw), fix: expect.stringContaining(fix) },
    ]);
    expect(exitCode).toBe(1);
  });

  it('it does not answer', async () => {
    const { wrong } = await diagnose(on('mf-manifest', 'hang'), '--timeout', '0.5');

    expect(wrong).toMatchObject([{ name: 'Manifest', saw: 'no answer in time' }]);
  });
});
