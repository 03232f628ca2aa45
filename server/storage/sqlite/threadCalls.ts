/** Calls between threads, as typed promises. The same on both sides; errors keep their type on the way. */
import type { MessagePort } from 'node:worker_threads'
import {
  AgendaUnreadable,
  Fenced,
  LastOfSecretariat,
  OutOfOrder,
  StorageBroken,
  StorageRefused,
  StorageUnavailable,
  Taken,
} from '../storage.ts'

/** What one side can be asked to do. Arguments and results are copied (structured clone). */
// biome-ignore lint/suspicious/noExplicitAny: the only type that every function's parameters fit
export type Procedures = Record<string, (...args: any[]) => unknown>

interface Call {
  id: number
  name: string
  args: unknown[]
}

type Answer = { id: number; value: unknown } | { id: number; error: { name: string; message: string } }

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

const TYPED_ERRORS = [
  AgendaUnreadable,
  Fenced,
  LastOfSecretariat,
  OutOfOrder,
  StorageBroken,
  StorageRefused,
  StorageUnavailable,
  Taken,
]

/** Answers every call that comes, in the order in which they come. */
export function answerCalls(port: MessagePort, procedures: Procedures): void {
  port.on('message', ({ id, name, args }: Call) => {
    port.postMessage(answerTo(id, () => procedures[name]!(...args)))
  })
}

function answerTo(id: number, work: () => unknown): Answer {
  try {
    return { id, value: work() }
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error))
    return { id, error: { name, message } }
  }
}

/** The side that asks. */
export class Calls<P extends Procedures> {
  readonly #post: (call: unknown) => void
  readonly #waiting = new Map<number, Waiting>()
  #lastId = 0
  #ended: Error | null = null

  /** @param post brings a message to the other side, in order */
  constructor(post: (call: unknown) => void) {
    this.#post = post
  }

  call<K extends keyof P & string>(name: K, ...args: Parameters<P[K]>): Promise<Awaited<ReturnType<P[K]>>> {
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(this.#ended)
      const id = ++this.#lastId
      this.#waiting.set(id, { resolve: resolve as Waiting['resolve'], reject })
      this.#post({ id, name, args } satisfies Call)
    })
  }

  /** To be called with every message that comes back. */
  receive(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if ('error' in answer) waiting?.reject(revive(answer.error))
    else waiting?.resolve(answer.value)
  }

  /** Rejects what waits, and every later call. The first reason stays. */
  end(reason: Error): void {
    this.#ended ??= reason
    this.interrupt(this.#ended)
  }

  /** Rejects what waits; later calls go to whoever answers then. */
  interrupt(reason: Error): void {
    for (const { reject } of this.#waiting.values()) reject(reason)
    this.#waiting.clear()
  }
}

function revive({ name, message }: { name: string; message: string }): Error {
  const Typed = TYPED_ERRORS.find((candidate) => candidate.name === name)
  return Typed ? new Typed(message) : Object.assign(new Error(message), { name })
}
