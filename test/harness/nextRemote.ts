/** The remote as it will be in the next version: the same but for that. */
import { join } from 'node:path';
import webpack from 'webpack';
import { foldersOf } from '../../deploy/layout.ts';
import { compile } from '../../host-demo/build.ts';
import { remoteOf } from '../../webpack.config.ts';
import { version } from './nextVersion.ts';

/** Builds its shared entry into a folder that is laid out as `dist/remote` is. */
export function buildNextRemote(folder: string): Promise<void> {
  const build = { entry: 'shared', version, types: false } as const;
  const { output, optimization, plugins = [], ...configuration } = remoteOf(build);
  const path = join(folder, foldersOf(version, 'shared').versioned);
  const ofThatVersion = new webpack.NormalModuleReplacementPlugin(
    /\/version\.ts$/,
    join(import.meta.dirname, 'nextVersion.ts'),
  );
  return compile([
    {
      ...configuration,
      output: { ...output, path },
      optimization: { ...optimization, minimize: false },
      plugins: [...plugins, ofThatVersion],
    },
  ]);
}
