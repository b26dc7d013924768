import { defineConfig } from 'vitest/config'

/** One after the other: what starts servers and browsers must not fight for the processor with what does not. */
const order = (groupOrder: number) => ({ sequence: { groupOrder } })

/** Milliseconds that a browser or a server on a slow machine may take until it shows what it should. */
const PATIENCE = 30_000

export default defineConfig({
  test: {
    // Much of a test is waiting; two at a time fill two cores.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
          ...order(0),
        },
      },
      {
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          globalSetup: ['tests/support/setup-site-bundles.ts'],
          testTimeout: 60_000,
          hookTimeout: 240_000,
          expect: { poll: { timeout: PATIENCE } },
          ...order(1),
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/setup-bundles.ts'],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: PATIENCE } },
          // A browser on a busy machine may miss a moment; what fails three times is broken.
          retry: 2,
          ...order(2),
        },
      },
    ],
  },
})
