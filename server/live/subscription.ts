/** What one connection was told of one topic, and so what it must be told next. */
import type { Topic } from '../../shared/protocol/live.ts'
import type { ListNow } from './topics.ts'

export class Subscription {
  readonly #topic: Topic
  #order: readonly string[] = []
  #rows: ReadonlyMap<string, string> | null = null
  #about: string | null = null
  #moment = 0

  constructor(topic: Topic) {
    this.#topic = topic
  }

  /**
   * @param now what is older than what was told is passed over: what made that another is told in the next round
   * @returns the message: the whole list at first, then what is another; `null` when nothing is
   */
  tell({ list: { rows, about }, moment }: ListNow): string | null {
    if (moment < this.#moment) return null
    this.#moment = moment
    const before = { order: this.#order, rows: this.#rows, about: this.#about }
    this.#order = rows.map(({ id }) => id)
    this.#rows = new Map(rows.map(({ id, json }) => [id, json]))
    this.#about = about
    if (before.rows === null) return this.#message({ rows: listOf(rows), ...(about !== null && { about }) })
    const changed = rows.filter(({ id, json }) => before.rows!.get(id) !== json)
    const isOtherOrder = before.order.join() !== this.#order.join()
    const isOtherAbout = before.about !== about
    if (changed.length === 0 && !isOtherOrder && !isOtherAbout) return null
    return this.#message({
      changed: listOf(changed),
      ...(isOtherOrder && { order: JSON.stringify(this.#order) }),
      ...(isOtherAbout && { about: about ?? 'null' }),
    })
  }

  /** @param parts JSON already: rows are written once for everybody who gets them */
  #message(parts: Record<string, string>): string {
    const written = Object.entries(parts).map(([key, json]) => `,"${key}":${json}`)
    return `{"topic":${JSON.stringify(this.#topic)}${written.join('')}}`
  }
}

const listOf = (rows: readonly { json: string }[]): string => `[${rows.map(({ json }) => json).join()}]`
