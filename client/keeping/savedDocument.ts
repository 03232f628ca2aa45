/**
 * The agenda as the server has it on disk, beside the one that is written in: what came from the server, and of one's own what
 * was acknowledged. Nothing that the server might refuse is ever in it, so it is what the local copy holds, and where one goes
 * on after a refusal.
 */
import * as Y from 'yjs'
import { readFacts, readState } from '../../shared/agenda/document.ts'
import { whenIdle } from '../agenda/whenIdle.ts'
import type { Headline } from './database.ts'

/** What comes is taken in together: where fifty people write, each letter by itself would cost more than all at once (ms). */
const EVERY_MS = 5000
/** And how long it then waits until the browser has nothing else to do (ms). */
const LONGEST_WAIT_MS = 5000

export class SavedDocument {
  readonly #doc = new Y.Doc()
  #waiting: Uint8Array[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  #taking: { cancel: () => void } | null = null

  /** @param update the server has it on disk */
  add(update: Uint8Array): void {
    this.#waiting.push(update)
    this.#timer ??= setTimeout(() => {
      // A key that is pressed now must not wait for it.
      this.#taking = whenIdle(this.#takeIn, LONGEST_WAIT_MS)
    }, EVERY_MS)
  }

  /** The whole document, as one update; `null` while something is missing that was made before what has come. */
  state(): Uint8Array | null {
    this.#takeIn()
    const { pendingStructs, pendingDs } = this.#doc.store
    return pendingStructs === null && pendingDs === null ? Y.encodeStateAsUpdate(this.#doc) : null
  }

  /** @returns tells of an update whether the document has it now, as far as it adds something */
  holder(): (update: Uint8Array) => boolean {
    this.#takeIn()
    const has = Y.decodeStateVector(Y.encodeStateVector(this.#doc))
    return (update) =>
      [...Y.parseUpdateMeta(update).to].every(([client, clock]) => clock <= (has.get(client) ?? 0))
  }

  /** What is told of the agenda where one chooses among several. */
  headline(): Headline {
    this.#takeIn()
    const { council, title, startsAt, endsAt, place } = readFacts(this.#doc)
    return { council, title, startsAt, endsAt, place, state: readState(this.#doc) }
  }

  /** As `state`, with some of one's own that are not acknowledged yet. */
  stateWith(updates: readonly Uint8Array[]): Uint8Array {
    this.#takeIn()
    return Y.mergeUpdates([Y.encodeStateAsUpdate(this.#doc), ...updates])
  }

  destroy(): void {
    this.#stopWaiting()
    this.#doc.destroy()
  }

  readonly #takeIn = (): void => {
    this.#stopWaiting()
    const came = this.#waiting
    this.#waiting = []
    this.#doc.transact(() => {
      for (const update of came) Y.applyUpdate(this.#doc, update)
    })
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#taking?.cancel()
    this.#taking = null
  }
}
