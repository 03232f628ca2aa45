/** A thread that reads agendas and builds documents of them, so that the event loop never does. */
import { dirname } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { AgendaId } from '../../../shared/agenda/document.ts'
import { filesFolder } from '../files/fileFolder.ts'
import type { RecordFilter, RecordPlace } from '../storage.ts'
import { backUp } from './backup.ts'
import { openToRead } from './connection.ts'
import { prepareCompaction } from './log/compaction.ts'
import { givenFiles } from './log/givenFiles.ts'
import { encodeDifference, ownerOf, readAgenda } from './log/loading.ts'
import { handedBackRow } from './log/swallowed.ts'
import { agendaIds, verifyAgenda } from './log/verification.ts'
import { TellingReader } from './notifications/readOn.ts'
import { ProgressReader } from './progress/readOn.ts'
import { RecordReader } from './record/readOn.ts'
import { recordPage, recordSubjects } from './record/reads.ts'
import type { ThreadSettings } from './thread.ts'
import { answerCalls } from './threadCalls.ts'

const { file } = workerData as ThreadSettings
const connection = openToRead(file)
const record = new RecordReader(connection)
const progress = new ProgressReader(connection)
const telling = new TellingReader(connection)

const procedures = {
  load: (agenda: AgendaId) => readAgenda(connection, agenda),
  ownerOf: (agenda: AgendaId, client: number) => ownerOf(connection, agenda, client),
  givenFiles: (agenda: AgendaId) => givenFiles(connection, agenda),
  handedBack: (agenda: AgendaId, id: string) => handedBackRow(connection, agenda, id),
  encode: (agenda: AgendaId, stateVector: Uint8Array) => encodeDifference(connection, agenda, stateVector),
  prepareCompaction: (agenda: AgendaId, before: number) => prepareCompaction(connection, agenda, before),
  agendaIds: () => agendaIds(connection),
  verify: (agenda: AgendaId) => verifyAgenda(connection, filesFolder(dirname(file)), agenda),
  readOnForRecord: (agenda?: AgendaId) => record.read(agenda),
  readOnForProgress: (agenda?: AgendaId) => progress.read(agenda),
  readOnForTelling: (agenda?: AgendaId) => telling.read(agenda),
  recordPage: (council: string, filter: RecordFilter, before: RecordPlace | null, limit: number) =>
    recordPage(connection, council, filter, before, limit),
  recordSubjects: (council: string) => recordSubjects(connection, council),
  backUp: (target: string) => backUp(connection, file, target),
}

export type ReaderProcedures = typeof procedures

answerCalls(parentPort!, procedures)
