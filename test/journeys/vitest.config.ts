import { defineConfig } from 'vitest/config';

/** The journeys own a browser, a server and a port each: two at a time, as the machine has cores. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['test/journeys/**/*.test.ts'],
    globalSetup: ['test/support/prepare-data.ts'],
    maxWorkers: 2,
    testTimeout: 300_000,
    // A stage tells its stories first: seconds, minutes on a busy machine.
    hookTimeout: 300_000,
  },
});
