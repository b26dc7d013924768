import { defineConfig } from 'vitest/config'

/** One after the other: what starts servers and browsers must not fight for the processor with what does not. */
const order = (groupOrder: number) => ({ sequence: { groupOrder } })

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          testTimeout: 20_000,
          ...order(0),
        },
      },
      {
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          ...order(1),
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          fileParallelism: false,
          // A browser on a busy machine may miss a moment; what fails twice is broken.
          retry: 1,
          ...order(2),
        },
      },
    ],
  },
})
