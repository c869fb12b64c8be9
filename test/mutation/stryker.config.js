/**
 * Breaks each rule of `src/domain` and the error table in every small way, one at a time, and runs
 * the tests in `test/domain` that reach it: at least one has to fail.
 *
 * Nothing is excluded. What survives is explained in `survivors.ts`, or `writeDomainReport.ts` fails.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  mutate: ['src/domain/**/*.ts', 'src/errors.ts'],
  concurrency: 2,
  // what the tests do not read is not copied for them
  ignorePatterns: ['/docs', '/host-demo', '/.cache', '/test/.output', '**/dist', '**/@mf-types'],
  tempDirName: '.cache/stryker',
  reporters: ['json', 'clear-text'],
  // the table only; each survivor stands in docs/mutation-domain.md
  clearTextReporter: { reportMutants: false, reportTests: false, allowColor: false },
  jsonReporter: { fileName: '.cache/mutation/domain.json' },
  allowConsoleColors: false,
};
