/** Three people in the same line of plain words: what a merge swallows of it comes back to whoever typed it. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createUndoManager } from '../../client/editor/undo.ts'
import { itemOf } from '../../shared/agenda/document.ts'
import { setCaseNumber } from '../../shared/agenda/edits.ts'
import { wordsIn } from '../../shared/agenda/wordWeave.ts'
import { agenda, item } from '../support/agenda.ts'
import { RandomSource } from '../support/randomSource.ts'
import { exchange, TestNetwork, type TestPerson } from '../support/testNetwork.ts'
import { WatchingServer } from '../support/watchingServer.ts'

const NAMES = ['vibeke', 'søren', 'lene']
const STEPS = 50
const seeds = Array.from({ length: process.env.LONG === '1' ? 5_000 : 80 }, (_, at) => at + 1)

const lineIn = (doc: Y.Doc): string => String(itemOf(doc, 'id1')!.get('caseNumber') ?? '')
const plainWords = (line: string): string[] => wordsIn(line).map(({ word }) => word)

class Writer {
  readonly person: TestPerson
  readonly typed: string[] = []
  readonly #random: RandomSource
  readonly #takenAway: Set<string>
  readonly #undo: Y.UndoManager

  constructor(person: TestPerson, random: RandomSource, takenAway: Set<string>) {
    this.person = person
    this.#random = random
    this.#takenAway = takenAway
    this.#undo = createUndoManager(person.doc)
  }

  /** A word more somewhere, letter by letter; a word less; something else altogether; or undo. */
  act(): void {
    const what = this.#random.below(12)
    if (what < 8) this.#type()
    else if (what === 8) this.#change((words) => words.splice(this.#random.below(words.length), 1))
    else if (what === 9) this.#change((words) => words.splice(0, words.length, this.#newWord()))
    else this.#watched(() => this.#undo[what === 10 ? 'undo' : 'redo']())
    this.#undo.stopCapturing()
  }

  /** A word is in the line when it is whole. */
  #type(): void {
    const at = this.#random.chance(0.6) ? plainWords(lineIn(this.person.doc)).length : this.#random.below(4)
    const word = this.#newWord()
    for (const letters of [word.slice(0, 2), word.slice(0, 4)])
      this.#change((words) => words.splice(at, words[at] === letters.slice(0, 2) ? 1 : 0, letters))
    this.#change((words) => words.splice(words.indexOf(word.slice(0, 4)), 1, word))
  }

  #newWord(): string {
    const word = `${this.person.name.slice(0, 1)}-${this.typed.length + 1000}`
    this.typed.push(word)
    return word
  }

  #change(change: (words: string[]) => void): void {
    this.#watched(() => {
      const words = plainWords(lineIn(this.person.doc))
      change(words)
      setCaseNumber(this.person.doc, 'id1', words.join(' '))
    })
  }

  #watched(change: () => void): void {
    const before = plainWords(lineIn(this.person.doc))
    change()
    const after = new Set(plainWords(lineIn(this.person.doc)))
    for (const word of before) if (!after.has(word)) this.#takenAway.add(word)
  }
}

/** Notes words of others that somebody is given, though they are lost. */
class LookingServer extends WatchingServer {
  readonly strangers: string[] = []
  isLost: (word: string) => boolean = () => false
  readonly #looked = new Map<string, Set<string>>()

  override receive(sender: TestPerson, update: Uint8Array): void {
    super.receive(sender, update)
    for (const name of NAMES) {
      const back = this.backTo(name)
      const isNew = (word: string) => this.#looked.get(name)?.has(word) !== true
      const lost = [...back].filter(
        (word) => isNew(word) && !word.startsWith(name.slice(0, 1)) && this.isLost(word),
      )
      this.strangers.push(...lost)
      this.#looked.set(name, back)
    }
  }

  backTo(name: string): Set<string> {
    return new Set(this.handedBack.of(name).flatMap(({ words }) => words.split('\n').flatMap(plainWords)))
  }
}

function write(seed: number, restarts: boolean) {
  const random = new RandomSource(seed)
  return random.whileSeeded(() => {
    const content = Y.encodeStateAsUpdate(agenda().item(item('AI')).doc())
    const server = new LookingServer(content)
    const network = new TestNetwork(content, NAMES, random, server)
    const takenAway = new Set<string>()
    const writers = network.people.map((person) => new Writer(person, random, takenAway))
    // What is not whole is no word.
    server.isLost = (word) =>
      word.length === 6 && !plainWords(lineIn(server.doc)).includes(word) && !takenAway.has(word)
    for (let step = 0; step < STEPS; step += 1) {
      random.pick(writers).act()
      exchange(network, random)
      if (restarts && random.chance(0.1)) server.restart()
    }
    network.rest()
    return { server, writers }
  })
}

let shared = 0

describe('three who write in one line, with a network and without', () => {
  test.each(seeds)(
    '[W26] each gets their own words back, and nobody a colleague’s that are lost (seed %i)',
    (seed) => {
      const { server, writers } = write(seed, false)
      for (const writer of writers) expectAllThere(server, writer)
      expect(server.strangers).toEqual([])
      const ids = NAMES.flatMap((name) =>
        server.handedBack.values
          .of(name)
          .flatMap(({ pieces }) => (JSON.parse(pieces) as { values: object[] }).values),
      ).map((value) => JSON.stringify({ ...value, words: '' }))
      shared += ids.length - new Set(ids).size
    },
  )

  test('[W26] in these histories one value was given back to several', () => {
    expect(shared).toBeGreaterThan(seeds.length / 10)
  })

  test.each(seeds)(
    '[W27] so it is when the server forgets between: each gets all that may be theirs (seed %i)',
    (seed) => {
      const { server, writers } = write(seed, true)
      for (const writer of writers) expectAllThere(server, writer)
    },
  )
})

function expectAllThere(server: LookingServer, { person, typed }: Writer): void {
  const own = server.backTo(person.name)
  expect(typed.filter((word) => server.isLost(word) && !own.has(word))).toEqual([])
}
