/**
 * The progress of one document, kept up as the document changes: of an entry that writes in one item, one item is read anew. The same as
 * `readProgress` says of the whole document, always.
 */
import type * as Y from 'yjs'
import { agendaOf, type ItemId, itemsOf, readTemplate, threadsOf } from '../../shared/agenda/document.ts'
import { inOrder, readOutline } from '../../shared/agenda/outline.ts'
import { type ItemProgress, readItemProgress, readRules } from '../../shared/progress/itemProgress.ts'
import { type Headings, headingsOf } from '../../shared/progress/keptProgress.ts'
import { type ItemThreads, NO_THREADS, readItemThreads } from '../../shared/threads/counts.ts'

/** Raised whenever something else is derived from the same document: what was kept before is then derived anew. */
export const PROGRESS_FORM = 3

/** What was changed by one entry; of comments nothing is: they are about the item, and not in it. */
export type TouchedItems = ReadonlySet<ItemId>

export class ProgressWatch {
  readonly #doc: Y.Doc
  /** As they were read last; not those that were changed since. */
  readonly #read = new Map<ItemId, ItemProgress>()
  #touched = new Set<ItemId>()
  /** `null`: some thread was changed since. */
  #threads: ReadonlyMap<ItemId, ItemThreads> | null = null

  /** @param doc changed by `read` alone */
  constructor(doc: Y.Doc) {
    this.#doc = doc
    itemsOf(doc).observeDeep((events) => {
      for (const event of events) for (const id of this.#itemsIn(event)) this.#note(id)
    })
    // What items are asked for stands there.
    agendaOf(doc).observe(() => this.#read.clear())
    threadsOf(doc).observeDeep(() => {
      this.#threads = null
    })
  }

  /** @param apply brings the entry into the document, in one transaction @returns the items that it changed */
  read(apply: () => void): TouchedItems {
    this.#touched = new Set()
    apply()
    return this.#touched
  }

  /** @see readProgress */
  progress(): ItemProgress[] {
    const rules = readRules(this.#doc)
    this.#threads ??= readItemThreads(this.#doc)
    const threads = this.#threads
    const items = inOrder(readOutline(this.#doc)).map((node) => {
      const { number, depth } = node
      const known = this.#read.get(node.id)
      const about = threads.get(node.id) ?? NO_THREADS
      return known !== undefined && isAbout(known, about)
        ? { ...known, number, depth }
        : readItemProgress(this.#doc, node, rules, about)
    })
    this.#read.clear()
    for (const item of items) this.#read.set(item.id, item)
    return items
  }

  headings(): Headings {
    return headingsOf(readTemplate(this.#doc))
  }

  #note(id: ItemId): void {
    this.#touched.add(id)
    this.#read.delete(id)
  }

  #itemsIn({ target, keys }: Y.YEvent<Y.AbstractType<unknown>>): Iterable<ItemId> {
    const items = itemsOf(this.#doc) as unknown
    if ((target as unknown) === items) return keys.keys()
    let type = target as Y.AbstractType<unknown>
    while (type.parent !== null && (type.parent as unknown) !== items)
      type = type.parent as Y.AbstractType<unknown>
    const id = type._item?.parentSub
    return id == null ? [] : [id]
  }
}

/** Whether what was read of an item still is what the threads about it say. */
const isAbout = ({ openThreads, tasks }: ItemProgress, now: ItemThreads): boolean =>
  openThreads === now.open && JSON.stringify(tasks) === JSON.stringify(now.tasks)
