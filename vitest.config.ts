import { defineConfig } from 'vitest/config'
import { COMPILED } from './tests/support/cache-dir.ts'
import { LongestFirst } from './tests/support/longest-first.ts'

/** Milliseconds that a browser or a server on a slow machine may take until it shows what it should. */
const PATIENCE = 30_000

/** Processes that a test starts find what was compiled for those before them. */
const env = { NODE_COMPILE_CACHE: COMPILED }

export default defineConfig({
  test: {
    // Much of a test is waiting; two at a time fill two cores.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          env,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          globalSetup: ['tests/support/setup-site-bundles.ts'],
          env,
          testTimeout: 60_000,
          hookTimeout: 240_000,
          expect: { poll: { timeout: PATIENCE } },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/setup-bundles.ts', 'tests/support/setup-first-start.ts'],
          env,
          testTimeout: 180_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: PATIENCE } },
          // A click on Publish right after an error was mended has been lost, seldom and under load, for a reason not yet known.
          retry: 2,
        },
      },
    ],
  },
})
