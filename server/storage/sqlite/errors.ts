/** SQLite's result codes as the typed errors of the storage. @see https://www.sqlite.org/rescode.html */
import { StorageBroken, StorageUnavailable } from '../storage.ts'

const BUSY = 5

/** PERM, BUSY, LOCKED, NOMEM, READONLY, FULL, CANTOPEN, PROTOCOL: the transaction is not there, and a later one can be. */
const UNAVAILABLE = new Set([3, BUSY, 6, 7, 8, 13, 14, 15])

/** IOERR, CORRUPT, NOTADB: what the file holds is unknown. */
const BROKEN = new Set([10, 11, 26])

interface SqliteError extends Error {
  /** An extended result code; its lowest byte is the primary one. */
  errcode: number
}

/** @returns the typed error for what the disk or the file did; every other error as it is */
export function typedError(error: unknown): unknown {
  if (isOfClosedDatabase(error)) return new StorageUnavailable('The storage is closed.', { cause: error })
  if (!isSqliteError(error)) return error
  const primary = error.errcode & 0xff
  const message = `SQLite says «${error.message}» (${error.errcode})`
  if (BROKEN.has(primary)) return new StorageBroken(message, { cause: error })
  if (UNAVAILABLE.has(primary)) return new StorageUnavailable(message, { cause: error })
  return error
}

/** Runs `work`; what it throws is typed. */
export function withTypedErrors<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw typedError(error)
  }
}

/** Somebody else's transaction is in the way. */
export const isBusy = (error: unknown): boolean => isSqliteError(error) && (error.errcode & 0xff) === BUSY

const isOfClosedDatabase = (error: unknown): boolean =>
  error instanceof Error && (error as NodeJS.ErrnoException).code === 'ERR_INVALID_STATE'

function isSqliteError(error: unknown): error is SqliteError {
  return error instanceof Error && typeof (error as Partial<SqliteError>).errcode === 'number'
}
