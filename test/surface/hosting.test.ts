/** The guide for hosts shows what the hosts do: each block is cut out of one that is tested. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HOSTS } from '../../host-demo/hostNames.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(resolve(ROOT, path), 'utf8');
const guide = read('docs/hosting.md');

/** However deep it is indented. */
const lines = (code: string) => code.trim().replace(/^\s+/gm, '');

const hosts = readdirSync(resolve(ROOT, 'host-demo'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /^(shell|hosts)\/.*\.(tsx?|js|svelte|html)$/.test(path))
  .filter((path) => !path.includes('node_modules'))
  .map((path) => lines(read(`host-demo/${path}`)));

describe('docs/hosting.md', () => {
  it('has only blocks that a host here is made of', () => {
    const blocks = [...guide.matchAll(/^```\w+\n([^]*?)^```$/gm)].map(([, code = '']) => code);
    expect(blocks.length).toBeGreaterThanOrEqual(HOSTS.length);
    const invented = blocks.filter((block) => !hosts.some((host) => host.includes(lines(block))));
    expect(invented).toEqual([]);
  });

  it('gives the client values that a login by redirect comes back to', () => {
    const [, client = ''] = /const auth0 = new Auth0Client\(\{\n([^]*?)\n\}\);/.exec(guide) ?? [];
    expect(client).toContain("cacheLocation: 'localstorage'");
    expect(client).toContain('useRefreshTokens: true');
  });

  it.each(HOSTS)('shows where %s is', (host) => {
    expect(guide).toContain(`(../host-demo/${host})`);
  });

  it('names only tests and files that exist', () => {
    const links = [...guide.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = '']) => path);
    expect(links.filter((path) => !existsSync(resolve(ROOT, 'docs', path)))).toEqual([]);
  });

  it('says of each of the fifteen pains what proves that it is gone, or that nothing does', () => {
    const rows = [...guide.matchAll(/^\| \d+\. .*\|(.*)\|$/gm)].map(([, proof = '']) => proof);
    expect(rows).toHaveLength(15);
    expect(rows.filter((proof) => !/\.test\.tsx?\)|not yet|Not yet/.test(proof))).toEqual([]);
  });
});
