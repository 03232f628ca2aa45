/** What of a document rights depend on. */
import { expect, test } from 'vitest'
import { agendaOf } from '../../../shared/agenda/document.ts'
import { lockItem, setStatus } from '../../../shared/agenda/edits.ts'
import { momentOf } from '../../../shared/rights/moment.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'

test('[G12] the moment is what the document says now: who is responsible, status, lock, and the agenda’s state', () => {
  const doc = agenda().section('Sager', item('AI').by('ida')).doc()
  const id = idOf(doc, 'AI')
  expect(momentOf(doc, ['ida'], id)).toEqual({
    agenda: 'drafting',
    item: { isResponsible: true, status: 'drafting', isLocked: false },
  })
  setStatus(doc, id, { is: 'ready', by: 'ida', at: 1 })
  lockItem(doc, id, { by: 'karen', at: 1, why: '' })
  agendaOf(doc).set('state', 'sent')
  expect(momentOf(doc, ['bo', 'jens'], id)).toEqual({
    agenda: 'sent',
    item: { isResponsible: false, status: 'ready', isLocked: true },
  })
  expect(momentOf(doc, ['bo', 'ida'], id).item?.isResponsible).toBe(true)
  expect(momentOf(doc, ['ida'], null).item).toBeNull()
  expect(momentOf(doc, ['ida'], 'nowhere').item).toBeNull()
})
