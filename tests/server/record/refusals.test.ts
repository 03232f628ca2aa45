import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { createLog } from '../../../server/observability/log.ts'
import { Refusals } from '../../../server/record/refusals.ts'
import type { NewRecorded } from '../../../server/storage/storage.ts'
import { setCaseNumber } from '../../../shared/agenda/edits.ts'
import { inWords } from '../../../shared/record/inWords.ts'
import type { RefusedPlace } from '../../../shared/record/recordEvent.ts'
import { agenda, colleagueOf, idOf, item } from '../../support/agenda.ts'
import { testRoom } from '../../support/testRoom.ts'

const MINUTE = 60_000

let rows: NewRecorded[]
let refusals: Refusals
let now: number

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  rows = []
  now = 1000
  refusals = new Refusals({
    store: { add: async (added) => void rows.push(...added) },
    directory: { agenda: async (id) => (id === 'gone' ? null : ({ council: { id: 'council' } } as never)) },
    now: () => now,
    log: createLog('silent'),
  })
})
afterEach(() => void vi.useRealTimers())

const refuse = (person: string, place: Partial<RefusedPlace> = {}, agenda = 'a') =>
  refusals.note({ agenda, person, place: () => ({ node: null, field: null, code: 'locked', ...place }) })

test('[D5] all of one person in one agenda within a minute are one row', async () => {
  refuse('vibeke', { field: 'title' })
  now += 10
  for (let n = 0; n < 40; n += 1) refuse('vibeke', { field: n % 2 ? 'title' : 'motto' })
  refuse('søren', { code: 'not-allowed' })
  expect(rows).toEqual([])
  await vi.advanceTimersByTimeAsync(MINUTE)
  expect(rows.map(({ at, by, council, event }) => ({ at, by, council, event }))).toEqual([
    {
      ...{ at: 1000, by: { person: 'vibeke' }, council: 'council' },
      event: {
        ...{ is: 'refused', count: 41 },
        places: ['title', 'motto'].map((field) => ({ node: null, field, code: 'locked' })),
      },
    },
    {
      ...{ at: 1010, by: { person: 'søren' }, council: 'council' },
      event: { is: 'refused', count: 1, places: [{ node: null, field: null, code: 'not-allowed' }] },
    },
  ])
  refuse('vibeke')
  await vi.advanceTimersByTimeAsync(MINUTE)
  expect(rows).toHaveLength(3)
})

test('[D5] a script that tries everything makes one short row', async () => {
  for (let n = 0; n < 1000; n += 1) refuse('vibeke', { field: `field-${n}` })
  await refusals.flush()
  expect(rows).toMatchObject([{ event: { count: 1000 } }])
  const [row] = rows
  expect(row!.event).toHaveProperty('places.length', 5)
  expect(inWords(row!, { language: 'da', nameOf: () => 'Vibeke' })).toBe(
    'Vibeke blev afvist 1000 gange: mødets oplysninger (låst)',
  )
})

test('[D5] what waits is written down when the server stops, but of an agenda that is gone', async () => {
  refuse('vibeke')
  refuse('vibeke', {}, 'gone')
  await refusals.flush()
  expect(rows).toMatchObject([{ council: 'council', agenda: 'a' }])
  await refusals.flush()
  expect(rows).toHaveLength(1)
})

test('[D5] the item is named as it is called at that moment', () => {
  const doc = agenda().item(item('Økonomi')).item(item('Budget')).doc()
  const { room, refused, join } = testRoom(Y.encodeStateAsUpdate(doc), 1)
  const [own, id] = [colleagueOf(doc), idOf(doc, 'Budget')]
  const before = Y.encodeStateVector(own)
  setCaseNumber(own, id, 'SAG-1')
  join('Vibeke', { role: 'reader' }).step2().write(Y.encodeStateAsUpdate(own, before))
  const node = { id, kind: 'item', number: '2', title: 'Budget' }
  expect(room.placeOf(refused[0]!)).toEqual({ node, field: 'caseNumber', code: 'not-allowed' })
})
