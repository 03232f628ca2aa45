/** The thread with the only connection of this process that writes. */
import { parentPort, workerData } from 'node:worker_threads'
import { openToWrite } from './connection.ts'
import { directoryWrites } from './directory/writes.ts'
import { logWrites } from './log/writes.ts'
import { noteWrites } from './notes/writes.ts'
import { notificationWrites } from './notifications/writes.ts'
import { outboxWrites } from './outbox/writes.ts'
import { progressWrites } from './progress/writes.ts'
import { recordWrites } from './record/writes.ts'
import { reminderWrites } from './reminders/writes.ts'
import { seenWrites } from './seen/writes.ts'
import type { ThreadSettings } from './thread.ts'
import { answerCalls } from './threadCalls.ts'
import { versionWrites } from './versions/writes.ts'

const { file, maxPages } = workerData as ThreadSettings
const connection = openToWrite(file, maxPages)

const procedures = {
  ...logWrites(connection),
  ...directoryWrites(connection),
  ...recordWrites(connection),
  ...outboxWrites(connection),
  ...notificationWrites(connection),
  ...reminderWrites(connection),
  ...progressWrites(connection),
  ...seenWrites(connection),
  ...versionWrites(connection),
  ...noteWrites(connection),
  close: () => connection.db.close(),
}

export type WriterProcedures = typeof procedures

answerCalls(parentPort!, procedures)
