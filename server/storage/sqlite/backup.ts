/** Everything into one new file, consistent, while others write. */
import { existsSync, rmSync } from 'node:fs'
import { StorageRefused } from '../storage.ts'
import type { Connection } from './connection.ts'
import { draftOf, publishFile, syncFile } from './databaseFile.ts'
import { withTypedErrors } from './errors.ts'

/**
 * @param target a file that is not there yet; it has this name only when it is whole and on disk
 * @throws StorageRefused when it exists
 */
export function backUp(connection: Connection, target: string): void {
  const exists = () => new StorageRefused(`The file ${target} exists already.`)
  if (existsSync(target)) throw exists()
  const draft = draftOf(target)
  copyDatabase(connection, draft)
  if (!publishFile(draft, target)) throw exists()
}

/** `VACUUM INTO` reads one moment; SQLite's own backup would begin anew at each commit of somebody else. */
export function copyDatabase({ db }: Connection, file: string): void {
  try {
    withTypedErrors(() => db.prepare('VACUUM INTO ?').run(file))
    syncFile(file)
  } catch (error) {
    rmSync(file, { force: true })
    throw error
  }
}
