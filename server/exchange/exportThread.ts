/** A thread that reads and writes agendas, one after the other, so that nobody who writes has to wait for it. */
import { parentPort } from 'node:worker_threads'
import type { ExportStep } from '../../shared/protocol/exports.ts'
import { collectGarbage } from './collectGarbage.ts'
import { doExport, type ExportDone, type ExportWork } from './exportWork.ts'

/** What it says of the work that it has; the last of it is `done` or `failed`. */
export type ThreadSays =
  | { step: ExportStep }
  | { note: string }
  | { done: ExportDone }
  | { failed: { name: string; message: string; stack: string } }

const say = (said: ThreadSays): void => parentPort!.postMessage(said)

async function answer(work: ExportWork): Promise<void> {
  try {
    say({ done: await doExport(work, { step: (step) => say({ step }), note: (note) => say({ note }) }) })
  } catch (error) {
    const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error))
    say({ failed: { name, message, stack } })
  }
}

parentPort!.on('message', (work: ExportWork) => {
  void answer(work).then(() => setImmediate(collectGarbage))
})
