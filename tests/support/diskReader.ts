/** What is on the server's disk right now, while it runs or lies dead: a second connection, which sees a commit once it is synced. */

import * as Y from 'yjs'
import { openToRead } from '../../server/storage/sqlite/connection.ts'
import { databaseFile } from '../../server/storage/sqlite/databaseFile.ts'
import { readAgenda } from '../../server/storage/sqlite/log/loading.ts'

export interface DiskReader {
  /** The agenda as the next server would load it. */
  read(): Y.Doc
  close(): void
}

export function openDisk(dataDir: string, agenda: string): DiskReader {
  const connection = openToRead(databaseFile(dataDir))
  return {
    read() {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, readAgenda(connection, agenda)!.state)
      return doc
    },
    close: () => connection.db.close(),
  }
}
