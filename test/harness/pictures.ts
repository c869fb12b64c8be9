/** Pictures of the gallery's screens, compared with those in docs/screens. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const ROOT = join(import.meta.dirname, '..', '..');
const KEPT = join(ROOT, 'docs', 'screens');

/** What was seen instead, for a person to look at. */
const SEEN = join(ROOT, '.cache', 'screens');

/** Set by `npm run screens`, which takes new ones. */
const IS_TAKING = process.env.TAKE_SCREENS === '1';

/** Two Chromiums may smooth a letter differently; a button that has moved is some hundreds. */
const TOLERATED_PIXELS = 60;

/** "Link these accounts? A phone" → "link-these-accounts-a-phone.png" */
export const fileOf = (name: string): string =>
  `${name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')}.png`;

/** How many pixels differ; infinitely many when the size does. */
export function difference(one: Buffer, other: Buffer): number {
  const [a, b] = [PNG.sync.read(one), PNG.sync.read(other)];
  if (a.width !== b.width || a.height !== b.height) return Infinity;
  return pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: 0.05 });
}

export const isSame = (one: Buffer, other: Buffer): boolean =>
  difference(one, other) <= TOLERATED_PIXELS;

/**
 * @returns what is wrong with it, in words; `null` when it is the picture that is kept
 */
export function complaintAbout(file: string, picture: Buffer): string | null {
  const kept = join(KEPT, file);
  if (IS_TAKING) {
    const isNew = !existsSync(kept) || !isSame(picture, readFileSync(kept));
    if (isNew) write(kept, picture);
    return null;
  }
  if (existsSync(kept) && isSame(picture, readFileSync(kept))) return null;
  const seen = join(SEEN, file);
  write(seen, picture);
  return `docs/screens/${file} is not what is seen now: ${seen}. Is that as it should be? \`npm run screens\``;
}

function write(file: string, picture: Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, picture);
}
