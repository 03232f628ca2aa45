/**
 * Lines that stand twice, for two people made them a list (a quote, a heading's item …) at the same moment: each command deletes the
 * lines and makes them anew, and both of what was made is there. Whose command came second to the server takes out their own
 * again; nobody else does, so that never both go (`docs/decisions/0019`).
 *
 * Who was second is told by the server's own bytes: they name what is deleted once, with the command that deleted it first. Who
 * hears a colleague delete what one has deleted oneself was second; the first hears no such thing.
 */
import * as decoding from 'lib0/decoding'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { MESSAGE, SYNC } from '../../shared/protocol/messages.ts'
import { align } from '../../shared/richtext/align.ts'
import { kindOf } from '../../shared/richtext/kinds.ts'
import { askingSocket } from './askingSocket.ts'
import { type Addition, add, additionTo, isLine, lettersOf, textAround } from './lines.ts'
import { type MadeLine, MadeLines, type Old } from './madeLines.ts'
import { TAKEN_OUT, type TakenOut } from './takenOut.ts'

type Provider = Pick<WebsocketProvider, 'messageHandlers'>

/** What one knows of one's own changes. */
export interface OwnChanges {
  /** The number of the change that is being made. */
  readonly next: number
  /** Whether a change is known to be on the server's disk. */
  isDurable(change: number): boolean
}

/** One's own line, and a colleague's that was made of the same. */
interface Twice {
  own: MadeLine
  other: Y.XmlElement
  /** When it was found, the colleague's had all of one's own words. */
  hasAll: boolean
}

/** Whether a line of one's own may go for one of that client's. */
type MayGo = (own: MadeLine, client: number) => boolean

/** What is of no use without anything in it. */
const CONTAINERS: ReadonlySet<string> = new Set(['listItem', 'bulletList', 'orderedList', 'blockquote'])

export class MadeTwice {
  readonly #doc: Y.Doc
  readonly #changes: OwnChanges
  readonly #made: MadeLines
  #found: Twice[] = []
  /** The server was asked for one's own from this clock on. */
  #askedFrom = Number.POSITIVE_INFINITY

