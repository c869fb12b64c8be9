/** The remote as it will be in the next version: the same but for that. */
import { join } from 'node:path';
import webpack from 'webpack';
import { ENTRIES, foldersOf } from '../../deploy/layout.ts';
import { remoteOf } from '../../deploy/remote.ts';
import { compile } from '../../host-demo/build.ts';
import { version } from './nextVersion.ts';

/** Builds its entries into a folder that is laid out as `dist/remote` is. */
export function buildNextRemote(folder: string): Promise<void> {
  const ofThatVersion = new webpack.NormalModuleReplacementPlugin(
    /\/version\.ts$/,
    join(import.meta.dirname, 'nextVersion.ts'),
  );
  return compile(
    ENTRIES.map((entry) => {
      const build = { entry, version, types: false };
      const { output, optimization, plugins = [], ...configuration } = remoteOf(build);
      return {
        ...configuration,
        output: { ...output, path: join(folder, foldersOf(version, entry).versioned) },
        optimization: { ...optimization, minimize: false },
        plugins: [...plugins, ofThatVersion],
      };
    }),
  );
}
