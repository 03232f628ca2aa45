/** A thread that reads one file, so that nobody who writes has to wait for it. */
import { parentPort, workerData } from 'node:worker_threads'
import { answerCalls } from '../storage/sqlite/threadCalls.ts'
import { type Decided, FileReading, type GivenFile } from './fileReading.ts'
import { ImportRefused, type RefusalKey } from './importRefused.ts'

let reading: FileReading | null = null

/** What comes back is copied, and an error without what it knows. */
function orRefused<T>(work: () => T): { value: T } | { refused: RefusalKey } {
  try {
    return { value: work() }
  } catch (error) {
    if (error instanceof ImportRefused) return { refused: error.key }
    throw error
  }
}

const procedures = {
  read: (own: Parameters<FileReading['read']>[0]) =>
    orRefused(() => {
      reading ??= new FileReading(workerData as GivenFile)
      return reading.read(own)
    }),
  update: (decided: Decided) => orRefused(() => reading!.update(decided)),
}

export type ReadingProcedures = typeof procedures

answerCalls(parentPort!, procedures)
