/** One open database: a thread that writes, threads that read, and a connection here for small reads. */

import { FileFolder } from '../files/fileFolder.ts'
import type { BackedUp, Storage } from '../storage.ts'
import { type Connection, openToRead } from './connection.ts'
import { prepareDatabase } from './databaseFile.ts'
import { SqliteDirectory } from './directory/directory.ts'
import { SqliteUpdateLog, type Threads } from './log/updateLog.ts'
import { SqliteNoteStore } from './notes/noteStore.ts'
import { SqliteNotificationStore } from './notifications/notificationStore.ts'
import { SqliteOutboxStore } from './outbox/outboxStore.ts'
import { SqliteProgressStore } from './progress/progressStore.ts'
import { SqliteRecordStore } from './record/recordStore.ts'
import { SqliteReminderStore } from './reminders/reminderStore.ts'
import { SqliteSeenStore } from './seen/seenStore.ts'
import { Thread, type ThreadSettings } from './thread.ts'
import { SqliteVersionStore } from './versions/versionStore.ts'

/** @see openStorage */
export function openSqlite(dataDir: string, maxPages: number): Storage {
  const file = prepareDatabase(dataDir)
  return new SqliteStorage(openToRead(file), startThreads({ file, maxPages }), new FileFolder(dataDir))
}

function startThreads(settings: ThreadSettings): Threads {
  const reader = new URL('./readerThread.ts', import.meta.url)
  return {
    writer: new Thread(new URL('./writerThread.ts', import.meta.url), settings),
    reader: new Thread(reader, settings),
    background: new Thread(reader, settings),
    history: new Thread(new URL('./historyThread.ts', import.meta.url), settings, { mayFail: true }),
  }
}

class SqliteStorage implements Storage {
  readonly log: SqliteUpdateLog
  readonly directory: SqliteDirectory
  readonly record: SqliteRecordStore
  readonly files: FileFolder
  readonly outbox: SqliteOutboxStore
  readonly reminders: SqliteReminderStore
  readonly notifications: SqliteNotificationStore
  readonly progress: SqliteProgressStore
  readonly seen: SqliteSeenStore
  readonly versions: SqliteVersionStore
  readonly notes: SqliteNoteStore
  readonly #connection: Connection
  readonly #threads: Threads
  #closing: Promise<void> | null = null

  constructor(connection: Connection, threads: Threads, files: FileFolder) {
    this.files = files
    this.#connection = connection
    this.#threads = threads
    this.record = new SqliteRecordStore(threads)
    this.progress = new SqliteProgressStore(connection, threads)
    this.notifications = new SqliteNotificationStore(connection, threads)
    this.log = new SqliteUpdateLog(threads, [this.record, this.progress, this.notifications])
    this.directory = new SqliteDirectory(connection, threads.writer, files)
    this.outbox = new SqliteOutboxStore(connection, threads.writer)
    this.reminders = new SqliteReminderStore(connection, threads.writer)
    this.seen = new SqliteSeenStore(connection, threads.writer)
    this.versions = new SqliteVersionStore(connection, threads.writer)
    this.notes = new SqliteNoteStore(connection, threads.writer)
  }

  probe(): Promise<void> {
    return this.#threads.writer.call('probe')
  }

  backup(file: string): Promise<BackedUp> {
    return this.#threads.background.call('backUp', file)
  }

  takeCommitTimes(): number[] {
    return this.log.takeCommitTimes()
  }

  close(): Promise<void> {
    this.#closing ??= this.#letGo()
    return this.#closing
  }

  async #letGo(): Promise<void> {
    const { writer, reader, background, history } = this.#threads
    await Promise.all([reader.stop(), background.stop(), history.stop()])
    this.#connection.db.close()
    // The writer last: the last connection of all moves the write-ahead log into the file.
    try {
      if (writer.isRunning) await writer.call('close')
    } finally {
      await writer.stop()
    }
  }
}
