/** A backup into an empty data folder. */
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { newId } from '../../../shared/ids.ts'
import { filesFolder } from '../files/fileFolder.ts'
import { rowsIntoFiles } from '../files/fileParts.ts'
import { StorageRefused } from '../storage.ts'
import { copyDatabase } from './backup.ts'
import { type Connection, inTransaction, openToRead } from './connection.ts'
import { change, databaseFile, draftOf, publishFile, refuseWhatIsNotOurs } from './databaseFile.ts'
import { holdDataDir } from './lock.ts'
import { migrate } from './migrations.ts'

export interface Restored {
  agendas: number
  people: number
  files: number
}

/**
 * @param file a backup, made by `Storage.backup`
 * @throws StorageRefused when the folder holds a database, or the file is no backup
 * @throws DataDirInUse when a server runs on the folder
 */
export function restoreBackup(dataDir: string, file: string): Restored {
  if (!existsSync(file)) throw new StorageRefused(`There is no file ${file}.`)
  refuseWhatIsNotOurs(file)
  const lock = holdDataDir(dataDir)
  try {
    return restoreInto(databaseFile(dataDir), file)
  } finally {
    lock.release()
  }
}

function restoreInto(database: string, file: string): Restored {
  const taken = () => new StorageRefused(`There is a database already: ${database}.`)
  if (existsSync(database) || existsSync(`${database}-wal`)) throw taken()
  const draft = draftOf(database)
  copy(file, draft)
  const restored = renew(draft, filesFolder(dirname(database)))
  if (!publishFile(draft, database)) throw taken()
  return restored
}

function copy(from: string, to: string): void {
  const source = openToRead(from)
  try {
    copyDatabase(source, to)
  } finally {
    source.db.close()
  }
}

/** The files before the database has its name: nothing ever looks for them that is not there. */
function renew(file: string, folder: string): Restored {
  return change(file, (connection) => {
    migrate(connection, file)
    const files = rowsIntoFiles(connection.sql, folder)
    const restored = inTransaction(connection, () => {
      connection.sql.run`DELETE FROM file_parts`
      keepWhatIsPutAway(connection)
      return giveNewEpochs(connection)
    })
    if (files > 0) connection.db.exec('VACUUM')
    return { ...restored, files }
  })
}

/** What clients kept since the backup must not be merged into what it holds. */
function giveNewEpochs({ sql }: Connection): Omit<Restored, 'files'> {
  const ids = sql.all`SELECT id FROM agendas`
  for (const { id } of ids) sql.run`UPDATE agendas SET epoch = ${newId()} WHERE id = ${id!}`
  // What waits in a copy may have been sent since it was taken.
  sql.run`UPDATE outbox SET state = 'given-up', aside = 1 WHERE state = 'waiting'`
  sql.run`UPDATE notifications SET mailed_at = 0 WHERE mailed_at IS NULL`
  sql.run`UPDATE sendings SET state = 'taken-back'`
  const { people } = sql.get`SELECT count(*) AS people FROM people`!
  return { agendas: ids.length, people: people as number }
}

/** Who restores an old backup may look for the very agenda that was put away in it: its days begin anew. */
function keepWhatIsPutAway({ sql }: Connection): void {
  sql.run`UPDATE agendas SET put_away_at = ${Date.now()} WHERE put_away_at IS NOT NULL`
}
