/**
 * A second manifest, in the folder that floats from version to version. It names the same files by
 * the way to them, so that what was built once can stand at any address.
 */
import { join, relative } from 'node:path/posix';
import webpack, { type Compiler } from 'webpack';
import { MANIFEST, type Folders } from '../layout.ts';

const NAME = 'floatingManifest';
const STAGE = webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_TRANSFER + 2;

export const floatingManifest =
  ({ versioned, floating }: Folders) =>
  (compiler: Compiler): void => {
    const wayTo = relative(floating, versioned);
    const wayFrom = relative(versioned, floating);
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      compilation.hooks.processAssets.tap({ name: NAME, stage: STAGE }, (assets) => {
        const manifest = assets[MANIFEST]?.source().toString() ?? '';
        const text = withFilesAt(manifest, (file) => (file in assets ? join(wayTo, file) : file));
        compilation.emitAsset(join(wayFrom, MANIFEST), new webpack.sources.RawSource(text));
      });
    });
  };

/** The manifest with each name in it, of a file or not, as `at` says. */
function withFilesAt(manifest: string, at: (name: string) => string): string {
  const renamed: unknown = JSON.parse(manifest, (key, value: unknown) => {
    if (key === 'integrity') {
      const entries = Object.entries(value as Record<string, string>);
      return Object.fromEntries(entries.map(([file, hash]) => [at(file), hash]));
    }
    return typeof value === 'string' ? at(value) : value;
  });
  return JSON.stringify(renamed, null, 2);
}
