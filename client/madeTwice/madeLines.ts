/**
 * Which lines one has made anew here: a paragraph that becomes an item of a list is one shared element deleted and another made
 * (`docs/decisions/0017`). Of each it is known what it was made of, through any number of commands and steps of undo.
 */
import { simpleDiff } from 'lib0/diff'
import * as Y from 'yjs'
import { align } from '../../shared/richtext/align.ts'
import { allLines, isLine, lettersOf, textAround, wordsBefore, wordsOf } from './lines.ts'

/** A line that was there before, and is gone. */
export interface Old {
  id: Y.ID
  /** The clock of the line that was made of it, in the very transaction that took it away. */
  made: number
  /** The number of that change. @see Acknowledgements.changed */
  change: number
}

export interface MadeLine {
  line: Y.XmlElement
  olds: readonly Old[]
}

/** What was made so many lines ago is known to everybody. */
const MOST = 500

export class MadeLines {
  readonly #doc: Y.Doc
  readonly #made = new Map<Y.XmlElement, MadeLine>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** Those that are still there. */
  living(): MadeLine[] {
    return [...this.#made.values()].filter(({ line }) => line._item?.deleted === false)
  }

  /** @param transaction of one's own, that is over, before Yjs lets go of what it deleted @param change its number */
  note(transaction: Y.Transaction, change: number): void {
    for (const field of fieldsThatLostLines(transaction)) this.#noteIn(field, transaction, change)
    for (const line of [...this.#made.keys()].slice(0, -MOST)) this.#made.delete(line)
  }

  #noteIn(field: Y.AbstractType<unknown>, transaction: Y.Transaction, change: number): void {
    const begin = transaction.beforeState.get(this.#doc.clientID) ?? 0
    const isNew = ({ client, clock }: Y.ID) => client === this.#doc.clientID && clock >= begin
    const isTaken = (id: Y.ID) => Y.isDeleted(transaction.deleteSet, id) && !isNew(id)
    const lines = allLines(field)
    const gone = lines.filter(({ _item }) => isTaken(_item!.id))
    const made = lines.filter(({ _item }) => isNew(_item!.id) && !_item!.deleted)
    const before = gone.map((line) => wordsBefore(line, isTaken))
    const now = made.map((line) => wordsOf(lettersOf(line)))
    for (const [at, to] of align(before, now, (a, b) => a === b, likeness)) {
      const [old, line] = [gone[at]!, made[to]!]
      const { id } = old._item!
      const earlier = this.#made.get(old)?.olds ?? []
      this.#made.set(line, { line, olds: [...earlier, { id, made: line._item!.id.clock, change }] })
    }
    for (const line of gone) this.#made.delete(line)
  }
}

function fieldsThatLostLines(transaction: Y.Transaction): Set<Y.AbstractType<unknown>> {
  const fields = new Set<Y.AbstractType<unknown>>()
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentType)) return
    const field = isLine(struct.content.type) ? textAround(struct.content.type) : null
    if (field instanceof Y.AbstractType && field._item?.deleted !== true) fields.add(field)
  })
  return fields
}

/** 0: most of it is other words, as when one deletes a line and writes another. */
function likeness(a: string, b: string): number {
  const alike = b.length - simpleDiff(a, b).insert.length
  return alike * 2 >= Math.max(a.length, b.length, 1) ? 1 + alike + (a === b ? 1 : 0) : 0
}
