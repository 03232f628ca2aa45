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
  #worker: Worker | null = null
  #calls: Calls<P> | null = null

  constructor(module: URL, settings: ThreadSettings) {
    this.#module = module
    this.#settings = settings
  }

  /** @throws StorageBroken when the thread has died */
  call<K extends keyof P & string>(name: K, ...args: Parameters<P[K]>): Promise<Awaited<ReturnType<P[K]>>> {
    this.#calls ??= this.#start()
    return this.#calls.call(name, ...args)
  }

  get isRunning(): boolean {
    return this.#worker !== null
  }

  /** Ends it at once; what waits is rejected with StorageUnavailable. */
  async stop(): Promise<void> {
    this.#calls ??= new Calls<P>({ postMessage() {} })
    this.#calls.end(new StorageUnavailable('The storage is closed.'))
    await this.#worker?.terminate()
  }

  #start(): Calls<P> {
    const worker = new Worker(this.#module, { workerData: this.#settings })
    const calls = new Calls<P>(worker)
    worker.on('message', (answer) => calls.receive(answer))
    worker.on('error', (error) =>
      calls.end(new StorageBroken('A thread of the storage failed.', { cause: error })),
    )
    worker.on('exit', () => calls.end(new StorageBroken('A thread of the storage ended.')))
    this.#worker = worker
    return calls
  }
}
