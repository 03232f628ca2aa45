/** Undo as keys and buttons use it. */
import { expect, test } from 'vitest'
import { type ConnectionState, FIRST_STATE } from '../../../client/connection/connectionState.ts'
import { AgendaUndo } from '../../../client/editor/agendaUndo.ts'
import { itemOf, readFacts, readItem } from '../../../shared/agenda/document.ts'
import { lockItem, setFact, setPresenter } from '../../../shared/agenda/edits.ts'
import type { Role } from '../../../shared/protocol/api.ts'
import type { Asker } from '../../../shared/rights/whyNot.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'

function opened(doc = agenda().doc()) {
  const listeners = new Set<() => void>()
  let state: ConnectionState = FIRST_STATE
  let asker: Asker = { role: 'secretariat', ids: ['ida'] }
  const undo = new AgendaUndo({
    doc,
    state: () => state,
    asker: () => asker,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  })
  return {
    doc,
    undo,
    becomes(role: Role) {
      asker = { role, ids: ['ida'] }
    },
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

test('[G17] steps in a place that one may not change any more are passed over, by undo and by redo', () => {
  const { doc, undo, becomes } = opened(agenda().item(item('Et').by('ida')).item(item('To').by('ida')).doc())
  const [one, two] = [idOf(doc, 'Et'), idOf(doc, 'To')]
  const presenter = (id: string) => readItem(id, itemOf(doc, id)!).presenter
  setFact(doc, 'place', 'Teams')
  setPresenter(doc, two, 'Pia')
  setPresenter(doc, one, 'Peter')
  becomes('contributor')
  doc.transact(() => lockItem(doc, one, { by: 'karen', at: 1, why: '' }), 'somebody else')
  expect(undo.undo()).toBe(true)
  expect([presenter(one), presenter(two), readFacts(doc).place]).toEqual(['Peter', '', 'Teams'])
  // What is left is the secretariat's.
  expect(undo.undo()).toBe(false)
  expect(readFacts(doc).place).toBe('Teams')
  doc.transact(() => lockItem(doc, two, { by: 'karen', at: 1, why: '' }), 'somebody else')
  expect(undo.redo()).toBe(false)
  expect(presenter(two)).toBe('')
})

test('[W29] a step that knows what it put in tells each time that it is taken back or done again, and only then', () => {
  const { doc, undo } = opened()
  const told: string[] = []
  setFact(doc, 'place', 'Teams')
  undo.asStep(
    () => setFact(doc, 'place', 'Teams og KL'),
    (how) => told.push(how),
  )
  setFact(doc, 'place', 'Teams og KL 2')
  undo.undo()
  expect(told).toEqual([])
  undo.undo()
  expect([told, readFacts(doc).place]).toEqual([['undo'], 'Teams'])
  undo.redo()
  undo.undo()
  expect(told).toEqual(['undo', 'redo', 'undo'])
  undo.undo()
  undo.asStep(
    () => {},
    (how) => told.push(how),
  )
  undo.redo()
  expect(told).toHaveLength(3)
})
