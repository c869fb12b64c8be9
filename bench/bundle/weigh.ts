/** What a built file weighs, and which modules that weight comes from. */
import { readFile } from 'node:fs/promises';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { basename } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/** Bytes of minified code by module: `src/mount.tsx`, `node_modules/xstate`. */
export type Modules = Readonly<Record<string, number>>;

export interface Weight {
  /** As a server sends it: brotli, quality 11. */
  readonly bytes: number;
  readonly modules: Modules;
}

/** The weight of these files together. */
export async function weigh(files: readonly string[]): Promise<Weight> {
  const weights = await Promise.all(files.map(weighFile));
  return {
    bytes: weights.reduce((sum, { bytes }) => sum + bytes, 0),
    modules: addUp(weights.flatMap(({ modules }) => Object.entries(modules))),
  };
}

async function weighFile(file: string): Promise<Weight> {
  const [code, map] = await Promise.all([readFile(file, 'utf8'), readSourceMap(file)]);
  const modules = map === undefined ? { [nameOf(file)]: code.length } : modulesOf(code, map);
  return { bytes: compress(code).length, modules };
}

/** Without the hash of its content, so that it stays the same file whatever it holds. */
const nameOf = (file: string): string => basename(file).replace(/\.[0-9a-f]{8}(?=\.js$)/, '');

/** Brotli at its best, as a CDN does it once per file. */
export const compress = (content: string | Buffer): Buffer =>
  brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });

/** Each character of the code counts for the module that the map names for it. */
export function modulesOf(code: string, payload: SourceMapPayload): Modules {
  const map = new SourceMap(payload);
  const counted = code.split('\n').flatMap((text, line) => {
    return Array.from(text, (_, column): [string, number] => {
      const entry = map.findEntry(line, column);
      if (!('originalSource' in entry)) return [GLUE, 1];
      const { originalSource: source, generatedLine } = entry as Mapping;
      // a whole line that no map names is a text which was put in as it is: the stylesheet
      if (generatedLine !== line) return [RAW_TEXT, 1];
      return [source === undefined ? GLUE : moduleOf(source), 1];
    });
  });
  return addUp(counted);
}

/** As Node has it, which leaves the source out of a mapping to none. */
interface Mapping {
  readonly generatedLine: number;
  readonly originalSource?: string;
}

/** What the bundler itself has written. */
const GLUE = 'webpack';
const RAW_TEXT = 'texts (?raw)';

/** Packages as a whole, in any nesting; files of ours one by one. */
export function moduleOf(source: string): string {
  const path = source.replace(/^webpack:\/\/[^/]*\//, '').replace(/^(\.\.?\/)+/, '');
  const inPackage = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path);
  if (inPackage?.[1] !== undefined) return `node_modules/${inPackage[1]}`;
  return path.startsWith('webpack/') ? GLUE : path.replace(/[?|].*$/, '');
}

function addUp(counted: readonly (readonly [string, number])[]): Modules {
  const sums = new Map<string, number>();
  for (const [name, size] of counted) sums.set(name, (sums.get(name) ?? 0) + size);
  return Object.fromEntries([...sums].sort(([, one], [, other]) => other - one));
}

/** Without one, as for a generated entry, the file stands for itself. */
async function readSourceMap(file: string): Promise<SourceMapPayload | undefined> {
  try {
    return JSON.parse(await readFile(`${file}.map`, 'utf8')) as SourceMapPayload;
  } catch {
    return undefined;
  }
}
