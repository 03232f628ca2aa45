/** Undo outside the editors, and showing what an undo changed when it is out of sight. */
import { useEffect } from 'react'
import type { AgendaSession } from '../connection/agendaSession.ts'
import type { Editing } from '../editor/editing.ts'
import { elementId } from './agendaContext.ts'
import { type FieldPlace, observeChanges } from './changes.ts'

export function useUndo(session: AgendaSession, editing: Editing | null): void {
  useEffect(() => {
    if (editing === null) return
    const { undo } = editing
    const onKeyDown = (event: KeyboardEvent) => {
      const command = undoCommand(event)
      if (command === null || hasUndoOfItsOwn(event.target)) return
      event.preventDefault()
      undo[command]()
    }
    addEventListener('keydown', onKeyDown)
    const stopObserving = observeChanges(session.doc, ([change], { origin }) => {
      if (origin === undo.manager && change !== undefined) requestAnimationFrame(() => reveal(change))
    })
    return () => {
      removeEventListener('keydown', onKeyDown)
      stopObserving()
    }
  }, [session, editing])
}

function undoCommand({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(ctrlKey || metaKey) || altKey) return null
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo'
  return key.toLowerCase() === 'y' ? 'redo' : null
}

/** Editors have the key themselves; in an input, the browser takes back what is not written to the agenda yet. */
const hasUndoOfItsOwn = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target instanceof HTMLInputElement)

/** Undo can change a field that nobody is looking at: go there, and mark it for a moment. */
function reveal(place: FieldPlace): void {
  const element = document.getElementById(elementId(place)) ?? document.getElementById(`item-${place.item}`)
  if (element === null) return
  const { top, bottom } = element.getBoundingClientRect()
  if (bottom > 0 && top < innerHeight) return
  element.scrollIntoView({ block: 'center' })
  element.classList.add('revealed')
  element.addEventListener('animationend', () => element.classList.remove('revealed'), { once: true })
}
