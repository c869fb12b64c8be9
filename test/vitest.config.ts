import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_ARGS, chromiumExecutable } from './harness/chromium.ts';

const root = new URL('..', import.meta.url).pathname;

/** `unit`: Node. `browser`: components in a real Chromium. `e2e`: what was built, driven. */
export default defineConfig({
  root,
  test: {
    restoreMocks: true,
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: [
            'test/{bench,domain,machines,actors,auth0,backend,doctor,surface,tenant,testing,view}/**/*.test.ts',
          ],
          testTimeout: 20_000,
          maxWorkers: 2,
        },
      },
      {
        root,
        oxc: { jsx: { runtime: 'automatic' } },
        optimizeDeps: {
          include: [
            'axe-core',
            '@auth0/auth0-react',
            '@auth0/auth0-spa-js',
            'react',
            'react/jsx-dev-runtime',
            'react-dom',
            'react-dom/client',
            'xstate',
            '@xstate/react',
            'jose',
            'vitest-browser-react',
          ],
        },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: chromiumExecutable(), args: CHROMIUM_ARGS },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        root,
        test: {
          name: 'e2e',
          include: ['test/{e2e,package}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
