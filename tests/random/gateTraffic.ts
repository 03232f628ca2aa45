/** Random updates for the gate, on the small world of `gateWorld.ts`: as honest clients send them, and as nobody honest would. */
import * as Y from 'yjs'
import type { admit } from '../../server/gate/admit.ts'
import { type CraftedBlock, type CraftedStruct, craftUpdate, type Id } from '../support/craftUpdate.ts'
import {
  addNote,
  bodyOf,
  copyOf,
  namesOf,
  newWorld,
  noteOf,
  textOf,
  verdictOn,
} from '../support/gateWorld.ts'
import { RandomSource } from '../support/randomSource.ts'

type Gate = typeof admit

const NOTES = ['A', 'B', 'C', 'N', 'O'] as const
const HOSTILE = 50

/** @param gate another than ours @returns every honest update that was refused, and every change that no touch foretold */
export function honestFaults(seed: number, gate?: Gate): string[] {
  const random = new RandomSource(seed)
  const server = newWorld()
  const people = [11, 12, 13].map((client) => new Person(copyOf(server, client), random))
  const faults: string[] = []
  const receive = (update: Uint8Array) => {
    const verdict = verdictOn(server, update, gate)
    if (verdict.is !== 'accepted' && verdict.is !== 'nothing') faults.push(`refused: ${verdict.is}`)
    faults.push(...verdict.faults)
  }
  for (let round = 0; round < 12; round += 1) {
    const person = random.pick(people)
    if (random.chance(0.3)) for (const update of person.comeBack(server)) receive(update)
    else person.edit()
  }
  for (const person of people) for (const update of person.comeBack(server)) receive(update)
  return faults
}

/** @param gate another than ours @returns what a hostile update did that was not foretold */
export function hostileFaults(seed: number, gate?: Gate): string[] {
  const random = new RandomSource(seed)
  const server = newWorld()
  const person = new Person(copyOf(server, 11), random)
  for (let n = random.below(4); n > 0; n -= 1) person.edit()
  for (const update of person.comeBack(server)) Y.applyUpdate(server, update)
  const hostile = new Hostile(server, random)
  const faults: string[] = []
  for (let round = 0; round < 4 && faults.length === 0; round += 1) {
    const verdict = verdictOn(server, hostile.update(), gate)
    faults.push(...verdict.faults)
  }
  return faults
}

/** Somebody who writes, away from the server and at it. */
class Person {
  readonly doc: Y.Doc
  readonly #random: RandomSource
  readonly #undo: Y.UndoManager
  #waiting: Uint8Array[] = []

  constructor(doc: Y.Doc, random: RandomSource) {
    this.doc = doc
    this.#random = random
    this.#undo = new Y.UndoManager(doc.getMap('notes'), { captureTimeout: 0 })
    doc.on(
      'update',
      (update: Uint8Array, origin: unknown) => origin !== 'server' && this.#waiting.push(update),
    )
  }

  edit(): void {
    const random = this.#random
    const id = random.pick(NOTES)
    if (noteOf(this.doc, id) === undefined) addNote(this.doc, id)
    else if (random.chance(0.15)) random.chance(0.5) ? this.#undo.undo() : this.#undo.redo()
    else this.doc.transact(() => this.#change(id))
  }

  /** What it sends: its transactions one by one, some of them as one, or all at once as its step 2; then it hears of the others'. */
  comeBack(server: Y.Doc): Uint8Array[] {
    const waiting = this.#waiting
    this.#waiting = []
    const step2 = Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(server))
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(this.doc)), 'server')
    const roll = this.#random.below(3)
    if (roll === 0) return [step2]
    return roll === 1 && waiting.length > 0 ? [Y.mergeUpdates(waiting), step2] : [...waiting, step2]
  }

  #change(id: string): void {
    const random = this.#random
    const text = textOf(this.doc, id) as Y.XmlText | undefined
    const some = (length: number) => random.below(length + 1)
    const changes: (() => unknown)[] = [
      () => noteOf(this.doc, id).set('order', random.pick(['a', 'b', 'c'])),
      () => noteOf(this.doc, id).delete('order'),
      () => namesOf(this.doc, id).set(random.pick(['ida', 'bo']), true),
      () => namesOf(this.doc, id).delete(random.pick(['ida', 'bo'])),
      () => this.#newHeading(id),
      () => text?.format(some(text.length), some(2), { bold: random.chance(0.5) ? true : null }),
      () => text?.delete(0, Math.min(text.length, some(3))),
      () => text?.insert(some(text.length), random.pick(['ord ', 'x', 'æøå'])),
      () => bodyOf(this.doc, id).length > 1 && bodyOf(this.doc, id).delete(0, 1),
    ]
    random.pick(changes)()
  }

  #newHeading(id: string): void {
    const heading = new Y.XmlElement('heading')
    bodyOf(this.doc, id).insert(bodyOf(this.doc, id).length, [heading])
    heading.setAttribute('level', 2 as never)
    if (this.#random.chance(0.5)) heading.setAttribute('level', 3 as never)
    heading.insert(0, [new Y.XmlText('Ny')])
  }
}

const KEYS = ['order', 'title', 'body', 'names', 'ida', 'A', 'B', 'Z', 'level', '__proto__'] as const
/** Nobody has written under it. */
const UNKNOWN: Id = [777, 0]

