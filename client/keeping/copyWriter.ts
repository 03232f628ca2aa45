/**
 * Writes the local copy now and then, when nothing of one's own waits: what it holds is then on the server's disk, so that a
 * refused word is never in it. Of several tabs with the agenda open one writes.
 */
import * as Y from 'yjs'
import { readFacts, readState } from '../../shared/agenda/document.ts'
import { type Headline, type Life, lifeKey } from './database.ts'
import type { Keep } from './keep.ts'

/** At most so often (ms): a copy is the whole document. */
const INTERVAL_MS = 10_000

export class CopyWriter {
  readonly #doc: Y.Doc
  readonly #keep: Keep
  readonly #life: Life
  readonly #isSaved: () => boolean
  readonly #ending = new AbortController()
  #isWriter = false
  #isDue = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #wroteAt = Number.NEGATIVE_INFINITY

  /** @param isSaved whether everything in the document is on the server's disk */
  constructor(doc: Y.Doc, keep: Keep, life: Life, isSaved: () => boolean) {
    this.#doc = doc
    this.#keep = keep
    this.#life = life
    this.#isSaved = isSaved
    void navigator.locks
      .request(`dagsorden-copy ${lifeKey(life)}`, { signal: this.#ending.signal }, () => this.#write())
      .catch(() => {})
    document.addEventListener('visibilitychange', this.#onHidden)
  }

  /** Something has changed and is saved. */
  changed(): void {
    this.#isDue = true
    this.#timer ??= setTimeout(this.#tick, Math.max(1000, this.#wroteAt + INTERVAL_MS - performance.now()))
  }

  destroy(): void {
    this.#tick()
    this.#ending.abort()
    this.#stopWriting?.()
    document.removeEventListener('visibilitychange', this.#onHidden)
    clearTimeout(this.#timer)
  }

  #stopWriting: (() => void) | null = null

  /** Holds the lock for as long as this tab has the agenda open. */
  #write(): Promise<void> {
    this.#isWriter = true
    this.#tick()
    return new Promise((resolve) => {
      this.#stopWriting = resolve
    })
  }

  readonly #tick = (): void => {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const isWhole = this.#doc.store.pendingStructs === null && this.#doc.store.pendingDs === null
    if (!this.#isWriter || !this.#isDue || !isWhole || !this.#isSaved()) return
    this.#isDue = false
    this.#wroteAt = performance.now()
    void this.#keep.saveCopy(this.#life, Y.encodeStateAsUpdate(this.#doc))
    void this.#keep.saveHeadline(this.#life, this.#headline())
  }

  #headline(): Headline {
    const { council, title, startsAt, place } = readFacts(this.#doc)
    return { council, title, startsAt, place, state: readState(this.#doc) }
  }

  readonly #onHidden = (): void => {
    if (document.visibilityState === 'hidden') this.#tick()
  }
}
