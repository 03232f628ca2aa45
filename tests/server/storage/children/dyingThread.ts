/** A thread that answers one call and dies of the other. */
import { parentPort } from 'node:worker_threads'
import { answerCalls } from '../../../../server/storage/sqlite/threadCalls.ts'

const procedures = { echo: (text: string) => text, die: () => process.exit() }

export type DyingProcedures = typeof procedures

answerCalls(parentPort!, procedures)
