import { defineConfig } from 'vitest/config';

/**
 * Everything but the browser. Two workers: the smallest machine we support has two cores. Files of a worker share the
 * modules they load, which keep nothing of a test, and Node.js strips the types itself: loading is half of a run.
 */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    exclude: ['test/journeys/**', 'node_modules/**'],
    globalSetup: ['test/support/prepare-data.ts'],
    maxWorkers: 2,
    isolate: false,
    experimental: { viteModuleRunner: false, nodeLoader: false },
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
