/**
 * When the page draws what has changed. One's own changes come in the next frame. What others do comes in the next frame too
 * where it is quiet; where many write it is drawn together, ten times a second, and never in a frame that shows a letter of
 * one's own: fifty people must not make the keyboard slow.
 */

/** The page's frames and its clock; a test has its own. */
export interface Frames {
  request(draw: () => void): number
  cancel(request: number): void
  /** Milliseconds, monotonic. */
  now(): number
  later(milliseconds: number, then: () => void): unknown
}

/** What others do is drawn at most this often where many do something (ms). */
export const BUSY_INTERVAL_MS = 100

/** For so many frames in a row others wait for one's own letters: a key that is held down must not hide them. */
const FRAMES_WAITED = 2

const PAGE: Frames = {
  request: (draw) => requestAnimationFrame(draw),
  cancel: (request) => cancelAnimationFrame(request),
  now: () => performance.now(),
  later: (milliseconds, then) => setTimeout(then, milliseconds),
}

export class Pace {
  readonly #frames: Frames
  readonly #own = new Set<() => void>()
  readonly #others = new Set<() => void>()
  #frame: number | null = null
  #othersAreDue = false
  #isWaiting = false
  #waited = 0
  #wroteThisFrame = false
  #drewOthersAt = Number.NEGATIVE_INFINITY
  #ended = false

  constructor(frames: Frames = PAGE) {
    this.#frames = frames
  }

  /** Draws in the next frame; the same function once. */
  own(draw: () => void): void {
    this.#own.add(draw)
    this.#requestFrame()
  }

  /** Draws what others did, soon; the same function once. */
  others(draw: () => void): void {
    this.#others.add(draw)
    if (this.#othersAreDue || this.#isWaiting) return
    const wait = this.#drewOthersAt + BUSY_INTERVAL_MS - this.#frames.now()
    if (wait <= 0) this.#othersDue()
    else this.#waitForOthers(wait)
  }

  /** Somebody here wrote something, which the next frame shows. */
  wrote(): void {
    this.#wroteThisFrame = true
    this.#requestFrame()
  }

  destroy(): void {
    this.#ended = true
    if (this.#frame !== null) this.#frames.cancel(this.#frame)
  }

  #waitForOthers(milliseconds: number): void {
    this.#isWaiting = true
    this.#frames.later(milliseconds, () => {
      this.#isWaiting = false
      this.#othersDue()
    })
  }

  #othersDue(): void {
    this.#othersAreDue = true
    this.#requestFrame()
  }

  #requestFrame(): void {
    if (this.#ended) return
    this.#frame ??= this.#frames.request(this.#draw)
  }

  readonly #draw = (): void => {
    this.#frame = null
    for (const draw of take(this.#own)) draw()
    if (this.#othersAreDue) this.#drawOthersUnlessWriting()
    this.#wroteThisFrame = false
  }

  #drawOthersUnlessWriting(): void {
    if (this.#wroteThisFrame && this.#waited < FRAMES_WAITED) {
      this.#waited += 1
      this.#requestFrame()
      return
    }
    this.#waited = 0
    this.#othersAreDue = false
    this.#drewOthersAt = this.#frames.now()
    for (const draw of take(this.#others)) draw()
  }
}

function take(waiting: Set<() => void>): (() => void)[] {
  const taken = [...waiting]
  waiting.clear()
  return taken
}
