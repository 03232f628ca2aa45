/** Connections to the database file, and the two kinds of transaction: one that writes, one that reads a moment. */
import { DatabaseSync, type DatabaseSyncOptions, type SQLTagStore } from 'node:sqlite'
import { StorageBroken } from '../storage.ts'
import { typedError, withTypedErrors } from './errors.ts'

/** Milliseconds that a statement waits for another process's transaction. */
const BUSY_TIMEOUT = 5000

export interface Connection {
  db: DatabaseSync
  /** Prepares each statement once; `${values}` are bound, never pasted. */
  sql: SQLTagStore
  /** The error after which nothing more is committed: what the system caches of the file can no longer be believed. */
  broken: StorageBroken | null
}

/** A connection that cannot write. It sees each commit as soon as it is there, and is never in a writer's way. */
export function openToRead(file: string): Connection {
  return connect(file, { readOnly: true })
}

/** @param maxPages the file never has more pages of 4 KiB than this; 0 leaves SQLite's own limit */
export function openToWrite(file: string, maxPages = 0): Connection {
  const connection = connect(file, { enableForeignKeyConstraints: true })
  withTypedErrors(() =>
    connection.db.exec(
      `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA max_page_count = ${maxPages}`,
    ),
  )
  return connection
}

/** A connection to a file that may not be ours: it waits for others as every connection does, and sets nothing in the file. */
export const openToLook = (file: string): Connection => connect(file, {})

function connect(file: string, options: DatabaseSyncOptions): Connection {
  const db = withTypedErrors(() => new DatabaseSync(file, { ...options, timeout: BUSY_TIMEOUT }))
  return { db, sql: db.createTagStore(), broken: null }
}

/**
 * Commits what `work` did, all of it or nothing.
 * @throws StorageUnavailable when nothing of it is there, StorageBroken when that is unknown; else what `work` throws
 */
export function inTransaction<T>(connection: Connection, work: () => T): T {
  if (connection.broken) throw connection.broken
  try {
    return committed(connection.db, work)
  } catch (error) {
    const typed = typedError(error)
    if (typed instanceof StorageBroken) connection.broken = typed
    throw typed
  }
}

function committed<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    db.exec('COMMIT')
    return result
  } catch (error) {
    rollBack(db)
    throw error
  }
}

/** Everything that `work` reads is of one moment, whatever others commit meanwhile. */
export function inSnapshot<T>({ db }: Connection, work: () => T): T {
  return withTypedErrors(() => {
    db.exec('BEGIN')
    try {
      return work()
    } finally {
      rollBack(db)
    }
  })
}

/** SQLite has rolled back by itself after some errors. */
function rollBack(db: DatabaseSync): void {
  if (!db.isTransaction) return
  try {
    db.exec('ROLLBACK')
  } catch (error) {
    throw new StorageBroken('A transaction could not be rolled back.', { cause: error })
  }
}
