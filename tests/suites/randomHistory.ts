/** Several people write one agenda at once, at random; a server takes it as the real one does. The seed says it all. */
import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import { ROOTS } from '../../shared/agenda/document.ts'

/** What one message changed, in the server's own bytes. */
export interface Entry {
  person: string | null
  update: Uint8Array
}

export interface History {
  /** The first is the agenda's first content. */
  entries: Entry[]
  /** The server's document after the last entry. */
  doc: Y.Doc
}

type Random = () => number

const PEOPLE = 3
/** Client ids decide what comes first of what is written at one place at once, so they are not left to chance. */
const FIRST_CLIENT = 2
const OPERATIONS = 120

export function randomHistory(seed: number, operations = OPERATIONS): History {
  const random = randomNumbers(seed)
  const server = new Server()
  const people = Array.from({ length: PEOPLE }, (_, n) => new Writer(n, server))
  for (let n = 0; n < operations; n++) {
    const writer = people[Math.floor(random() * people.length)]!
    if (random() < 0.7) edit(writer.doc, random)
    else if (random() < 0.5) writer.send()
    else writer.receive()
  }
  for (const writer of people) writer.send()
  return { entries: server.entries, doc: server.doc }
}

/** All that two replicas must agree on. */
export function contentOf(doc: Y.Doc) {
  return {
    json: Object.fromEntries(ROOTS.map((root) => [root, doc.getMap(root).toJSON()])),
    inserted: new Map([...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b)),
    deleted: deletedRanges(doc),
  }
}

/** The document that a state or a log's updates are. */
export function docOf(...updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

export const sameContent = (a: Y.Doc, b: Y.Doc): boolean => isDeepStrictEqual(contentOf(a), contentOf(b))

function deletedRanges(doc: Y.Doc): Map<number, [clock: number, length: number][]> {
  const { clients } = Y.createDeleteSetFromStructStore(doc.store)
  const ranges = [...clients].sort(([a], [b]) => a - b)
  return new Map(ranges.map(([client, items]) => [client, items.map(({ clock, len }) => [clock, len])]))
}

class Server {
  readonly doc = new Y.Doc()
  readonly entries: Entry[] = []

  constructor() {
    this.accept(null, Y.encodeStateAsUpdate(firstContent()))
  }

  /** All update events of one apply are one entry; no event, no entry. */
  accept(person: string | null, update: Uint8Array): void {
    const events: Uint8Array[] = []
    const collect = (event: Uint8Array) => events.push(event)
    this.doc.on('update', collect)
    Y.applyUpdate(this.doc, update)
    this.doc.off('update', collect)
    if (events.length > 0) this.entries.push({ person, update: Y.mergeUpdates(events) })
  }
}

class Writer {
  readonly doc = new Y.Doc()
  readonly #person: string
  readonly #server: Server
  #unsent: Uint8Array[] = []
  #received = 0

  constructor(number: number, server: Server) {
    this.#person = `person-${number}`
    this.doc.clientID = FIRST_CLIENT + number
    this.#server = server
    this.receive()
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== server) this.#unsent.push(update)
    })
  }

  send(): void {
    for (const update of this.#unsent.splice(0)) this.#server.accept(this.#person, update)
  }

  receive(): void {
    for (const { update } of this.#server.entries.slice(this.#received)) {
      Y.applyUpdate(this.doc, update, this.#server)
    }
    this.#received = this.#server.entries.length
  }
}

function firstContent(): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 1
  doc.transact(() => {
    doc.getMap('agenda').set('title', 'Dagsorden 2024')
    for (const id of ['one', 'two']) addItem(doc, id)
  })
  return doc
}

function addItem(doc: Y.Doc, id: string): void {
  const fragment = new Y.XmlFragment()
  fragment.insert(0, [paragraph('Sagen er den, at der skal skrives en dagsorden.')])
  const item = new Y.Map<unknown>([
    ['fields', new Y.Map([['background', fragment]])],
    ['caseNumber', 'SAG-2023-03576'],
  ])
  doc.getMap('items').set(id, item)
}

function paragraph(text: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(text)])
  return element
}

function edit(doc: Y.Doc, random: Random): void {
  const items = [...doc.getMap<Y.Map<unknown>>('items').values()]
  const item = items[Math.floor(random() * items.length)]!
  const fragment = (item.get('fields') as Y.Map<Y.XmlFragment>).get('background')!
  const at = Math.floor(random() * fragment.length)
  const text = (fragment.get(at) as Y.XmlElement | undefined)?.get(0) as Y.XmlText | undefined
  const what = random()
  if (what < 0.05) addItem(doc, `item-${Math.floor(random() * 1e9)}`)
  else if (what < 0.15) item.set('caseNumber', `SAG-${Math.floor(random() * 100)}`)
  else if (what < 0.25 || !text) fragment.insert(at, [paragraph('Nyt afsnit.')])
  else if (what < 0.3) fragment.delete(at, 1)
  else editText(text, random)
}

function editText(text: Y.XmlText, random: Random): void {
  const start = Math.floor(random() * (text.length + 1))
  const length = Math.min(text.length - start, 1 + Math.floor(random() * 8))
  const what = random()
  if (what < 0.4 || length === 0) text.insert(start, ' ord'.repeat(1 + Math.floor(random() * 3)))
  else if (what < 0.6) text.delete(start, length)
  else text.format(start, length, { [random() < 0.5 ? 'bold' : 'italic']: random() < 0.6 ? {} : null })
}

/** mulberry32. @see https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
function randomNumbers(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
