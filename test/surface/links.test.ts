/** Every link of the documentation leads somewhere: to a file, and to the heading that it names. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const pages = readdirSync(join(ROOT, 'docs')).filter((file) => file.endsWith('.md'));
const PAGES = [
  'README.md',
  'bench/README.md',
  'host-demo/tenant/README.md',
  ...pages.map((page) => `docs/${page}`),
];

const LINK = /\]\((?!https?:)([^)\s]+)\)/g;
const HEADING = /^#{1,6} (.+)$/gm;

/** As GitHub calls it in addresses. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

const textOf = (file: string) => readFileSync(file, 'utf8');
const anchorsIn = (file: string) =>
  [...textOf(file).matchAll(HEADING)].map(([, heading = '']) => anchorOf(heading));

function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? page : join(dirname(page), path);
  return existsSync(file) && (anchor === undefined || anchorsIn(file).includes(anchor));
}

describe.each(PAGES)('%s', (name) => {
  const page = join(ROOT, name);

  it('links to what is there', () => {
    const links = [...textOf(page).matchAll(LINK)].map(([, link = '']) => link);
    expect(links.filter((link) => !leadsSomewhere(page, link))).toEqual([]);
  });
});
