/**
 * Names the entry by its content. Webpack's own `[fullhash]` is older than the hashes in it: what
 * only they make different would have the name of another file, which browsers keep for ever.
 */
import { createHash } from 'node:crypto';
import webpack, { type Compiler } from 'webpack';

const NAME = 'hashedEntry';
/** After the hashes have been written into it, before a manifest names it. */
const STAGE = webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_HASH + 2;

export const ENTRY = 'remoteEntry.js';

export function hashedEntry(compiler: Compiler): void {
  compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
    compilation.hooks.processAssets.tap({ name: NAME, stage: STAGE }, (assets) => {
      const content = assets[ENTRY]?.source() ?? '';
      const hash = createHash('sha256').update(content).digest('hex').slice(0, 8);
      compilation.renameAsset(ENTRY, ENTRY.replace('.js', `.${hash}.js`));
    });
  });
}
