/** What every command of the command line works with: the settings, the database, and the two streams. */
import { createInterface } from 'node:readline/promises'
import { Recorder } from '../record/recorder.ts'
import type { Settings } from '../settings.ts'
import { openStorage } from '../storage/open.ts'
import type { Storage } from '../storage/storage.ts'

/** The command cannot be done; the message is one sentence. Exit code 1. */
export class Refusal extends Error {
  override name = 'Refusal'
}

export interface Context {
  settings(): Settings
  /** Lets a command work with the database, and closes it after. */
  withStorage<T>(work: (storage: Storage) => Promise<T>): Promise<T>
  /** A line for machines, on stdout. */
  print(line: string): void
  /** Bytes to stdout as they are. */
  pour(bytes: Uint8Array): Promise<void>
  /** A line for people, on stderr. */
  say(line: string): void
  /** @returns whether the person at the keyboard answered yes; no, when there is none */
  confirm(question: string): Promise<boolean>
}

export function createContext(readSettings: () => Settings): Context {
  return {
    settings: readSettings,
    withStorage: (work) => withStorage(readSettings().dataDir, work),
    print: (line) => process.stdout.write(`${line}\n`),
    pour: (bytes) =>
      new Promise((done, fail) => process.stdout.write(bytes, (error) => (error ? fail(error) : done()))),
    say: (line) => process.stderr.write(`${line}\n`),
    confirm,
  }
}

/** What the command line did, on its way into the record. */
export const recorderOf = ({ record, directory }: Storage): Recorder =>
  new Recorder(record, directory, Date.now)

async function withStorage<T>(dataDir: string, work: (storage: Storage) => Promise<T>): Promise<T> {
  const storage = await openStorage({ dataDir })
  try {
    return await work(storage)
  } finally {
    await storage.close()
  }
}

async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await terminal.question(`${question} [y/N] `)
  terminal.close()
  return /^y(es)?$/i.test(answer.trim())
}
