/**
 * A process that reads and writes agendas, one after the other, so that nobody who writes has to wait for it. It ends with the server.
 */
import type { ExportStep } from '../../shared/protocol/exports.ts'
import { doExport, type ExportDone, type ExportWork } from './exportWork.ts'

/** What it says of the work that it has; the last of it is `done` or `failed`, with the MB that the process then holds. */
export type ProcessSays =
  | { step: ExportStep }
  | { note: string }
  | { done: ExportDone; holds: number }
  | { failed: { name: string; message: string; stack: string }; holds: number }

const say = (said: ProcessSays): void => void process.send!(said)

const holds = (): number => process.memoryUsage.rss() / 2 ** 20

async function answer(work: ExportWork): Promise<void> {
  try {
    const done = await doExport(work, { step: (step) => say({ step }), note: (note) => say({ note }) })
    say({ done, holds: holds() })
  } catch (error) {
    const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error))
    say({ failed: { name, message, stack }, holds: holds() })
  }
}

process.on('message', (work: ExportWork) => void answer(work))
// The server is gone, however it went: nobody waits for this any more.
process.on('disconnect', () => process.exit())
