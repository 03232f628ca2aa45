/** Everything into one new file, consistent, while others write. */
import { existsSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { filesFolder } from '../files/fileFolder.ts'
import { filesIntoRows } from '../files/fileParts.ts'
import { type BackedUp, StorageRefused } from '../storage.ts'
import { type Connection, inTransaction, openToLook } from './connection.ts'
import { draftOf, publishFile, syncFile } from './databaseFile.ts'
import { withTypedErrors } from './errors.ts'

/**
 * The database first: every file that it names was on disk before, and stays there as long as its agenda.
 * @param target a file that is not there yet; it has this name only when it is whole and on disk
 * @param database where the database is that is backed up
 * @throws StorageRefused when it exists
 */
export function backUp(connection: Connection, database: string, target: string): BackedUp {
  const exists = () => new StorageRefused(`The file ${target} exists already.`)
  if (existsSync(target)) throw exists()
  const draft = draftOf(target)
  copyDatabase(connection, draft)
  const backedUp = addFiles(draft, filesFolder(dirname(database)))
  if (!publishFile(draft, target)) throw exists()
  return backedUp
}

function addFiles(draft: string, folder: string): BackedUp {
  const connection = openToLook(draft)
  try {
    return inTransaction(connection, () => filesIntoRows(connection.sql, folder))
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  } finally {
    connection.db.close()
  }
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
