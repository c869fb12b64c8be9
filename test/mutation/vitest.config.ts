import { defineConfig } from 'vitest/config';

/**
 * The unit tests of the rules alone, for mutation testing: the project's own configuration needs a
 * Chromium just to be read.
 */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['test/domain/**/*.test.ts'],
    setupFiles: ['test/mutation/sameInputs.ts'],
    restoreMocks: true,
  },
});
