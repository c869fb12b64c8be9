/**
 * What a page needs to import the modules: what each is called, where it is, and the hash of every
 * script that they consist of. Once in the folder of the version, and once in the one that floats;
 * either names the files by the way to them, so that what was built once can stand at any address.
 *
 * @see [Import maps](https://html.spec.whatwg.org/multipage/webappapis.html#import-maps)
 */
import { join, relative } from 'node:path/posix';
import webpack, { type Compilation, type Compiler } from 'webpack';
import { IMPORT_MAP, type Folders } from '../layout.ts';
import { hashOf, isScript } from './hashes.ts';

const NAME = 'importMap';
const STAGE = webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_TRANSFER;

export const importMap =
  ({ versioned, floating }: Folders) =>
  (compiler: Compiler): void => {
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      compilation.hooks.processAssets.tap({ name: NAME, stage: STAGE }, () => {
        const beside = mapOf(compilation, '.');
        const floats = mapOf(compilation, relative(floating, versioned));
        compilation.emitAsset(IMPORT_MAP, beside);
        compilation.emitAsset(join(relative(versioned, floating), IMPORT_MAP), floats);
      });
    });
  };

/** As hosts of the federated entries call them, too: `link_accounts/mount`. */
function mapOf(compilation: Compilation, folder: string) {
  const doors = [...compilation.entrypoints.keys()];
  const scripts = Object.keys(compilation.assets).filter(isScript).sort();
  const map = {
    imports: Object.fromEntries(
      doors.map((door) => [`link_accounts/${door}`, `${folder}/${door}.js`]),
    ),
    integrity: Object.fromEntries(
      scripts.map((script) => [`${folder}/${script}`, hashOf(compilation, script)]),
    ),
  };
  return new webpack.sources.RawSource(JSON.stringify(map, null, 2));
}
