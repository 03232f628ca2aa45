/**
 * One server at a time on a data folder: an exclusive transaction on `server.lock`, held for the life of the process. The
 * system frees it with the process, also after `kill -9`; a file with a process id would stay.
 *
 * Nothing else in this program may open that file: closing it anywhere in the process would free the lock (POSIX).
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { isBusy, typedError, withTypedErrors } from './errors.ts'

/** The message is one sentence for the operator. */
export class DataDirInUse extends Error {
  override name = 'DataDirInUse'
}

export interface DataDirLock {
  release(): void
}

/** A database that nobody refers to is closed by the garbage collector, and its lock is free then. */
const held = new Set<DatabaseSync>()

/**
 * Makes the folder where there is none.
 * @throws DataDirInUse when another process (or another part of this one) holds it
 */
export function holdDataDir(dataDir: string): DataDirLock {
  mkdirSync(dataDir, { recursive: true })
  const db = withTypedErrors(() => new DatabaseSync(join(dataDir, 'server.lock'), { timeout: 0 }))
  try {
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    if (!isBusy(error)) throw typedError(error)
    throw new DataDirInUse(`Another server is running on the data folder ${dataDir}.`, { cause: error })
  }
  held.add(db)
  return {
    release() {
      held.delete(db)
      db.close()
    },
  }
}
