/** What of a document rights depend on. */
import { expect, test } from 'vitest'
import { agendaOf } from '../../../shared/agenda/document.ts'
import { lockItem, setStatus } from '../../../shared/agenda/edits.ts'
import { momentOf } from '../../../shared/rights/moment.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'

const at = (id: string) => ({ path: ['items', id, 'caseNumber'] })

test('[G12] the moment is what the document says now: who is responsible, status, lock, and the agenda’s state', () => {
  const doc = agenda().section('Sager', item('AI').by('ida')).doc()
  const id = idOf(doc, 'AI')
  expect(momentOf(doc, ['ida'], at(id))).toEqual({
    agenda: 'drafting',
    item: { isResponsible: true, status: 'drafting', isLocked: false },
    ...{ thread: null, now: null },
  })
  setStatus(doc, id, { is: 'ready', by: 'ida', at: 1 })
  lockItem(doc, id, { by: 'karen', at: 1, why: '' })
  agendaOf(doc).set('state', 'sent')
  expect(momentOf(doc, ['bo', 'jens'], at(id), 7)).toEqual({
    agenda: 'sent',
    item: { isResponsible: false, status: 'ready', isLocked: true },
    ...{ thread: null, now: 7 },
  })
  expect(momentOf(doc, ['bo', 'ida'], at(id)).item?.isResponsible).toBe(true)
  expect(momentOf(doc, ['ida'], { path: ['agenda', 'place'] }).item).toBeNull()
  expect(momentOf(doc, ['ida'], at('nowhere')).item).toBeNull()
})
