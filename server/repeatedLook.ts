/** Looks now and then whether there is something to do, and in between when asked: one look at a time. */
export class RepeatedLook {
  readonly #lookOnce: () => Promise<void>
  readonly #timer: NodeJS.Timeout
  #running: Promise<void> | null = null
  #stopped = false

  /** @param every milliseconds @param lookOnce never rejects; ends early where it `hasStopped` */
  constructor(every: number, lookOnce: () => Promise<void>) {
    this.#lookOnce = lookOnce
    this.#timer = setInterval(() => void this.look(), every)
    this.#timer.unref()
  }

  get hasStopped(): boolean {
    return this.#stopped
  }

  /** Resolves when it has looked; who asks meanwhile is answered by the same look. */
  look(): Promise<void> {
    this.#running ??= this.#lookOnce().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  /** As `look`, but what is being looked at just now began before what one asks for, perhaps. */
  async lookAnew(): Promise<void> {
    await this.#running
    await this.look()
  }

  /** Waits for the look that is going on. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearInterval(this.#timer)
    await this.#running
  }
}
