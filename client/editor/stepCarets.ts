/**
 * Where the caret stood before and after each step of undo, kept with the step: positions that other people's changes carry
 * along, and the text they are in. y-tiptap's own memory of this knows one editor only, and is not used (`undo.ts`).
 */
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import type { Presence } from '../../shared/protocol/presence.ts'
import type { FieldPlace } from '../agenda/changes.ts'

/** A caret or a selection in one text. */
export interface PlacedCaret {
  place: FieldPlace
  cursor: NonNullable<Presence['cursor']>
}

type ReadCaret = () => PlacedCaret | null
type Step = Y.UndoManager['undoStack'][number]

const BEFORE = 'caret-before'
const AFTER = 'caret-after'

export class StepCarets {
  readonly #manager: Y.UndoManager
  #before: PlacedCaret | null = null
  #read: ReadCaret = () => null

  constructor(manager: Y.UndoManager) {
    this.#manager = manager
    manager.on('stack-item-added', ({ stackItem, origin }) => {
      if (origin === ySyncPluginKey) stackItem.meta.set(BEFORE, this.#before).set(AFTER, this.#read())
      else if (origin === manager) this.#passOn(stackItem)
    })
    manager.on('stack-item-updated', ({ stackItem, origin }) => {
      if (origin === ySyncPluginKey) stackItem.meta.set(AFTER, this.#read())
    })
  }

  /** An editor is about to change its text. @param read tells where its caret is, now and after the change */
  willChange(read: ReadCaret): void {
    this.#read = read
    this.#before = read()
  }

  /** Taking a step back makes the step that does it again, and the other way round: both know the same two places. */
  #passOn(step: Step): void {
    for (const [key, value] of this.#manager.currStackItem?.meta ?? []) step.meta.set(key, value)
  }
}

/** Where the caret belongs when the step has been taken back, or done again; `null` where it was no typing. */
export const caretOf = ({ meta }: Step, how: 'undo' | 'redo'): PlacedCaret | null =>
  meta.get(how === 'undo' ? BEFORE : AFTER) ?? null

/** For steps that become one: it begins where the first did, and ends where the last did. */
export function endsWhere(step: Step, last: Step): void {
  step.meta.set(AFTER, last.meta.get(AFTER) ?? null)
}