  constructor(doc: Y.Doc, changes: OwnChanges) {
    this.#doc = doc
    this.#changes = changes
    this.#made = new MadeLines(doc)
    doc.on('afterTransaction', this.#note)
    doc.on('afterAllTransactions', this.#takeOut)
  }

  /** @returns a class of sockets that ask as this needs it */
  socketClass(Base: typeof WebSocket): typeof WebSocket {
    return askingSocket(Base, () => this.ask())
  }

  /**
   * A step 2 names everything that is gone, whoever was first. So the server is asked for one's own lines too that may not be
   * there: when its answer has a colleague's and not these, the colleague was first.
   * @returns the state vector to ask with
   */
  ask(): Uint8Array {
    const clocks = this.#made
      .living()
      .flatMap(({ olds }) => olds)
      .filter(({ change }) => !this.#changes.isDurable(change))
      .map(({ made }) => made)
    this.#askedFrom = Math.min(...clocks)
    const known = Y.decodeStateVector(Y.encodeStateVector(this.#doc))
    if (clocks.length > 0) known.set(this.#doc.clientID, this.#askedFrom)
    return Y.encodeStateVector(known)
  }

  /** Hears what comes from the server. */
  attach({ messageHandlers }: Provider): void {
    const handle = messageHandlers[MESSAGE.sync]!
    messageHandlers[MESSAGE.sync] = (...message) => {
      const copy = decoding.clone(message[1])
      handle(...message)
      const step = decoding.readVarUint(copy)
      if (step !== SYNC.step1) this.came(decoding.readVarUint8Array(copy), step === SYNC.step2)
    }
  }

  /** @param update has been taken in, as it came from the server @param isAnswer it is a step 2, which names all that is gone */
  came(update: Uint8Array, isAnswer: boolean): void {
    const made = this.#made.living()
    if (made.length === 0) return
    const { structs, ds } = Y.decodeUpdate(update)
    const olds = (own: MadeLine) => own.olds.filter(({ id }) => Y.isDeleted(ds, id))
    const mine = made.filter((own) => olds(own).length > 0)
    if (mine.length === 0) return
    const isBoth = (old: Old) => structs.some((struct) => holds(struct, this.#doc.clientID, old.made))
    // Where both are in one message everybody hears it: of the two the larger number goes.
    const mayGo: MayGo = (own, client) =>
      isAnswer
        ? olds(own).every((old) => old.made >= this.#askedFrom && !isBoth(old))
        : client < this.#doc.clientID || !olds(own).some(isBoth)
    const others = this.#livingLines(structs)
    const clients = [...new Set(others.map(clientOf))].sort((a, b) => a - b)
    // Others' lines may be taken out at this very moment, and what is put into them would go along.
    const mayCarry = (client: number) => client === clients[0] && !(isAnswer && clients.length > 1)
    for (const client of clients)
      this.#find(
        mine.filter((own) => mayGo(own, client)),
        others.filter((line) => clientOf(line) === client),
        mayCarry(client),
      )
    if (this.#doc._transaction === null) this.#takeOut()
  }

  destroy(): void {
    this.#doc.off('afterTransaction', this.#note)
    this.#doc.off('afterAllTransactions', this.#takeOut)
  }

  #livingLines(structs: readonly (Y.Item | Y.GC | Y.Skip)[]): Y.XmlElement[] {
    const { clientID, store } = this.#doc
    return structs.flatMap((struct) => {
      if (!(struct instanceof Y.Item) || struct.id.client === clientID) return []
      if (!(struct.content instanceof Y.ContentType) || !isLine(struct.content.type)) return []
      // What it depends on may not have come.
      if (Y.getState(store, struct.id.client) <= struct.id.clock) return []
      const item = Y.getItem(store, struct.id)
      const type = item instanceof Y.Item && item.content instanceof Y.ContentType ? item.content.type : null
      return isLine(type) && type._item?.deleted === false ? [type] : []
    })
  }

  #find(mine: readonly MadeLine[], others: readonly Y.XmlElement[], mayCarry: boolean): void {
    const isFound = (one: MadeLine) => this.#found.some(({ own }) => own === one)
    for (const field of new Set(others.map(textAround))) {
      const own = mine.filter((one) => textAround(one.line) === field && !isFound(one))
      const there = others.filter((line) => textAround(line) === field)
      this.#found.push(...alike(inOrder(own, lineIn), inOrder(there, itself), mayCarry))
    }
  }

  readonly #note = (transaction: Y.Transaction): void => {
    const { local, origin } = transaction
    if (local && origin !== TAKEN_OUT && transaction.deleteSet.clients.size > 0)
      this.#made.note(transaction, this.#changes.next)
  }

  readonly #takeOut = (): void => {
    const found = this.#found
    if (found.length === 0) return
    this.#found = []
    this.#doc.transact((transaction) => {
      const taken = found.filter(takeOutOne)
      const known: TakenOut = {
        goesOnIn: new Map(taken.map(({ own, other }) => [own.line, other])),
        olds: taken.flatMap(({ own }) => own.olds.map(({ id }) => id)),
      }
      transaction.meta.set(TAKEN_OUT, known)
    }, TAKEN_OUT)
  }
}

const holds = ({ id, length }: Y.Item | Y.GC | Y.Skip, client: number, clock: number): boolean =>
  id.client === client && id.clock <= clock && clock < id.clock + length

/** What one's own line has and the other has not, which goes along; `null`: they differ otherwise, and both stay. */
function ownWords(own: Y.XmlElement, other: Y.XmlElement): Addition | null {
  const [mine, theirs] = [lettersOf(own), lettersOf(other)]
  return additionTo(theirs, mine) ?? (additionTo(mine, theirs) && { at: 0, letters: [] })
}

/** What came with it meanwhile is no different from what comes later: a colleague may delete their own line again. */
function takeOutOne({ own: { line }, other, hasAll }: Twice): boolean {
  if (line._item?.deleted !== false || !(hasAll || carriesOver(line, other))) return false
  takeAway(line)
  return true
}

function carriesOver(own: Y.XmlElement, other: Y.XmlElement): boolean {
  const words = other._item?.deleted === false ? ownWords(own, other) : null
  return words !== null && (words.letters.length === 0 || add(other, words))
}

/** With what it alone stood in. */
function takeAway(element: Y.XmlElement): void {
  const { parent } = element
  if (!(parent instanceof Y.XmlFragment)) return
  if (parent instanceof Y.XmlElement && parent.length === 1 && CONTAINERS.has(kindOf(parent)))
    takeAway(parent)
  else parent.delete(parent.toArray().indexOf(element), 1)
}

/** 0: neither holds the other's letters, or there is much more in the one that is not typed on behind the other. */
function likeness(own: MadeLine['line'], other: Y.XmlElement): number {
  if (ownWords(own, other) === null) return 0
  const [short, long] = [lettersOf(own), lettersOf(other)].sort((a, b) => a.length - b.length)
  const alike = short!.length
  // Of a line that somebody is writing a colleague has had the beginning alone.
  const isBeginning = alike > 0 && additionTo(short!, long!)?.at === alike
  if (!isBeginning && alike * 2 < long!.length) return 0
  return 1 + alike + (alike === long!.length ? 1 : 0)
}

/** @param mayCarry whether what one's own has and the other has not may go along */
function alike(own: readonly MadeLine[], others: readonly Y.XmlElement[], mayCarry: boolean): Twice[] {
  const hasAll = (one: MadeLine, other: Y.XmlElement) => ownWords(one.line, other)?.letters.length === 0
  const weigh = (one: MadeLine, other: Y.XmlElement) =>
    mayCarry || hasAll(one, other) ? likeness(one.line, other) : 0
  const pairs = align(own, others, () => false, weigh)
  return pairs.map(([at, to]) => {
    const [one, other] = [own[at]!, others[to]!]
    return { own: one, other, hasAll: hasAll(one, other) }
  })
}

const itself = (line: Y.XmlElement): Y.XmlElement => line
const lineIn = ({ line }: MadeLine): Y.XmlElement => line
const clientOf = (line: Y.XmlElement): number => line._item!.id.client

/** As they are read. */
function inOrder<T>(all: readonly T[], lineOf: (one: T) => Y.XmlElement): T[] {
  return all
    .map((one) => ({ one, path: pathOf(lineOf(one)) }))
    .sort((a, b) => compare(a.path, b.path))
    .map(({ one }) => one)
}

function pathOf(line: Y.XmlElement): number[] {
  const path: number[] = []
  let at: Y.XmlElement | Y.XmlFragment = line
  while (at.parent instanceof Y.XmlFragment) {
    path.unshift(at.parent.toArray().indexOf(at as Y.XmlElement))
    at = at.parent
  }
  return path
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((step, index) => step !== b[index])
  return at === -1 ? -1 : a[at]! - (b[at] ?? -1)
}
