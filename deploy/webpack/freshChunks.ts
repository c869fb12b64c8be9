/**
 * What the entry loads by itself has the query that the entry was loaded with. A host that tries again
 * gives it another one: a browser lets a request wait behind one for the same address that hangs.
 */
import webpack, { type Compiler } from 'webpack';

const NAME = 'freshChunks';
const { RuntimeGlobals, RuntimeModule } = webpack;
const nameOf = RuntimeGlobals.getChunkScriptFilename;

class EntryQuery extends RuntimeModule {
  constructor() {
    super(NAME, RuntimeModule.STAGE_ATTACH); // when the names are there
  }

  override generate(): string {
    return `
      const { search } = new URL(document.currentScript.src);
      const nameOf = ${nameOf};
      ${nameOf} = (chunk) => nameOf(chunk) + search;
    `;
  }
}

export function freshChunks(compiler: Compiler): void {
  compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
    compilation.hooks.runtimeRequirementInTree.for(nameOf).tap(NAME, (chunk) => {
      compilation.addRuntimeModule(chunk, new EntryQuery()); // beside webpack's own, which names them
    });
  });
}
