/** What the page asks of rights: the answer now, and word when it may be another. */
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { DocumentWatch } from '../../../client/agenda/documentWatch.ts'
import { rightsOf } from '../../../client/rights/rightsWatch.ts'
import { agendaOf } from '../../../shared/agenda/document.ts'
import {
  assign,
  lockItem,
  setCaseNumber,
  setStatus,
  unassign,
  unlockItem,
} from '../../../shared/agenda/edits.ts'
import type { Role } from '../../../shared/protocol/api.ts'
import type { Asker } from '../../../shared/rights/whyNot.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'

/** Whoever shows it is told at once. */
const AT_ONCE = { own: (tell: () => void) => tell(), others: (tell: () => void) => tell(), wrote() {} }

function opened() {
  const doc = agenda().item(item('AI').by('ida')).item(item('Sky')).doc()
  const listeners = new Set<() => void>()
  let asker: Asker | null = null
  const rights = rightsOf({
    ...{ doc, watch: new DocumentWatch(doc, AT_ONCE as never), asker: () => asker },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  })
  const becomes = (role: Role) => {
    asker = { role, ids: ['ida'] }
    for (const listener of listeners) listener()
  }
  return { doc, rights, becomes, ai: idOf(doc, 'AI'), sky: idOf(doc, 'Sky') }
}

test('[G18] each place of the page has an answer, by the role and the item', () => {
  const { rights, becomes, ai, sky } = opened()
  const answers = () =>
    [
      ...['title', 'background', 'caseNumber', 'presenter', 'responsibles'].map((field) => ({
        item: ai,
        field,
      })),
      { item: sky, field: 'background' },
      ...['motto', 'place', 'deadlines', 'startsAt'].map((field) => ({ item: 'agenda', field })),
    ].map((place) => (rights.whyNot(place) === null ? 1 : 0))
  expect(answers()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  becomes('contributor')
  expect(answers()).toEqual([1, 1, 1, 1, 0, 0, 0, 0, 0, 0])
  expect(rights.mayStructure()).toBe(false)
  becomes('secretariat')
  expect(answers()).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1])
  expect(rights.mayStructure()).toBe(true)
  becomes('reader')
  expect(answers()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
})

test('[G19] who shows a place is told when its answer may be another, and not of what is written', () => {
  const { doc, rights, becomes, ai, sky } = opened()
  becomes('contributor')
  const told = { ai: 0, sky: 0, all: 0 }
  rights.subscribe(ai, () => (told.ai += 1))
  const stop = rights.subscribe(sky, () => (told.sky += 1))
  rights.subscribeAll(() => (told.all += 1))
  const place = { item: ai, field: 'background' }
  const seen: [string | null, number][] = []
  const does = (edit: (doc: Y.Doc) => void) => {
    edit(doc)
    seen.push([rights.whyNot(place), told.ai])
  }
  does((doc) => setCaseNumber(doc, ai, 'SAG-1'))
  does((doc) => lockItem(doc, ai, { by: 'karen', at: 1, why: '' }))
  does((doc) => unlockItem(doc, ai))
  does((doc) => setStatus(doc, ai, { is: 'ready', by: 'ida', at: 1 }))
  does((doc) => setStatus(doc, ai, { is: 'returned', by: 'karen', at: 1 }))
  does((doc) => unassign(doc, ai, 'ida'))
  does((doc) => assign(doc, ai, 'ida'))
  does((doc) => agendaOf(doc).set('state', 'sent'))
  expect(seen).toEqual([
    [null, 0],
    ['locked', 1],
    [null, 2],
    ['not-drafting', 3],
    [null, 4],
    ['not-allowed', 5],
    [null, 6],
    ['sent', 7],
  ])
  expect(told).toEqual({ ai: 7, sky: 1, all: 7 })
  becomes('contributor')
  expect(told).toEqual({ ai: 8, sky: 2, all: 8 })
  stop()
  becomes('reader')
  expect(told).toEqual({ ai: 9, sky: 2, all: 9 })
})
