/** The draft of an input of one line: there while somebody is in it, and in step with the document. */
import { type RefObject, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react'
import type * as Y from 'yjs'
import { comesFrom, entryIdAt } from '../../shared/agenda/valueEntries.ts'
import { type Slot, slotAt } from '../../shared/agenda/wordValues.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { type FieldPlace, placeKey } from '../agenda/changes.ts'
import { type Line, LineDraft } from './lineDraft.ts'

export interface OpenLine {
  input: RefObject<HTMLTextAreaElement | null>
  /** What stands in it; `null`: nobody is in it. */
  text: string | null
  /** Somebody is in it now. */
  come(): void
  /** @param text as they have it there now */
  type(text: string): void
  /** @returns what was left there, if one has written it */
  leave(): string | null
}

/** @param slot where the words stand, if the place alone does not say it */
export function useLineDraft(
  place: FieldPlace,
  value: string,
  write: (words: string) => void,
  slot?: () => Slot | null,
): OpenLine {
  const { session } = useAgenda()
  const input = useRef<HTMLTextAreaElement>(null)
  const [draft, setDraft] = useState<LineDraft | null>(null)
  // Who comes and types in one go (a program that fills in forms) does it before it is drawn that they came.
  const latest = useRef<LineDraft | null>(null)
  const [, redraw] = useReducer((times: number) => times + 1, 0)
  // Before the next look: what that finds is drawn in another drawing.
  useLayoutEffect(() => {
    if (draft === null || draft.selection === null || input.current === null) return
    input.current.setSelectionRange(draft.selection.start, draft.selection.end)
    draft.selection = null
  })
  // What is typed and taken back within a frame leaves the value as it was: the version tells.
  const version = session.watch.version(placeKey(place))
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change can be a colleague's, or undo's
  useLayoutEffect(() => {
    if (draft !== null && input.current !== null && draft.look(selectionIn(input.current))) redraw()
  }, [value, version])
  const isIn = draft !== null
  const { item, field } = place
  useEffect(() => {
    if (isIn) return session.handedBack.hold({ item, field })
  }, [isIn, session, item, field])

  const come = (): LineDraft => {
    latest.current = new LineDraft(
      lineOf(session.doc, slot === undefined ? slotAt(session.doc, place) : slot(), value, write),
    )
    setDraft(latest.current)
    return latest.current
  }
  const type = (text: string) => {
    if (input.current === null) return
    ;(latest.current ?? come()).typed(text, selectionIn(input.current))
    redraw()
  }
  const leave = (): string | null => {
    const left = latest.current
    if (left !== null && input.current !== null) left.look(selectionIn(input.current))
    latest.current = null
    setDraft(null)
    return left?.isOwn ? left.text : null
  }
  return { input, text: draft?.text ?? null, come, type, leave }
}

const selectionIn = ({ selectionStart, selectionEnd }: HTMLTextAreaElement) => ({
  start: selectionStart,
  end: selectionEnd,
})

/** @param slot `null`: the place is not in the agenda, and what is written goes nowhere */
function lineOf(doc: Y.Doc, slot: Slot | null, value: string, write: (words: string) => void): Line {
  const read = () => {
    const stands = slot?.map.get(slot.key) ?? value
    return typeof stands === 'string' ? stands : ''
  }
  return {
    read: slot === null ? () => value : read,
    write,
    entryId: () => (slot === null ? null : entryIdAt(slot.map, slot.key)),
    comesFrom: (id, earlier) => comesFrom(doc, id, earlier),
  }
}
