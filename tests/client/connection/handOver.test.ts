/** What a document that has to be given up leaves to the next one. */
import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { EndReason } from '../../../client/connection/endReason.ts'
import { type Legacy, legacyOf } from '../../../client/connection/handOver.ts'
import type { Life } from '../../../client/keeping/database.ts'
import { Keep } from '../../../client/keeping/keep.ts'
import { Outbox } from '../../../client/keeping/outbox.ts'
import { SavedDocument } from '../../../client/keeping/savedDocument.ts'
import { setCaseNumber } from '../../../shared/agenda/edits.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'

const LIFE: Life = { agenda: 'agenda-1', person: 'vibeke', epoch: 'e1' }
const refused = (n: number): EndReason => ({
  is: 'refused',
  refusal: { n, code: 'too-large', message: '' },
})

/** Three items have been given a case number, each by a transaction that waits; the n-th message carries the n-th. */
function leftAt(end: EndReason, nth = 1): { legacy: Legacy | null; keep: Keep } {
  const doc = agenda().item(item('Et')).item(item('To')).item(item('Tre')).doc()
  const keep = new Keep()
  const outbox = new Outbox(keep)
  const saved = new SavedDocument()
  saved.add(Y.encodeStateAsUpdate(doc))
  let change = 0
  doc.on('update', (update) => outbox.add(++change, update, LIFE))
  for (const title of ['Et', 'To', 'Tre']) setCaseNumber(doc, idOf(doc, title), `SAG-${title}`)
  const legacy = legacyOf(end, {
    keep,
    life: LIFE,
    asker: { role: 'secretariat', ids: [LIFE.person] },
    saved,
    outbox,
    changeOf: (n) => n,
    nth,
  })
  saved.destroy()
  return { legacy, keep }
}

const made = ({ made: { edits } }: Legacy) => edits.map(({ is, isRefused }) => ({ is, isRefused }))

test('[R2] what came before the refused one is sent as it is; it and what follows are done again from there', async () => {
  const { legacy, keep } = leftAt(refused(2))
  expect(legacy!.waiting).toHaveLength(1)
  expect(made(legacy!)).toEqual([
    { is: 'value', isRefused: true },
    { is: 'value', isRefused: false },
  ])
  const { life, rows } = await legacy!.apart
  expect(rows).toHaveLength(2)
  expect(await keep.otherLives(LIFE)).toEqual([life])
})

test('[G16] the item in which it was refused is told by its number', () => {
  const id = idOf(agenda().item(item('Et')).item(item('To')).doc(), 'To')
  const refusal = { n: 1, code: 'locked', item: id, field: 'background', message: '' } as const
  expect(leftAt({ is: 'refused', refusal }).legacy!.why).toEqual({
    is: 'refused',
    code: 'locked',
    number: '2',
  })
})

test('[R2] where the server does not say which one, all of it is sent once more as it is: nothing can be there twice', () => {
  const { legacy } = leftAt({ is: 'refused', refusal: null })
  expect(legacy!.waiting).toHaveLength(3)
  expect(made(legacy!)).toEqual([])
})

test('[R3] in another life nothing is sent as it is, and the agenda comes from the server', () => {
  const { legacy } = leftAt({ is: 'other-epoch' })
  expect(legacy).toMatchObject({ kept: null, waiting: [], why: { is: 'other-epoch' } })
  expect(made(legacy!)).toHaveLength(3)
})

test('[R5] after some in a row no other document is tried', () => {
  expect(leftAt(refused(1), 5).legacy).not.toBeNull()
  expect(leftAt(refused(1), 6).legacy).toBeNull()
})

test.each(['not-signed-in', 'client-too-old', 'not-allowed'] as const)(
  'an end by «%s» leaves nothing to do again: what waits is sent as it is, later',
  (is) => expect(leftAt({ is }).legacy).toBeNull(),
)
