/**
 * The lines of the board, kept as the document changes: only an item that something changed in is read anew, and a line that says the
 * same as before is the same object, so that nothing else is drawn.
 */
import type * as Y from 'yjs'
import { inOrder, readOutline } from '../../shared/agenda/outline.ts'
import { type ProgressRules, readRules } from '../../shared/progress/itemProgress.ts'
import { AGENDA, type Change, observeChanges } from '../agenda/changes.ts'
import { type BoardNode, type BoardRow, oddRow, readBoardRow } from './boardRow.ts'
import { EVERY, PAGE_TIMER, type Timer, Together } from './together.ts'

/** Values of an item that decide where it stands. `''`: the item itself was made. */
const STRUCTURE = new Set(['', 'position', 'deletedAt', 'kind'])

/** Of the agenda: what its items are asked for. */
const RULES = new Set(['fields', 'asksCaseNumber'])

export class BoardRows {
  readonly #doc: Y.Doc
  readonly #read: typeof readBoardRow
  readonly #listeners = new Set<() => void>()
  readonly #telling: Together
  readonly #stopObserving: () => void
  #rules: ProgressRules
  #nodes: readonly BoardNode[] = []
  #byId = new Map<string, BoardRow>()
  #rows: readonly BoardRow[] = []
  #dirty = new Set<string>()
  #isMovedAround = false
  #hasOtherRules = false

  /** @param read throws where an item cannot be read: its line says so then */
  constructor(doc: Y.Doc, timer: Timer = PAGE_TIMER, read = readBoardRow) {
    this.#doc = doc
    this.#read = read
    this.#rules = readRules(doc)
    this.#telling = new Together(timer, EVERY, this.#readAnew)
    this.#stopObserving = observeChanges(doc, this.#note)
    this.#isMovedAround = true
    this.#readAnew()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Every living node, in document order; the same array until one of them is another. */
  readonly rows = (): readonly BoardRow[] => this.#rows

  /** The same object until the template is another. */
  readonly rules = (): ProgressRules => this.#rules

  destroy(): void {
    this.#stopObserving()
    this.#telling.stop()
  }

  readonly #note = (changes: readonly Change[]): void => {
    for (const { item, field } of changes) {
      if (item !== AGENDA) this.#dirty.add(item)
      if (item !== AGENDA ? STRUCTURE.has(field) : field === 'numbering') this.#isMovedAround = true
      if (item === AGENDA && RULES.has(field)) this.#hasOtherRules = true
    }
    if (this.#dirty.size > 0 || this.#isMovedAround || this.#hasOtherRules) this.#telling.soon()
  }

  readonly #readAnew = (): void => {
    const dirty = this.#dirty
    this.#dirty = new Set()
    if (this.#hasOtherRules) this.#rules = readRules(this.#doc)
    if (this.#isMovedAround) this.#nodes = inOrder(readOutline(this.#doc))
    const readAll = this.#hasOtherRules
    this.#hasOtherRules = false
    this.#isMovedAround = false
    const before = this.#byId
    this.#byId = new Map()
    for (const node of this.#nodes) {
      const old = before.get(node.id)
      const isOther = old === undefined || readAll || dirty.has(node.id)
      this.#byId.set(node.id, isOther ? sameAs(old, this.#readOne(node)) : standingAt(old, node))
    }
    const rows = [...this.#byId.values()]
    const isSame = rows.length === this.#rows.length && rows.every((row, index) => row === this.#rows[index])
    if (isSame && !readAll) return
    this.#rows = rows
    for (const listener of this.#listeners) listener()
  }

  /** One item that cannot be read takes no other with it. */
  #readOne(node: BoardNode): BoardRow {
    try {
      return this.#read(this.#doc, node, this.#rules)
    } catch (error) {
      console.error(error)
      return oddRow(node)
    }
  }
}

/** Of most letters that somebody writes a line says nothing. */
const sameAs = (old: BoardRow | undefined, row: BoardRow): BoardRow =>
  old !== undefined && JSON.stringify(old) === JSON.stringify(row) ? old : row

/** Who has only got another number need not be read anew. */
function standingAt(row: BoardRow, { kind, number, depth }: BoardNode): BoardRow {
  const isSame = row.kind === kind && row.number === number && row.depth === depth
  return isSame ? row : { ...row, kind, number, depth }
}