const TYPES = ['array', 'map', 'element', 'fragment', 'hook', 'xmlText'] as const

/** Somebody who makes updates by hand, of what the document holds. */
class Hostile {
  readonly #doc: Y.Doc
  readonly #random: RandomSource
  /** What came before, to be said again in other words. */
  #sent: CraftedBlock | null = null

  constructor(doc: Y.Doc, random: RandomSource) {
    this.#doc = doc
    this.#random = random
  }

  update(): Uint8Array {
    const random = this.#random
    if (this.#sent !== null && random.chance(0.3)) return this.#again(this.#sent)
    if (random.chance(0.03)) return this.#deep()
    const blocks = [this.#block(HOSTILE + random.below(2))]
    if (random.chance(0.2)) blocks.push(this.#block(HOSTILE + random.below(3)))
    this.#sent = blocks[0]!
    const deletes = random.chance(0.4) ? this.#deletes() : []
    const update = craftUpdate(random.chance(0.15) ? [] : blocks, deletes)
    return random.chance(0.03) ? update.slice(0, random.below(update.length)) : update
  }

  #block(client: number): CraftedBlock {
    const random = this.#random
    const clock = random.chance(0.95) ? Y.getState(this.#doc.store, client) : random.below(9)
    const count = 1 + random.below(3)
    const structs: CraftedStruct[] = []
    let at = clock
    for (let n = 0; n < count; n += 1) {
      const struct = this.#struct(client, clock, at)
      structs.push(struct)
      at += lengthOf(struct)
    }
    return { client, clock, structs }
  }

  #struct(client: number, from: number, clock: number): CraftedStruct {
    const random = this.#random
    if (random.chance(0.02))
      return random.chance(0.5) ? { garbage: 1 + random.below(3) } : { skip: 1 + random.below(3) }
    const own = (): Id => [
      client,
      clock > from && random.chance(0.95) ? from + random.below(clock - from) : clock + random.below(2),
    ]
    const some = (): Id => (random.chance(clock > from ? 0.4 : 0.03) ? own() : this.#known())
    const content = this.#content()
    const roll = random.next()
    if (roll < 0.35) return { origin: some(), ...content }
    if (roll < 0.5) return { right: some(), ...content }
    if (roll < 0.6) return { origin: some(), right: some(), ...content }
    const key = random.chance(0.7) ? { key: random.pick(KEYS) } : {}
    const parent = random.chance(0.3)
      ? random.pick(['notes', 'notes', 'notes', 'evil'])
      : random.chance(0.7)
        ? this.#type()
        : some()
    return { parent, ...key, ...content }
  }

  #content(): Partial<CraftedStruct> {
    const random = this.#random
    switch (random.below(10)) {
      case 0:
        return { values: [random.pick(['x', 7, true, { evil: true }] as const)] }
      case 1:
        return { values: ['x'] }
      case 2:
        return {
          type: random.pick(TYPES),
          ...(random.chance(0.3) && { name: random.pick(['heading', 'script']) }),
        }
      case 3:
        return { deleted: 1 + random.below(2) }
      case 4:
        return {
          format: random.pick([
            ['bold', true],
            ['blink', true],
          ] as const),
        }
      case 5:
        return random.pick([{ subdocument: 'guid' }, { embed: { src: 'x' } }, { bytes: [1] }])
      case 6:
        return { type: random.pick(['map', 'element', 'xmlText'] as const) }
      default:
        return { text: random.pick(['x', 'EVIL']) }
    }
  }

  #deletes() {
    const random = this.#random
    const ranges = Array.from({ length: 1 + random.below(3) }, (): [number, number] => [
      random.below(random.chance(0.95) ? 70 : 500),
      1 + random.below(random.chance(0.8) ? 3 : 60),
    ])
    return [{ client: random.pick([1, 1, HOSTILE, 51, 777].slice(0, random.chance(0.95) ? 4 : 5)), ranges }]
  }

  /** What is known, longer, and somewhere else. */
  #again({ client, clock, structs }: CraftedBlock): Uint8Array {
    const first = structs[0]!
    const text = `${first.text ?? 'x'}TAIL`
    return craftUpdate([{ client, clock, structs: [{ origin: this.#known(), text }] }])
  }

  #deep(): Uint8Array {
    const structs = Array.from(
      { length: 100 },
      (_, n): CraftedStruct => ({
        parent: n === 0 ? this.#type() : [60, n - 1],
        type: 'element',
      }),
    )
    return craftUpdate([{ client: 60, clock: 0, structs }])
  }

  #known(): Id {
    const random = this.#random
    if (random.chance(0.02)) return [777, random.below(5)]
    const client = random.pick([...this.#doc.store.clients.keys()])
    return [client, random.below(Y.getState(this.#doc.store, client) + (random.chance(0.03) ? 2 : 0))]
  }

  /** Something that holds others; once in a while everything that does is deleted. */
  #type(): Id {
    const structs = [...this.#doc.store.clients.values()].flat()
    const types = structs.filter(
      (struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentType,
    )
    if (types.length === 0) return UNKNOWN
    const { client, clock } = this.#random.pick(types).id
    return [client, clock]
  }
}

const lengthOf = ({ text, values, deleted, garbage, skip }: CraftedStruct): number =>
  text?.length ?? values?.length ?? deleted ?? garbage ?? skip ?? 1
