/** Each file that hosts download, as brotli and as gzip too: a server has nothing left to compute. */
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import webpack, { type Compiler } from 'webpack';

const NAME = 'compressed';
const STAGE = webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT; // when all are as they will be
const DOWNLOADED = /\.(js|json)$/;

const FORMATS = [
  ['.br', promisify(brotliCompress)], // at its best by default, unlike gzip
  ['.gz', (content: Buffer) => promisify(gzip)(content, { level: 9 })],
] as const;

export function compressed(compiler: Compiler): void {
  compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
    compilation.hooks.processAssets.tapPromise({ name: NAME, stage: STAGE }, async (assets) => {
      const files = Object.entries(assets).filter(([file]) => DOWNLOADED.test(file));
      const jobs = files.flatMap(([file, source]) =>
        FORMATS.map(async ([extension, compress]) => {
          const content = await compress(source.buffer());
          compilation.emitAsset(file + extension, new webpack.sources.RawSource(content));
        }),
      );
      await Promise.all(jobs);
    });
  });
}
