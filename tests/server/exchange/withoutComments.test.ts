/** What is said about a draft stays beside it: nothing that goes out of the house, or that people approve, knows of it. */
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { agendaToJson } from '../../../server/exchange/formats/json.ts'
import { agendaToMarkdown } from '../../../server/exchange/formats/markdown/agendaToMarkdown.ts'
import { fieldOf, itemOf } from '../../../shared/agenda/document.ts'
import { setStatus } from '../../../shared/agenda/edits.ts'
import { readAgenda } from '../../../shared/agenda/snapshot.ts'
import { isChangedSinceApproval, sealOf } from '../../../shared/progress/seal.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { beginThread } from '../../../shared/threads/threadEdits.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'
import { anchorAt } from '../../support/anchors.ts'

const meeting = () =>
  agenda().section('Sager', item('AI').by('ida').field('background', 'Om KOMBIT og andre')).doc()

function commentOn(doc: Y.Doc): void {
  const id = idOf(doc, 'AI')
  beginThread(doc, {
    ...{ id: 't', item: id, field: 'background', task: 'ida' },
    anchor: anchorAt(fieldOf(itemOf(doc, id)!, 'background')!, 'KOMBIT'),
    comment: { id: 'c', author: 'jakob', at: 1, body: paragraphs('Fortrolig bemærkning') },
  })
}

test('[T13] an export in any format is the same, with comments and without', () => {
  const doc = meeting()
  const files = () =>
    [agendaToJson, agendaToMarkdown].map((write) =>
      write({ id: 'a', agenda: readAgenda(doc), responsibles: {} }),
    )
  const before = files()
  commentOn(doc)
  expect(files()).toEqual(before)
  expect(before.join()).not.toContain('Fortrolig')
})

test('[T13] a comment on what was approved does not change what was approved', () => {
  const doc = meeting()
  const id = idOf(doc, 'AI')
  setStatus(doc, id, { is: 'approved', by: 'karen', at: 1, seal: sealOf(doc, id)! })
  commentOn(doc)
  expect(isChangedSinceApproval(doc, id)).toBe(false)
})
