/**
 * Sends what waits in the outbox: reminders, what people are told, and that an agenda was sent out. Each is claimed on disk before it goes out, and settled after: a server that is killed
 * between leaves it to be sent once more, under the same `Message-ID`, when its claim is over. What the mail server does not take is
 * tried again, after longer and longer, for a day. Where it does not answer at all, one after the other asks for all of them; as soon as one is
 * taken, the rest goes.
 */
import type { Log } from '../observability/log.ts'
import type { ClaimedMail, FileStore, OutboxStore } from '../storage/storage.ts'
import { failureOf } from './failureOf.ts'
import type { Letter, Mail, WaitingMessage } from './mail.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

/** How often it is looked whether something is due (ms). */
const LOOK_EVERY = 15 * SECOND

/** No attempt takes longer (ms); the mail library hangs up after ten seconds of silence. */
const CLAIMED_FOR = 5 * MINUTE

/** Until the second attempt (ms); twice as long until each after that. */
const FIRST_PAUSE = MINUTE
const LONGEST_PAUSE = 60 * MINUTE

/** Whoever sends by hand waits so long (ms) to hear what became of it; the server so long when it stops. */
const PATIENCE = 8 * SECOND
const STOP_PATIENCE = 4 * SECOND

export interface OutboxParts {
  store: OutboxStore
  files: Pick<FileStore, 'pathOf'>
  mail: Mail
  log: Log
  /** Milliseconds since 1970 (UTC). */
  now: () => number
}

export class Outbox {
  readonly #parts: OutboxParts
  readonly #timer: NodeJS.Timeout
  #running: Promise<void> | null = null
  #again = false
  #stopped = false

  constructor(parts: OutboxParts) {
    this.#parts = parts
    this.#timer = setInterval(() => void this.look(), LOOK_EVERY)
    this.#timer.unref()
  }

  /** Sends what is due, one after the other; resolves when nothing is, or the mail server cannot be reached. */
  look(): Promise<void> {
    if (this.#running !== null) {
      // Something may have come in since it looked last.
      this.#again = true
      return this.#running
    }
    this.#running = this.#run().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  /** As `look`, but nobody waits for a mail server that hangs: it goes on by itself. */
  sendNow(): Promise<void> {
    return within(PATIENCE, this.look())
  }

  /** Begins nothing more. What is being sent is waited for a while; the rest is sent by the next server. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearInterval(this.#timer)
    await within(STOP_PATIENCE, this.#running ?? Promise.resolve())
  }

  async #run(): Promise<void> {
    do {
      this.#again = false
      try {
        await this.#sendDue()
      } catch (error) {
        this.#parts.log.warn({ event: 'outbox.failed', error }, 'the outbox could not be read')
      }
    } while (this.#again && !this.#stopped)
  }

  async #sendDue(): Promise<void> {
    const { store, now } = this.#parts
    while (!this.#stopped && (await store.isAnyDue(now()))) {
      const claimed = await store.claim(now(), now() + CLAIMED_FOR)
      // Another server was quicker.
      if (claimed === null) return
      if (!(await this.#send(claimed))) return
    }
  }

  /** @returns whether there is sense in sending another one now */
  async #send({ id, mail: message, tries, isTooLate }: ClaimedMail): Promise<boolean> {
    const { store, mail, log, now } = this.#parts
    if (isTooLate) {
      log.error({ event: 'outbox.given-up', id }, 'a mail could not be sent for a day')
      return true
    }
    try {
      await mail.send(await this.#withFile(message))
    } catch (error) {
      log.warn({ event: 'outbox.mail.failed', id, tries, error })
      const failure = failureOf(error)
      await store.settle(id, { is: 'failed', nextAt: now() + pauseAfter(tries), failure })
      return failure !== 'no-answer'
    }
    await store.settle(id, { is: 'sent', at: now() })
    return true
  }

  /** What it is about can be read without its file, which leads a life of its own; that it is gone stops no mail. */
  async #withFile({ attached, ...message }: WaitingMessage): Promise<Letter> {
    if (attached === undefined) return message
    const { agenda, hash, type, name } = attached
    const path = await this.#parts.files.pathOf(agenda, hash)
    if (path !== null) return { ...message, attached: { path, type, name } }
    this.#parts.log.error({ event: 'outbox.file.missing', id: message.id, agenda, hash })
    return message
  }
}

const pauseAfter = (tries: number): number => Math.min(FIRST_PAUSE * 2 ** (tries - 1), LONGEST_PAUSE)

async function within(patience: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience)
  })
  await Promise.race([work, over])
  clearTimeout(timer)
}
