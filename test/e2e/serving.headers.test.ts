/** What hosts may rely on, whichever server the files stand on. */
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENTRIES, foldersOf, manifestOf, manifestPathOf } from '../../deploy/layout.ts';
import type { RunningServer } from '../../host-demo/loopback.ts';
import { version } from '../../src/version.ts';
import { REMOTE, REMOTE_SERVERS } from '../harness/remoteServers.ts';

const { versioned } = foldersOf(version, 'shared');

const fileIn = (folder: string, name: RegExp) => {
  const found = readdirSync(join(REMOTE, folder)).find((file) => name.test(file));
  if (found === undefined) throw new Error(`There is no ${name.source} in ${folder}.`);
  return `/${folder}/${found}`;
};

const FOREVER = 'public, max-age=31536000, immutable';
const BRIEFLY = 'public, max-age=0, s-maxage=60, must-revalidate';
const SCRIPT = /^text\/javascript/;
const JSON_TYPE = /^application\/json/;

const FILES = [
  ['an expose', fileIn(versioned, /^__federation_expose_mount.*\.js$/), SCRIPT, FOREVER],
  ['a language', fileIn(versioned, /^de\..*\.js$/), SCRIPT, FOREVER],
  ['a fallback', fileIn(versioned, /^\d+\..*\.js$/), SCRIPT, FOREVER],
  ...ENTRIES.flatMap((entry) => {
    const { versioned: folder } = foldersOf(version, entry);
    const first = entry === 'module' ? /^mount\.js$/ : /^remoteEntry.*\.js$/;
    const pinned = `/${folder}/${manifestOf(entry)}`;
    return [
      [`the ${entry} entry`, fileIn(folder, first), SCRIPT, FOREVER],
      [`the manifest of its version (${entry})`, pinned, JSON_TYPE, BRIEFLY],
      [`its floating manifest (${entry})`, manifestPathOf(version, entry), JSON_TYPE, BRIEFLY],
    ] as const;
  }),
] as const;

/** The answer as it came, with nothing decompressed. */
function ask(url: string, acceptEncoding: string) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>(
    (resolve, reject) => {
      const headers = { 'Accept-Encoding': acceptEncoding, Origin: 'https://portal.example' };
      request(url, { headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const { statusCode: status = 0, headers } = response;
          resolve({ status, headers, body: Buffer.concat(chunks) });
        });
      })
        .on('error', reject)
        .end();
    },
  );
}

describe.each(REMOTE_SERVERS)('from %s', (_, serve) => {
  let server: RunningServer;
  beforeAll(async () => void (server = await serve(REMOTE, 0)));
  afterAll(() => server.close());

  describe.each(FILES)('%s', (_name, path, type, cache) => {
    it('comes to any origin, as what it is, for as long as it holds', async () => {
      const { status, headers } = await ask(server.url + path, 'br');
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'x-content-type-options': 'nosniff',
        'content-type': expect.stringMatching(type),
        'cache-control': cache,
        vary: 'Accept-Encoding',
      });
    });

    it.each([
      ['br', 'gzip, deflate, br, zstd', brotliDecompressSync],
      ['gzip', 'gzip, deflate', gunzipSync],
      [undefined, 'identity', (body: Buffer) => body],
    ] as const)('is in %s for a browser that accepts %s', async (encoding, accepted, decode) => {
      const { headers, body } = await ask(server.url + path, accepted);
      expect(headers['content-encoding']).toBe(encoding);
      expect(decode(body).equals(readFileSync(join(REMOTE, path)))).toBe(true);
    });
  });

  it('what is not there is no script, and is not kept', async () => {
    const { status, headers } = await ask(`${server.url}/${versioned}/de.00000000.js`, 'br');
    expect(status).toBe(404);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-type']).not.toMatch(/script/);
    expect(headers['cache-control'] ?? 'no-store').toBe('no-store');
  });
});

describe('the rules for static hosts', () => {
  const rules = readFileSync(new URL('../../deploy/_headers', import.meta.url), 'utf8');

  /** As Cloudflare Pages reads the file: each pattern that matches adds its headers. */
  const headersFor = (path: string) =>
    rules
      .replaceAll(/^#.*\n/gm, '')
      .split(/\n(?=\/)/)
      .filter((rule) => {
        const [pattern = ''] = rule.trim().split('\n');
        return new RegExp(`^${pattern.replace('.', '\\.').replace('*', '.*')}$`).test(path);
      })
      .flatMap((rule) => [...rule.matchAll(/^ {2}([\w-]+): (.*)$/gm)])
      .map(([, name, value]) => [name?.toLowerCase(), value]);

  it.each(FILES)('promise the same of %s', (_name, path, _type, cache) => {
    expect(headersFor(path)).toEqual([
      ['access-control-allow-origin', '*'],
      ['cross-origin-resource-policy', 'cross-origin'],
      ['x-content-type-options', 'nosniff'],
      ...(cache === FOREVER ? [['cache-control', FOREVER]] : []), // else the host's own: ask again
    ]);
  });
});
