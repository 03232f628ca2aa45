/** A server of a test network that hands back what merges swallow, as a room does, with the real gate before it. */
import * as Y from 'yjs'
import type { Question } from '../../server/gate/admit.ts'
import { HandedBackWords } from '../../server/sync/handedBack.ts'
import { LiveDocument } from '../../server/sync/liveDocument.ts'
import { type TestPerson, TestServer } from './testNetwork.ts'

/** As a room: the gate lets it in, and what it swallows is handed back. */
export class WatchingServer extends TestServer {
  handedBack = new HandedBackWords([])
  #live: LiveDocument
  #isStep2 = false
  readonly #owners = new Map<number, string>()

  constructor(firstContent: Uint8Array) {
    super(firstContent)
    this.#live = new LiveDocument({ state: firstContent, gone: [] })
  }

  override connect(person: TestPerson): void {
    this.#isStep2 = true
    super.connect(person)
    this.#isStep2 = false
  }

  override receive(sender: TestPerson, update: Uint8Array): void {
    const judge = ({ newContentOf }: Question) => {
      for (const client of newContentOf) if (!this.#owners.has(client)) this.#owners.set(client, sender.name)
      return [] as const
    }
    const { emitted, swallowed, values, deleted } = this.#live.admit(update, judge, sender.name)
    const byWill = this.#isStep2 ? [] : deleted
    const authorOf = (client: number) => this.#owners.get(client) ?? sender.name
    this.handedBack.takeFrom(sender.name, byWill)
    this.handedBack.take(swallowed, authorOf, 0)
    this.handedBack.values.take({
      swallowed: values,
      ...{ sender: sender.name, deleted: byWill, authorOf, now: 0 },
      standsAt: (place) => this.#live.standsAt(place),
    })
    if (emitted === null) return
    Y.applyUpdate(this.doc, emitted)
    this.log.push(emitted)
    for (const person of this.connected) if (person !== sender) person.inbox.push(emitted)
  }

  wordsFor(name: string): string[] {
    return this.handedBack.of(name).flatMap(({ words }) => [...words.replaceAll('\n', '')])
  }

  /** What is in memory alone is forgotten. */
  restart(): void {
    this.handedBack = new HandedBackWords(
      [...this.#owners.values()].flatMap((name) => this.handedBack.of(name)),
    )
    this.#live = new LiveDocument({ state: Y.encodeStateAsUpdate(this.doc), gone: [] })
  }
}
