/**
 * Tells components that something they show has changed: one observer for the whole document, told at the page's pace. What is
 * watched is named by a key: `itemId/fieldKey` (one field), `itemId` (an item's plain values), `itemId/*` (all of an item), `outline`
 * (the tree), `responsibles` (who writes which item), `statuses` (what is said of any item), `threads/threadId` (a thread and its
 * comments), `itemId/threads` (all threads about an item), `threads` (all there are), `*` (whatever there is).
 */
import type * as Y from 'yjs'
import { asString } from '../../shared/agenda/values.ts'
import { type ThreadId, threadOf } from '../../shared/threads/thread.ts'
import { stopAll } from '../app/stopAll.ts'
import type { Pace } from '../together/pace.ts'
import { AGENDA, type Change, observeChanges, observeThreads, placeKey } from './changes.ts'

export const OUTLINE = 'outline'
export const RESPONSIBLES = 'responsibles'
export const STATUSES = 'statuses'
export const THREADS = 'threads'
export const EVERYTHING = '*'

/** The key of which fields the agenda's items have. */
export const TEMPLATE = placeKey({ item: AGENDA, field: 'fields' })

/** @returns the key of an item's texts and values together */
export const allOf = (item: string): string => `${item}/*`

export const threadKey = (thread: ThreadId): string => `${THREADS}/${thread}`

/** @returns the key of all threads about an item */
export const threadsIn = (item: string): string => placeKey({ item, field: THREADS })

/** Plain values of an item that decide where it stands. `''`: the item itself was made. */
const STRUCTURE = new Set(['', 'position', 'deletedAt', 'kind'])

export class DocumentWatch {
  readonly #listeners = new Map<string, Set<() => void>>()
  readonly #versions = new Map<string, number>()
  readonly #stop: () => void
  #changedHere = new Set<string>()
  #changedByOthers = new Set<string>()

  constructor(doc: Y.Doc, pace: Pace) {
    const note = (keys: readonly string[], { local }: Y.Transaction) => {
      const changed = local ? this.#changedHere : this.#changedByOthers
      for (const key of keys) changed.add(key)
      if (local) pace.own(this.#tellOwn)
      else pace.others(this.#tellOthers)
      if (local) pace.wrote()
    }
    this.#stop = stopAll([
      observeChanges(doc, (changes, transaction) => note(changes.flatMap(keysOf), transaction)),
      observeThreads(doc, (changes, transaction) =>
        note(
          changes.flatMap(({ thread }) => keysOfThread(doc, thread)),
          transaction,
        ),
      ),
    ])
  }

  /** Calls back when what `key` names has changed. @returns the function that stops it */
  subscribe(key: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(key) ?? new Set()
    this.#listeners.set(key, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.#listeners.delete(key)
    }
  }

  /** Counts the changes that were told; components compare it. */
  version(key: string): number {
    return this.#versions.get(key) ?? 0
  }

  destroy(): void {
    this.#stop()
  }

  readonly #tellOwn = (): void => {
    const changed = this.#changedHere
    this.#changedHere = new Set()
    this.#tell(changed)
  }

  readonly #tellOthers = (): void => {
    const changed = this.#changedByOthers
    this.#changedByOthers = new Set()
    this.#tell(changed)
  }

  #tell(changed: ReadonlySet<string>): void {
    for (const key of changed) this.#versions.set(key, this.version(key) + 1)
    for (const key of changed) for (const listener of this.#listeners.get(key) ?? []) listener()
  }
}

function keysOfThread(doc: Y.Doc, id: ThreadId): string[] {
  const item = asString(threadOf(doc, id)?.get('item'))
  return [threadKey(id), threadsIn(item), THREADS, EVERYTHING]
}

function keysOf(change: Change): string[] {
  const keys = [placeKey(change), allOf(change.item), EVERYTHING]
  if (change.of === 'text') return keys
  keys.push(change.item)
  if (change.field === RESPONSIBLES) keys.push(RESPONSIBLES)
  if (change.field === 'status') keys.push(STATUSES)
  return STRUCTURE.has(change.field) || change.field === 'numbering' ? [...keys, OUTLINE] : keys
}
