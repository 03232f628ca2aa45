/** Undo outside the editors, and showing what each step changed. */
import { useEffect } from 'react'
import type { AgendaSession } from '../connection/agendaSession.ts'
import type { Editing } from '../editor/editing.ts'
import type { How } from '../editor/takenStep.ts'
import { useTell } from '../ui/Notices.tsx'
import { showStep } from './showStep.ts'

/** @param isOn one writes here: what cannot be seen is not taken back either */
export function useUndo(session: AgendaSession, editing: Editing | null, isOn: boolean): void {
  const tell = useTell()
  useEffect(() => {
    if (editing === null || !isOn) return
    const { undo } = editing
    const take = (event: Event, how: How | null) => {
      if (how === null || event.defaultPrevented || hasUndoOfItsOwn(event.target)) return
      event.preventDefault()
      undo[how]()
    }
    const onKeyDown = (event: KeyboardEvent) => take(event, ofKey(event))
    const onBeforeInput = (event: InputEvent) => take(event, ofInput(event))
    addEventListener('keydown', onKeyDown)
    addEventListener('beforeinput', onBeforeInput)
    const stopShowing = undo.onTaken((step) => showStep(session, editing, step, tell))
    return () => {
      removeEventListener('keydown', onKeyDown)
      removeEventListener('beforeinput', onBeforeInput)
      stopShowing()
    }
  }, [session, editing, isOn, tell])
}

function ofKey({ key, ctrlKey, metaKey, shiftKey, altKey, isComposing }: KeyboardEvent): How | null {
  if (!(ctrlKey || metaKey) || altKey || isComposing) return null
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo'
  return key.toLowerCase() === 'y' ? 'redo' : null
}

/** The browser's own menu, a shake of the phone, the arrows over a tablet's keys. */
function ofInput({ inputType }: InputEvent): How | null {
  if (inputType === 'historyUndo') return 'undo'
  return inputType === 'historyRedo' ? 'redo' : null
}

/**
 * What is typed into the agenda's texts and values is in the agenda at once, so undo is the agenda's there. Other inputs,
 * as the one that one searches in, have the browser's own.
 */
function hasUndoOfItsOwn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target.closest('.rich-text, [data-undo="agenda"]') !== null)
    return false
  return target.isContentEditable || target.matches('input, textarea, select')
}
