/**
 * The manifest that a host's federation runtime reads, for a container that webpack alone has built:
 * with it, the host loads the container and the expose's file side by side.
 */
import webpack, {
  type AsyncDependenciesBlock,
  type ChunkGroup,
  type Compilation,
  type Compiler,
} from 'webpack';
import { MANIFEST } from '../layout.ts';
import { isScript } from './hashes.ts';

const NAME = 'leanManifest';
/** Once all files have their names, before their hashes are listed. */
const STAGE = webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_TRANSFER;

const REMOTE = 'link_accounts';

interface Container {
  readonly version: string;
  readonly globalName: string;
  readonly shared: Readonly<Record<string, object>>;
}

export const leanManifest =
  (container: Container) =>
  (compiler: Compiler): void => {
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      compilation.hooks.processAssets.tap({ name: NAME, stage: STAGE }, () => {
        const manifest = JSON.stringify(manifestOf(compilation, container));
        compilation.emitAsset(MANIFEST, new webpack.sources.RawSource(manifest));
      });
    });
  };

/** As far as hosts read it; of the shape that `@module-federation/enhanced` writes. */
function manifestOf(compilation: Compilation, { version, globalName, shared }: Container) {
  const [entry = ''] = compilation.entrypoints.get(REMOTE)?.getFiles().filter(isScript) ?? [];
  return {
    id: REMOTE,
    name: REMOTE,
    metaData: {
      name: REMOTE,
      type: 'app',
      buildInfo: { buildVersion: version, buildName: 'link-accounts' },
      remoteEntry: { name: entry, path: '', type: 'var' },
      types: { path: '', name: '', zip: '', api: '' },
      globalName,
      publicPath: 'auto',
    },
    shared: Object.entries(shared).map(([name, options]) => {
      return { id: `${REMOTE}:${name}`, name, ...options, assets: assetsOf([], []) };
    }),
    remotes: [],
    exposes: exposesOf(compilation),
  };
}

/** Each expose is a block of the container's own module; what that block leads to are its files. */
function exposesOf(compilation: Compilation) {
  const modules = [...compilation.modules];
  const container = modules.find(({ constructor }) => constructor.name === 'ContainerEntryModule');
  const shared = modules.filter(({ type }) => type === 'consume-shared-module');
  const fallbacks = new Set(shared.flatMap((module) => groupsOf(compilation, module.blocks)));
  return (container?.blocks ?? []).map((block) => {
    const { exposedName: path } = block.dependencies[0] as unknown as { exposedName: string };
    const groups = groupsOf(compilation, [block]);
    const later = laterThan(groups, fallbacks);
    const name = path.slice('./'.length);
    const assets = assetsOf(groups.flatMap(scriptsOf), later.flatMap(scriptsOf));
    return { id: `${REMOTE}:${name}`, name, path, assets };
  });
}

const groupsOf = ({ chunkGraph }: Compilation, blocks: readonly AsyncDependenciesBlock[]) =>
  blocks.flatMap((block) => chunkGraph.getBlockChunkGroup(block) ?? []);

/** What an expose may load by itself, at any depth; what a host has is not loaded. */
function laterThan(first: readonly ChunkGroup[], fallbacks: ReadonlySet<ChunkGroup>) {
  const found = new Set(first);
  for (const group of found) {
    const next = group.getChildren().filter((child) => !fallbacks.has(child));
    for (const child of next) found.add(child);
  }
  return [...found].slice(first.length);
}

const scriptsOf = (group: ChunkGroup) => group.getFiles().filter(isScript);

const assetsOf = (sync: string[], async: string[]) => ({
  js: { sync: [...new Set(sync)], async: [...new Set(async)] },
  css: { sync: [], async: [] },
});
