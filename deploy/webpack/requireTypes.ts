import webpack, { type Compiler } from 'webpack';

/** The federation plugin prints what is wrong with the types, and lets the build pass without them. */
export function requireTypes(compiler: Compiler): void {
  const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT;
  compiler.hooks.compilation.tap('requireTypes', ({ hooks, errors }) => {
    hooks.processAssets.tap({ name: 'requireTypes', stage }, (assets) => {
      if ('@mf-types.zip' in assets) return;
      errors.push(new webpack.WebpackError('No types were generated. `npx tsc` shows why.'));
    });
  });
}
