import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** `unit`: pure and in-process; `faults`: real servers that are killed and starved; `browser`: real browsers. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    // Most tests start servers and commands: each takes half as long where it need not compile its sources again.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/compiled') },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/{shared,server,client,random,docs}/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
