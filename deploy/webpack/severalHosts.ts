/**
 * Lets several hosts of a page use one container of webpack's. It would refuse the second: its share
 * scope is the first one's. That stays so, for React has to be one copy, and the second takes it as it is.
 */
import webpack, { type Compiler } from 'webpack';

const NAME = 'severalHosts';
const REFUSAL = /throw new Error\("Container initialization failed[^"]*"\);/;

export function severalHosts(compiler: Compiler): void {
  compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
    const hooks = webpack.javascript.JavascriptModulesPlugin.getCompilationHooks(compilation);
    hooks.renderModuleContent.tap(NAME, (source, module) => {
      if (module.constructor.name !== 'ContainerEntryModule') return source;
      return new webpack.sources.RawSource(source.source().toString().replace(REFUSAL, 'return;'));
    });
  });
}
