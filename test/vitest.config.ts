import { defineConfig } from 'vitest/config';

/**
 * Everything but the browser. Two workers: the smallest machine we support has two cores. Files of a worker share the
 * modules they load, which keep nothing of a test, and Node.js strips the types itself: loading is half of a run. Only
 * the energy method reads its tables in one of two ways for the life of a thread: tests of audits load it anew.
 */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    globalSetup: ['test/support/prepare-data.ts'],
    maxWorkers: 2,
    experimental: { viteModuleRunner: false, nodeLoader: false },
    testTimeout: 30_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'audits', include: ['test/audits/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['test/**/*.test.ts'],
          exclude: ['test/audits/**', 'test/journeys/**'],
          isolate: false,
        },
      },
    ],
  },
});
