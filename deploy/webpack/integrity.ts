/**
 * The hash of every script, in both places that scripts are loaded from: in the manifest, for the
 * host; in the entry, for what the remote loads by itself. One is not enough: a chunk that the host
 * refuses, the remote would fetch again.
 *
 * @see [Subresource Integrity](https://www.w3.org/TR/sri-2/)
 */
import webpack, { type Compilation, type Compiler } from 'webpack';
import { MANIFEST } from '../layout.ts';
import { contentOf, hashOf, isScript } from './hashes.ts';

const NAME = 'integrity';
const { PROCESS_ASSETS_STAGE_OPTIMIZE_HASH, PROCESS_ASSETS_STAGE_OPTIMIZE_TRANSFER } =
  webpack.Compilation;

/** In the entry, until the hashes are known. The minifier leaves it a string of its own. */
const PLACEHOLDER = '__INTEGRITY__';
const QUOTED = /(["'`])__INTEGRITY__\1/;

export function integrity(compiler: Compiler): void {
  compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
    const { createScript } =
      webpack.runtime.LoadScriptRuntimeModule.getCompilationHooks(compilation);
    const lookUp = `script.integrity = ${JSON.stringify(PLACEHOLDER)}[chunkId];`;
    createScript.tap(NAME, (source) => `${source}\n${lookUp}`);

    const { processAssets } = compilation.hooks;
    const named = PROCESS_ASSETS_STAGE_OPTIMIZE_HASH + 1;
    processAssets.tap({ name: NAME, stage: named }, () => writeIntoEntry(compilation));
    const listed = PROCESS_ASSETS_STAGE_OPTIMIZE_TRANSFER + 1;
    processAssets.tap({ name: NAME, stage: listed }, () => writeIntoManifest(compilation));
  });
}

function writeIntoEntry(compilation: Compilation): void {
  const hashes = new Map<string, string>();
  const entries = new Set<string>();
  for (const { id, files } of compilation.chunks) {
    for (const file of [...files].filter(isScript)) {
      if (QUOTED.test(textOf(compilation, file))) entries.add(file);
      else hashes.set(String(id), hashOf(compilation, file));
    }
  }
  const map = JSON.stringify(Object.fromEntries(hashes));
  for (const file of entries) {
    const complete = textOf(compilation, file).replace(QUOTED, () => map);
    compilation.updateAsset(file, new webpack.sources.RawSource(complete));
  }
  if (entries.size === 1) return;
  compilation.errors.push(new webpack.WebpackError('The hashes have no place in the entry.'));
}

function writeIntoManifest(compilation: Compilation): void {
  const files = Object.keys(compilation.assets).filter(isScript).sort();
  const hashes = Object.fromEntries(files.map((file) => [file, hashOf(compilation, file)]));
  const manifest = JSON.parse(textOf(compilation, MANIFEST)) as object;
  const complete = JSON.stringify({ ...manifest, integrity: hashes }, null, 2);
  compilation.updateAsset(MANIFEST, new webpack.sources.RawSource(complete));
}

const textOf = (compilation: Compilation, file: string) => contentOf(compilation, file).toString();
