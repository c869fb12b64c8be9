import webpack, { type Compilation, type Compiler } from 'webpack';

const { Compilation: stages, sources } = webpack;

/**
 * The manifest that the federation runtime of a host reads, for a container that webpack alone has built: with
 * it the host loads the container and the exposes' chunks side by side.
 */
export class LeanManifest {
  apply(compiler: Compiler): void {
    compiler.hooks.compilation.tap('LeanManifest', (compilation) => {
      const stage = stages.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: 'LeanManifest', stage }, () => {
        const manifest = JSON.stringify(manifestOf(compilation));
        compilation.emitAsset('mf-manifest.json', new sources.RawSource(manifest));
      });
    });
  }
}

const NAME = 'link_accounts';
const NO_CSS = { sync: [], async: [] };

function manifestOf(compilation: Compilation) {
  return {
    id: NAME,
    name: NAME,
    metaData: {
      name: NAME,
      type: 'app',
      buildInfo: { buildVersion: '0', buildName: NAME },
      remoteEntry: { name: 'remoteEntry.js', path: '', type: 'global' },
      types: { path: '', name: '', zip: '', api: '' },
      globalName: NAME,
      pluginVersion: '2.9.2',
      publicPath: 'auto',
    },
    shared: [],
    remotes: [],
    exposes: exposesOf(compilation),
  };
}

/** Each expose is a block of the container's entry module, and that block's chunks are its files. */
function exposesOf({ modules, chunkGraph }: Compilation) {
  const container = [...modules].find(
    ({ constructor }) => constructor.name === 'ContainerEntryModule',
  );
  return (container?.blocks ?? []).map((block) => {
    const { exposedName: path } = block.dependencies[0] as unknown as { exposedName: string };
    const chunks = chunkGraph.getBlockChunkGroup(block)?.chunks ?? [];
    const sync = chunks.flatMap(({ files }) => [...files]);
    const name = path.slice('./'.length);
    return { id: `${NAME}:${name}`, name, path, assets: { js: { sync, async: [] }, css: NO_CSS } };
  });
}
