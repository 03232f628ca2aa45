/** An export on its way: it waits until one's own words are saved, is made, and can be given up at any moment. Knows no page. */
import { ApiError } from '../app/api.ts'
import { t } from '../app/language.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { pendingOf } from '../connection/connectionState.ts'
import { subscribeTypedAhead, typedAhead } from '../editor/typedAhead.ts'
import type { ExportChoice, FetchExport } from './exportFile.ts'
import type { HowFar, NamedFile } from './readExport.ts'

export type Exporting =
  /** Nothing is being made. */
  | { is: 'idle' }
  /** What was written a moment ago is not on the server's disk yet, and would be missing in the file. */
  | { is: 'waiting' }
  /** `far`: `null` until the server has said so. `of`: the steps of the server's work, as it said last. */
  | { is: 'making'; far: HowFar | null; of: number }
  /** It was given up. */
  | { is: 'stopped' }
  /** `why`: one sentence. */
  | { is: 'failed'; why: string }

type Session = Pick<AgendaSession, 'state' | 'subscribe'>

export class ExportWork {
  readonly #session: Session
  readonly #fetch: FetchExport
  readonly #listeners = new Set<() => void>()
  #now: Exporting = { is: 'idle' }
  #stop: AbortController | null = null
  #goOn: () => void = () => {}

  constructor(session: Session, fetch: FetchExport) {
    this.#session = session
    this.#fetch = fetch
  }

  readonly now = (): Exporting => this.#now

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** @returns the file; `null`: it was given up, has failed, or another is on its way */
  async start(choice: ExportChoice): Promise<NamedFile | null> {
    if (this.#stop !== null) return null
    const stop = new AbortController()
    this.#stop = stop
    try {
      if (!allSaved(this.#session)) {
        this.#tell({ is: 'waiting' })
        await this.#untilSaved(stop.signal)
      }
      stop.signal.throwIfAborted()
      this.#tell({ is: 'making', far: null, of: 0 })
      const file = await this.#fetch(choice, stop.signal, (far) => this.#hear(far, stop.signal))
      stop.signal.throwIfAborted()
      this.#end({ is: 'idle' })
      return file
    } catch (error) {
      if (!stop.signal.aborted) this.#end({ is: 'failed', why: sentenceOfExport(error) })
      return null
    }
  }

  /** Does not wait for what is not saved. */
  readonly goOn = (): void => this.#goOn()

  readonly cancel = (): void => {
    if (this.#stop === null) return
    this.#stop.abort()
    this.#end({ is: 'stopped' })
  }

  /** Resolves then; when somebody does not want to wait; when it is given up. */
  #untilSaved(signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const look = () => allSaved(this.#session) && resolve()
    const stops = [this.#session.subscribe(look), subscribeTypedAhead(look)]
    this.#goOn = resolve
    signal.addEventListener('abort', () => resolve(), { once: true })
    return promise.finally(() => {
      for (const stop of stops) stop()
    })
  }

  #hear(far: HowFar, { aborted }: AbortSignal): void {
    if (aborted || this.#now.is !== 'making') return
    this.#tell({ is: 'making', far, of: 'of' in far ? far.of : this.#now.of })
  }

  #end(now: Exporting): void {
    this.#stop = null
    this.#tell(now)
  }

  #tell(now: Exporting): void {
    this.#now = now
    for (const listener of this.#listeners) listener()
  }
}

/** Whether the server has everything that was written here. */
export const allSaved = (session: Pick<AgendaSession, 'state'>): boolean =>
  pendingOf(session.state()) === 0 && typedAhead() === 'nothing'

const sentenceOfExport = (error: unknown): string =>
  error instanceof ApiError ? error.message : t('exportNoAnswer')
