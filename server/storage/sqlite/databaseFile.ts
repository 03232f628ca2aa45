/** The database file: made whole or not at all, and recognised before anything is written into it. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { newId } from '../../../shared/ids.ts'
import { StorageBroken, StorageRefused } from '../storage.ts'
import { type Connection, openToLook, openToWrite } from './connection.ts'
import { withTypedErrors } from './errors.ts'
import { migrate } from './migrations.ts'

/** Marks the file as ours («Dags»). @see https://www.sqlite.org/pragma.html#pragma_application_id */
export const APPLICATION_ID = 0x44616773

export const databaseFile = (dataDir: string): string => join(dataDir, 'dagsorden.sqlite')

/**
 * Makes the database where there is none, and brings an older one to this program's schema.
 * @returns the file
 * @throws StorageRefused when what is there cannot be used; nothing is changed then
 */
export function prepareDatabase(dataDir: string): string {
  const file = databaseFile(dataDir)
  mkdirSync(dataDir, { recursive: true })
  if (!existsSync(file)) makeDatabase(file)
  refuseWhatIsNotOurs(file)
  change(file, (connection) => migrate(connection, file))
  return file
}

/** @throws StorageRefused with what is wrong with the file */
export function refuseWhatIsNotOurs(file: string): void {
  if (statSync(file).size === 0) {
    throw new StorageRefused(`The database ${file} is empty: it was cut off. Restore a backup.`)
  }
  if (applicationIdOf(file) !== APPLICATION_ID) {
    throw new StorageRefused(`The file ${file} is a database of another program.`)
  }
}

/**
 * Gives a finished file its name, unless the name is taken, and makes that durable. The file's old name is gone after it.
 * @returns whether the name was free
 */
export function publishFile(finished: string, name: string): boolean {
  try {
    linkSync(finished, name)
  } catch {
    // Taken, or a file system without hard links (memory sticks): there nothing but a look tells that the name is free.
    if (existsSync(name)) return false
    renameSync(finished, name)
  } finally {
    rmSync(finished, { force: true })
  }
  syncFolder(dirname(name))
  return true
}

/** A name beside `file` for what is not finished; nobody else has it. */
export const draftOf = (file: string): string => `${file}.${newId()}.new`

/** Waits until a file's bytes are on disk. */
export const syncFile = (file: string): void => sync(file, 'r+')

/** Waits until the names in a folder are on disk; Windows cannot. */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') sync(folder, 'r')
}

function sync(path: string, flags: string): void {
  const descriptor = openSync(path, flags)
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Under another name first: a process killed half-way leaves nothing that looks like a database, and two never mix. */
function makeDatabase(file: string): void {
  if (existsSync(`${file}-wal`)) {
    throw new StorageRefused(`The database ${file} is gone, but ${file}-wal is there. Restore a backup.`)
  }
  const draft = draftOf(file)
  change(draft, (connection) => {
    connection.db.exec(`PRAGMA application_id = ${APPLICATION_ID}`)
    migrate(connection, draft)
  })
  publishFile(draft, file)
}

/** Opens a file for some changes, and closes it. */
export function change<T>(file: string, work: (connection: Connection) => T): T {
  const connection = openToWrite(file)
  try {
    return withTypedErrors(() => work(connection))
  } finally {
    connection.db.close()
  }
}

function applicationIdOf(file: string): number {
  try {
    return withTypedErrors(() => {
      const { db } = openToLook(file)
      try {
        return db.prepare('PRAGMA application_id').get()!.application_id as number
      } finally {
        db.close()
      }
    })
  } catch (error) {
    if (!(error instanceof StorageBroken)) throw error
    throw new StorageRefused(`The file ${file} is damaged, or no database. Restore a backup.`, {
      cause: error,
    })
  }
}
