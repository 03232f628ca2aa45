/** A thread of the storage, started when it is first asked something. */
import { Worker } from 'node:worker_threads'
import { StorageBroken, StorageUnavailable } from '../storage.ts'
import { Calls, type Procedures } from './threadCalls.ts'

/** What a thread is told as it starts. */
export interface ThreadSettings {
  file: string
  /** As in `openToWrite`. */
  maxPages: number
}

export class Thread<P extends Procedures> {
  readonly #module: URL
  readonly #settings: ThreadSettings
  readonly #mayFail: boolean
  readonly #calls = new Calls<P>((call) => this.#started().postMessage(call))
  #worker: Worker | null = null

  /**
   * @param mayFail nothing that must not be lost depends on it: when it has died (out of memory, over a very long log), what it was
   *   asked cannot be had just then, and the next call starts another
   */
  constructor(module: URL, settings: ThreadSettings, { mayFail = false } = {}) {
    this.#module = module
    this.#settings = settings
    this.#mayFail = mayFail
  }

  /** @throws StorageBroken when the thread has died; StorageUnavailable when it may */
  call<K extends keyof P & string>(name: K, ...args: Parameters<P[K]>): Promise<Awaited<ReturnType<P[K]>>> {
    return this.#calls.call(name, ...args)
  }

  get isRunning(): boolean {
    return this.#worker !== null
  }

  /** Ends it at once; what waits, and what comes later, is rejected with StorageUnavailable. */
  async stop(): Promise<void> {
    this.#calls.end(new StorageUnavailable('The storage is closed.'))
    await this.#worker?.terminate()
  }

  #started(): Worker {
    this.#worker ??= this.#start()
    return this.#worker
  }

  #start(): Worker {
    const worker = new Worker(this.#module, { workerData: this.#settings })
    const end = (error: StorageBroken) => this.#onDeath(worker, error)
    worker.on('message', (answer) => this.#calls.receive(answer))
    worker.on('error', (cause) => end(new StorageBroken('A thread of the storage failed.', { cause })))
    worker.on('exit', () => end(new StorageBroken('A thread of the storage ended.')))
    return worker
  }

  #onDeath(worker: Worker, error: StorageBroken): void {
    if (!this.#mayFail) this.#calls.end(error)
    else if (this.#worker === worker) {
      this.#worker = null
      this.#calls.interrupt(new StorageUnavailable(error.message, { cause: error.cause }))
    }
  }
}
