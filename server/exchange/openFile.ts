/** Where a file is read: here, where nobody waits for this process, or in a thread of its own. */
import { Worker } from 'node:worker_threads'
import type { TemplateField } from '../../shared/agenda/document.ts'
import { Calls } from '../storage/sqlite/threadCalls.ts'
import { type Decided, FileReading, type GivenFile, type InFile } from './fileReading.ts'
import { ImportRefused, type RefusalKey } from './importRefused.ts'
import type { ReadingProcedures } from './readingThread.ts'

/** A file that is read, as `FileReading` says it. */
export interface OpenFile extends AsyncDisposable {
  read(own: readonly TemplateField[] | null): Promise<InFile>
  update(decided: Decided): Promise<Uint8Array>
}

/** @throws ImportRefused, as do its calls */
export type OpensFile = (file: GivenFile) => OpenFile

/** In this thread: the command line, and a server that does not answer yet. */
export const openHere: OpensFile = (file) => {
  const reading = new FileReading(file)
  return {
    read: async (own) => reading.read(own),
    update: async (decided) => reading.update(decided),
    [Symbol.asyncDispose]: async () => {},
  }
}

/** The largest file takes seconds, and the rooms are in this thread. */
export const openInThread: OpensFile = ({ bytes, fileName }) => {
  const worker = new Worker(new URL('./readingThread.ts', import.meta.url), {
    workerData: { bytes, fileName } satisfies GivenFile,
  })
  const calls = new Calls<ReadingProcedures>((call) => worker.postMessage(call))
  worker.on('message', (answer) => calls.receive(answer))
  worker.on('error', (cause) => calls.end(new Error('The thread that read a file failed.', { cause })))
  worker.on('exit', () => calls.end(new Error('The thread that read a file has ended.')))
  return {
    read: async (own) => orThrow(await calls.call('read', own)),
    update: async (decided) => orThrow(await calls.call('update', decided)),
    [Symbol.asyncDispose]: async () => void (await worker.terminate()),
  }
}

function orThrow<T>(answer: { value: T } | { refused: RefusalKey }): T {
  if ('refused' in answer) throw new ImportRefused(answer.refused)
  return answer.value
}
