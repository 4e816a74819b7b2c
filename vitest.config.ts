import { defineConfig } from 'vitest/config';

// One worker per core of the smallest machine we support. Journeys run apart (test/run.ts): they own a browser.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/journeys/**', 'node_modules/**'],
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
