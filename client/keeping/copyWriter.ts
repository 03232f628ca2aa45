/**
 * Writes the local copy now and then: the agenda as the server has it on disk, so that a refused word is never in it. Of several
 * tabs with the agenda open one writes.
 */
import type { Life } from './database.ts'
import { copyLock } from './earlierLives.ts'
import type { Keep } from './keep.ts'
import type { SavedDocument } from './savedDocument.ts'

/** At most so often (ms): a copy is the whole document. */
const INTERVAL_MS = 10_000

export class CopyWriter {
  readonly #saved: SavedDocument
  readonly #keep: Keep
  readonly #life: Life
  readonly #ending = new AbortController()
  #isWriter = false
  #isDue = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #wroteAt = Number.NEGATIVE_INFINITY

  constructor(saved: SavedDocument, keep: Keep, life: Life) {
    this.#saved = saved
    this.#keep = keep
    this.#life = life
    void navigator.locks
      .request(copyLock(life), { signal: this.#ending.signal }, () => this.#write())
      .catch(() => {})
    document.addEventListener('visibilitychange', this.#onHidden)
  }

  /** Something has changed on the server's disk. */
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
    if (!this.#isWriter || !this.#isDue) return
    const state = this.#saved.state()
    if (state === null) return
    this.#isDue = false
    this.#wroteAt = performance.now()
    void this.#keep.saveCopy(this.#life, state, this.#saved.holder())
    void this.#keep.saveHeadline(this.#life, this.#saved.headline())
  }

  readonly #onHidden = (): void => {
    if (document.visibilityState === 'hidden') this.#tick()
  }
}
