import { existsSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/support/longestFirst.ts'

/** Linux's own folder in memory. */
const MEMORY = '/dev/shm'
/** Bytes that the data folders of all tests that run at once never need. */
const PLENTY = 4 * 1024 ** 3

/** @returns where tests make their folders: in memory if there is room, as most of them wait for a disk that nobody's words depend on */
function temporaryFolders(): { TMPDIR?: string } {
  if (!existsSync(MEMORY)) return {}
  const { bavail, bsize } = statfsSync(MEMORY)
  return bavail * bsize > PLENTY ? { TMPDIR: MEMORY } : {}
}

/** `pure`: what needs no server; `unit`: in-process; `faults`: real servers that are killed and starved; `browser`: real browsers. */
export default defineConfig({
  test: {
    // One more than the build server has processors: a test that waits for a server or a page leaves one idle for a third of its time.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // Most tests start servers and commands: each takes half as long where it need not compile its sources again.
    env: {
      NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/compiled'),
      ...temporaryFolders(),
    },
    projects: [
      {
        test: {
          name: 'pure',
          include: ['tests/{shared,client,docs}/**/*.test.ts'],
          testTimeout: 60_000,
          // To start a process for each takes longer than most files.
          isolate: false,
          setupFiles: ['tests/support/ownModules.ts'],
          unstubGlobals: true,
        },
      },
      {
        test: {
          name: 'unit',
          include: ['tests/{server,random}/**/*.test.ts'],
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
