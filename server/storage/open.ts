/** Opens the database that the settings name: the only file that knows which engines there are. */
import { type Restored, restoreBackup } from './sqlite/restore.ts'
import { openSqlite } from './sqlite/sqliteStorage.ts'
import type { Storage } from './storage.ts'

export interface StorageSettings {
  /** A folder; it is made where there is none. */
  dataDir: string
  /** The database never has more pages of 4 KiB than this: a full disk, for tests. */
  maxPages?: number
}

/**
 * Opens the database, and makes it where there is none. Several processes may do so at once; who is the server holds the folder
 * (`holdDataDir`) and takes ownership of the log.
 * @throws StorageRefused when the file is damaged, of another program or of a newer version of this one
 */
export async function openStorage({ dataDir, maxPages = 0 }: StorageSettings): Promise<Storage> {
  return openSqlite(dataDir, maxPages)
}

/**
 * Makes the database of an empty data folder from a backup. Every agenda gets a new epoch.
 * @throws StorageRefused when there is a database already, or the file is no backup of this product
 * @throws DataDirInUse when a server runs on the folder
 */
export async function restoreStorage({ dataDir }: StorageSettings, file: string): Promise<Restored> {
  return restoreBackup(dataDir, file)
}
