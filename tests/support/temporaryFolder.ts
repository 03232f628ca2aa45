/** Folders of a test file's own; they are gone when its last test is over. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

const folders: string[] = []

// Registered first, and so run last: what a file's own `afterAll` closes is closed by then.
afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })))
})

/** @returns the path of a new, empty folder */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dagsorden-'))
  folders.push(folder)
  return folder
}
