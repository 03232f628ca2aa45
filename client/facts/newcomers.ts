/**
 * Ids of people that a page meets and does not know: somebody has come to the council since its people were read, and they are read again.
 * Whoever stays unknown is asked for once in a long while, and everybody who comes at once together.
 */
import type { PersonId } from '../../shared/agenda/document.ts'
import { PAGE_TIMER, type Timer, Together } from '../board/together.ts'

/** The people are read again so often at most (milliseconds). */
export const READ_EVERY = 5_000

/** Somebody whom the server did not know is asked for again after so long (milliseconds). */
export const ASK_AGAIN = 600_000

export class Newcomers {
  readonly #timer: Timer
  readonly #reading: Together
  readonly #askedAt = new Map<PersonId, number>()

  /** @param read reads the people again */
  constructor(read: () => void, timer: Timer = PAGE_TIMER) {
    this.#timer = timer
    this.#reading = new Together(timer, READ_EVERY, read)
  }

  /** This id is shown, and nobody here knows whose it is. */
  readonly meet = (id: PersonId): void => {
    const now = this.#timer.now()
    if (now - (this.#askedAt.get(id) ?? Number.NEGATIVE_INFINITY) < ASK_AGAIN) return
    this.#askedAt.set(id, now)
    this.#reading.soon()
  }

  /** Others may be there by now: somebody looks for them, or comes back to the page. */
  readonly look = (): void => this.#reading.soon()

  stop(): void {
    this.#reading.stop()
  }
}

/** By id; who asks for somebody that is not among them has met a newcomer. */
export class KnownPeople<Person> extends Map<PersonId, Person> {
  readonly #meet: (id: PersonId) => void

  constructor(people: Iterable<readonly [PersonId, Person]>, meet: (id: PersonId) => void) {
    super(people)
    this.#meet = meet
  }

  override get(id: PersonId): Person | undefined {
    const person = super.get(id)
    // An id that is none («nobody», on the board) is nobody's.
    if (person === undefined && id !== '') this.#meet(id)
    return person
  }
}
