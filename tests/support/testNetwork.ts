/**
 * Several people and a server, without sockets: messages wait in queues until somebody delivers them. Like the real one, a
 * connection keeps its order towards the server and loses nothing in its middle: what is lost is lost by a break, and the
 * next connection begins with a sync. Towards people messages may come twice and in any order, which Yjs allows.
 */
import * as Y from 'yjs'
import type { RandomSource } from './randomSource.ts'

const NETWORK = 'network'

export class TestServer {
  readonly doc: Y.Doc
  /** What was taken, oldest first, in the server's own bytes; the first is the agenda's first content. */
  readonly log: Uint8Array[]
  protected readonly connected = new Set<TestPerson>()

  /** @param firstContent an agenda, as an update */
  constructor(firstContent: Uint8Array) {
    this.doc = new Y.Doc()
    Y.applyUpdate(this.doc, firstContent)
    this.log = [Y.encodeStateAsUpdate(this.doc)]
  }

  /** Both step 2s: from here on the two know the same, but for what waits in the person's inbox. */
  connect(person: TestPerson): void {
    this.receive(person, Y.encodeStateAsUpdate(person.doc, Y.encodeStateVector(this.doc)))
    person.inbox.push(Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(person.doc)))
    this.connected.add(person)
  }

  disconnect(person: TestPerson): void {
    this.connected.delete(person)
  }

  /** All that Yjs reports within one apply is one row; only the first of it is the sender's own and needs no way back. */
  receive(sender: TestPerson, update: Uint8Array): void {
    const emitted: Uint8Array[] = []
    const collect = (bytes: Uint8Array) => emitted.push(bytes)
    this.doc.on('update', collect)
    Y.applyUpdate(this.doc, update, sender)
    this.doc.off('update', collect)
    if (emitted.length > 0) this.log.push(Y.mergeUpdates(emitted))
    for (const person of this.connected)
      person.inbox.push(...(person === sender ? emitted.slice(1) : emitted))
  }
}

/** One person's browser: their document, and what waits on its way to and from the server. */
export class TestPerson {
  readonly name: string
  readonly doc = new Y.Doc()
  readonly inbox: Uint8Array[] = []
  readonly outbox: Uint8Array[] = []
  online = false
  private readonly server: TestServer

  constructor(name: string, clientId: number, server: TestServer) {
    this.name = name
    this.server = server
    this.doc.clientID = clientId
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (this.online && origin !== NETWORK) this.outbox.push(update)
    })
    this.connect()
    this.deliverAll()
  }

  connect(): void {
    if (this.online) return
    this.server.connect(this)
    this.online = true
  }

  /** Whatever is on its way is lost; what the person wrote stays in their document. */
  disconnect(): void {
    this.server.disconnect(this)
    this.online = false
    this.inbox.length = 0
    this.outbox.length = 0
  }

  /** @returns whether there was anything to send */
  sendNext(): boolean {
    const update = this.outbox.shift()
    if (update !== undefined) this.server.receive(this, update)
    return update !== undefined
  }

  /**
   * @param at which of the waiting messages comes now
   * @param again it comes once more later
   */
  receiveAt(at: number, again = false): void {
    const [update] = again ? [this.inbox[at]!] : this.inbox.splice(at, 1)
    Y.applyUpdate(this.doc, update!, NETWORK)
  }

  deliverAll(): void {
    while (this.sendNext());
    while (this.inbox.length > 0) this.receiveAt(0)
  }
}

export class TestNetwork {
  readonly server: TestServer
  readonly people: readonly TestPerson[]

  constructor(
    firstContent: Uint8Array,
    names: readonly string[],
    random: RandomSource,
    server = new TestServer(firstContent),
  ) {
    this.server = server
    this.server.doc.clientID = random.below(2 ** 32)
    this.people = names.map((name) => new TestPerson(name, random.below(2 ** 32), this.server))
  }

  get docs(): Y.Doc[] {
    return [this.server.doc, ...this.people.map((person) => person.doc)]
  }

  /** Everybody comes back, and everything on its way arrives, with what Yjs tidies up on arrival. */
  rest(): void {
    for (const person of this.people) person.connect()
    while (this.people.some((person) => person.inbox.length + person.outbox.length > 0))
      for (const person of this.people) person.deliverAll()
  }
}

/** What was on its way arrives; or somebody is away for a while, with nothing on its way, and comes back. */
export function exchange(network: TestNetwork, random: RandomSource): void {
  const person = random.pick(network.people)
  if (random.chance(0.1)) {
    while (person.sendNext());
    while (person.inbox.length > 0) person.receiveAt(0)
    while (person.sendNext());
    if (person.online) person.disconnect()
    else person.connect()
    return
  }
  while (random.chance(0.8) && person.sendNext());
  while (person.inbox.length > 0 && random.chance(0.8)) person.receiveAt(0)
}
