/** Undo as keys and buttons use it. */
import { expect, test } from 'vitest'
import { type ConnectionState, FIRST_STATE } from '../../../client/connection/connectionState.ts'
import { AgendaUndo } from '../../../client/editor/agendaUndo.ts'
import { readFacts } from '../../../shared/agenda/document.ts'
import { setFact } from '../../../shared/agenda/edits.ts'
import { agenda } from '../../support/agenda.ts'

function opened() {
  const doc = agenda().doc()
  const listeners = new Set<() => void>()
  let state: ConnectionState = FIRST_STATE
  const undo = new AgendaUndo({
    doc,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  })
  return {
    doc,
    undo,
    become(next: ConnectionState) {
      state = next
      for (const listener of listeners) listener()
    },
  }
}

test('[C5] buttons learn what can be taken back and done again', () => {
  const { doc, undo } = opened()
  const seen: [boolean, boolean][] = []
  undo.subscribe(() => seen.push([undo.canUndo(), undo.canRedo()]))
  setFact(doc, 'place', 'Teams')
  expect(seen.at(-1)).toEqual([true, false])
  expect(undo.undo()).toBe(true)
  expect(seen.at(-1)).toEqual([false, true])
  expect(undo.undo()).toBe(false)
  expect(undo.redo()).toBe(true)
  expect([readFacts(doc).place, ...seen.at(-1)!]).toEqual(['Teams', true, false])
})

test('[C5] nothing is taken back where one may no longer write', () => {
  const { doc, undo, become } = opened()
  setFact(doc, 'place', 'Teams')
  let told = 0
  undo.subscribe(() => told++)
  become({ is: 'ended', why: { is: 'replaced' }, pending: 0 })
  expect([told, undo.canUndo(), undo.undo()]).toEqual([1, false, false])
  expect(readFacts(doc).place).toBe('Teams')
})
