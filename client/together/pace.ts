/**
 * When the page draws what has changed. One's own changes come in the next frame. What others do comes in the next frame too
 * where it is quiet; where many write it is drawn together, some ten times a second. While one types it is drawn right after
 * a letter of one's own, when the next key is furthest away: fifty people must not make the keyboard slow.
 */

/** The page's frames and its clock; a test has its own. */
export interface Frames {
  /** One at a time. */
  request(draw: () => void): void
  cancel(): void
  /** Milliseconds, monotonic. */
  now(): number
  later(milliseconds: number, then: () => void): void
  /** Calls back when the frame that is being made has been drawn. */
  drawn(then: () => void): void
}

/** What others do is drawn at most this often where many do something (ms); seldomer where drawing it takes long. */
export const BUSY_INTERVAL_MS = 100
const LONGEST_INTERVAL_MS = 1000

/** Of the time at most one part in so many goes into drawing what others do. */
const SHARE = 8

/** Who has not pressed a key for so long is not typing (ms). */
export const TYPING_MS = 400

/** For so many frames in a row others wait for one's own letters: a key that is held down must not hide them. */
const FRAMES_WAITED = 2

/** A page that nobody sees is given no frames; what others do is taken in all the same, this long after (ms). */
const UNSEEN_MS = 1000

/** The browser's frames. */
class PageFrames implements Frames {
  #frame = 0
  #instead: ReturnType<typeof setTimeout> | undefined

  request(draw: () => void): void {
    const drawOnce = () => {
      this.cancel()
      draw()
    }
    this.#frame = requestAnimationFrame(drawOnce)
    this.#instead = setTimeout(drawOnce, UNSEEN_MS)
  }

  cancel(): void {
    cancelAnimationFrame(this.#frame)
    clearTimeout(this.#instead)
  }

  now(): number {
    return performance.now()
  }

  later(milliseconds: number, then: () => void): void {
    setTimeout(then, milliseconds)
  }

  drawn(then: () => void): void {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      then()
    }
    port2.postMessage(null)
  }
}

export class Pace {
  readonly #frames: Frames
  readonly #own = new Set<() => void>()
  readonly #others = new Set<() => void>()
  #isRequested = false
  #isWaiting = false
  #isDrawingOthers = false
  #othersAreDue = false
  #waited = 0
  #wroteThisFrame = false
  #wroteAt = Number.NEGATIVE_INFINITY
  #drewOthersAt = Number.NEGATIVE_INFINITY
  #interval = BUSY_INTERVAL_MS
  #ended = false

  constructor(frames: Frames = new PageFrames()) {
    this.#frames = frames
  }

  /** Draws in the next frame; the same function once. */
  own(draw: () => void): void {
    this.#own.add(draw)
    this.#requestFrame()
  }

  /** Draws what others did, soon; the same function once. What this itself asks for is drawn with it. */
  others(draw: () => void): void {
    this.#others.add(draw)
    if (!this.#othersAreDue && !this.#isWaiting && !this.#isDrawingOthers) this.#waitForOthers()
  }

  /** Somebody here wrote something, which the next frame shows. */
  wrote(): void {
    this.#wroteThisFrame = true
    this.#wroteAt = this.#frames.now()
    this.#requestFrame()
  }

  destroy(): void {
    this.#ended = true
    this.#frames.cancel()
  }

  #waitForOthers(): void {
    const wait = Math.max(this.#drewOthersAt + this.#interval, this.#wroteAt + TYPING_MS) - this.#frames.now()
    if (wait <= 0) {
      this.#othersDue()
      return
    }
    this.#isWaiting = true
    this.#frames.later(wait, () => {
      this.#isWaiting = false
      if (this.#others.size > 0 && !this.#othersAreDue) this.#waitForOthers()
    })
  }

  #othersDue(): void {
    this.#othersAreDue = true
    this.#requestFrame()
  }

  #requestFrame(): void {
    if (this.#ended || this.#isRequested) return
    this.#isRequested = true
    this.#frames.request(this.#draw)
  }

  readonly #draw = (): void => {
    this.#isRequested = false
    for (const draw of take(this.#own)) draw()
    if (this.#othersAreDue) this.#drawOthersUnlessWriting()
    else if (this.#wroteThisFrame) this.#othersAfterLetter()
    this.#wroteThisFrame = false
  }

  #othersAfterLetter(): void {
    const isTime = this.#frames.now() >= this.#drewOthersAt + this.#interval
    if (this.#others.size > 0 && isTime) this.#othersDue()
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
    this.#isDrawingOthers = true
    while (this.#others.size > 0) for (const draw of take(this.#others)) draw()
    this.#isDrawingOthers = false
    this.#frames.drawn(this.#othersAreDrawn)
  }

  readonly #othersAreDrawn = (): void => {
    const took = this.#frames.now() - this.#drewOthersAt
    this.#interval = Math.min(Math.max(BUSY_INTERVAL_MS, took * SHARE), LONGEST_INTERVAL_MS)
  }
}

function take(waiting: Set<() => void>): (() => void)[] {
  const taken = [...waiting]
  waiting.clear()
  return taken
}
