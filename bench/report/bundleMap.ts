/** Who weighs what in the remote, as a picture: the area is the minified size. */
import type { Modules } from '../bundle/weigh.ts';

const [WIDTH, HEIGHT] = [1200, 720];

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Item = readonly [name: string, size: number];

/** Each kind of code has its colour; the first that the name begins with counts. */
const COLOURS: readonly (readonly [prefix: string, colour: string])[] = [
  ['remoteEntry', '#f2b8a0'],
  ['node_modules/', '#f6dc9a'],
  ['machines/', '#b9d8a8'],
  ['src/view/', '#a9cdea'],
  ['src/', '#cdbde8'],
  ['', '#dddddd'],
];

export function drawBundleMap(modules: Modules): string {
  const items = Object.entries(modules).toSorted(([, one], [, other]) => other - one);
  const boxes = divide(items, { x: 0, y: 0, width: WIDTH, height: HEIGHT });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif">`,
    ...boxes.map(([item, box]) => drawBox(item, box)),
    '</svg>\n',
  ].join('\n');
}

/** Halves the items by weight and the box with them, across its longer side. */
function divide(items: readonly Item[], box: Box): readonly (readonly [Item, Box])[] {
  const [first] = items;
  if (first === undefined) return [];
  if (items.length === 1) return [[first, box]];
  const total = weightOf(items);
  let count = 1;
  while (count < items.length - 1 && weightOf(items.slice(0, count)) < total / 2) count += 1;
  const share = weightOf(items.slice(0, count)) / total;
  const [one, other] = split(box, share);
  return [...divide(items.slice(0, count), one), ...divide(items.slice(count), other)];
}

const weightOf = (items: readonly Item[]) => items.reduce((sum, [, size]) => sum + size, 0);

function split(box: Box, share: number): readonly [Box, Box] {
  const { x, y, width, height } = box;
  if (width >= height) {
    const left = width * share;
    return [
      { ...box, width: left },
      { ...box, x: x + left, width: width - left },
    ];
  }
  const top = height * share;
  return [
    { ...box, height: top },
    { ...box, y: y + top, height: height - top },
  ];
}

/** A package as it is imported, a file of ours without its folder. */
const shortName = (name: string): string =>
  name.startsWith('node_modules/')
    ? name.replace('node_modules/', '')
    : name.replace(/^.*\/|\.tsx?$/g, '');

const PIXELS_PER_LETTER = 6.5;

function drawBox([name, size]: Item, { x, y, width, height }: Box): string {
  const label = `${shortName(name)} ${(size / 1000).toFixed(1)} kB`;
  const letters = Math.floor((width - 8) / PIXELS_PER_LETTER);
  const text = height > 16 && letters > 8 ? label.slice(0, letters) : '';
  const colour = COLOURS.find(([prefix]) => name.startsWith(prefix))?.[1] ?? '';
  const [left, top] = [x.toFixed(1), y.toFixed(1)];
  return [
    `<rect x="${left}" y="${top}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" fill="${colour}" stroke="#fff">`,
    `<title>${name}: ${size} bytes</title></rect>`,
    text &&
      `<text x="${(x + 4).toFixed(1)}" y="${(y + 14).toFixed(1)}" font-size="11">${text}</text>`,
  ].join('');
}
