/**
 * Where colleagues' carets are, by field: one listener for the whole agenda, and only the field that a caret is in, or has
 * left, hears of it. Told at the page's pace.
 */
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { type FieldPlace, placeKey } from '../agenda/changes.ts'
import { type EntryWithCursor, readEntry } from '../connection/presenceEntry.ts'
import type { Pace } from './pace.ts'

/** Somebody else's caret, or selection, in one field. */
export interface Caret {
  /** The connection: a person can write in two tabs. */
  client: number
  person: { id: string; name: string }
  anchor: Y.RelativePosition
  head: Y.RelativePosition
  /** Changes when the caret has moved. */
  moved: string
}

const NOBODY: readonly Caret[] = []

export class CaretHub {
  readonly #awareness: Awareness
  readonly #listeners = new Map<string, Set<() => void>>()
  #carets = new Map<string, Caret[]>()
  readonly #pace: Pace

  constructor(awareness: Awareness, pace: Pace) {
    this.#awareness = awareness
    this.#pace = pace
    awareness.on('change', this.#lookSoon)
  }

  /** The carets in a field; the same array until one of them changes. */
  at(place: FieldPlace): readonly Caret[] {
    return this.#carets.get(placeKey(place)) ?? NOBODY
  }

  /** Calls back when the carets in a field change. @returns the function that stops it */
  subscribe(place: FieldPlace, listener: () => void): () => void {
    const key = placeKey(place)
    const listeners = this.#listeners.get(key) ?? new Set()
    this.#listeners.set(key, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.#listeners.delete(key)
    }
  }

  destroy(): void {
    this.#awareness.off('change', this.#lookSoon)
  }

  readonly #lookSoon = (): void => {
    this.#pace.others(this.#look)
  }

  readonly #look = (): void => {
    const before = this.#carets
    this.#carets = caretsByField(this.#awareness)
    for (const key of new Set([...before.keys(), ...this.#carets.keys()])) {
      const old = before.get(key)
      if (old !== undefined && same(old, this.#carets.get(key))) this.#carets.set(key, old)
      else for (const listener of this.#listeners.get(key) ?? []) listener()
    }
  }
}

function caretsByField(awareness: Awareness): Map<string, Caret[]> {
  const carets = new Map<string, Caret[]>()
  for (const [client, state] of awareness.getStates()) {
    const entry = client === awareness.clientID ? null : readEntry(state)
    const caret = entry && caretOf(client, entry)
    if (!entry?.place || caret === null) continue
    const key = placeKey(entry.place)
    carets.set(key, [...(carets.get(key) ?? []), caret])
  }
  return carets
}

function caretOf(client: number, { user, cursor }: EntryWithCursor): Caret | null {
  const anchor = readPosition(cursor?.anchor)
  const head = readPosition(cursor?.head)
  if (anchor === null || head === null) return null
  return { client, person: user, anchor, head, moved: JSON.stringify(cursor) }
}

const same = (a: readonly Caret[], b: readonly Caret[] | undefined): boolean =>
  a.length === b?.length &&
  a.every((caret, index) => caret.client === b[index]?.client && caret.moved === b[index].moved)

/**
 * What another client sent may be anything. A position in a root type is none of ours: to resolve it would make the root.
 */
export function readPosition(value: unknown): Y.RelativePosition | null {
  const { type, item, tname } = (value ?? {}) as Record<string, unknown>
  if (tname !== undefined && tname !== null) return null
  const ids = [type, item].filter((id) => id !== undefined && id !== null)
  return ids.length > 0 && ids.every(isId) ? Y.createRelativePositionFromJSON(value) : null
}

function isId(value: unknown): boolean {
  const { client, clock } = value as Record<string, unknown>
  return [client, clock].every((number) => Number.isSafeInteger(number) && (number as number) >= 0)
}
