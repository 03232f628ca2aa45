import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { agendaOf, fieldOf, itemOf, readTemplate } from '../../../shared/agenda/document.ts'
import {
  addAttachment,
  assign,
  lockItem,
  moveItem,
  renameAttachment,
  replaceField,
  replaceTitle,
  setCaseNumber,
  setLateReason,
  setPresenter,
  setStatus,
} from '../../../shared/agenda/edits.ts'
import { isChangedSinceApproval, sealOf } from '../../../shared/progress/seal.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { newFragment } from '../../../shared/richtext/yText.ts'
import { agenda, colleagueOf, item } from '../../support/agenda.ts'

const ID = 'id1'

/** An approved item, and one beside it. */
function approved(): Y.Doc {
  const ai = item('AI').by('ida').caseNumber('SAG-1').field('background', 'Ord om AI').attachments('Notat')
  const doc = agenda().item(ai).item(item('Budget')).doc()
  setStatus(doc, ID, { is: 'approved', by: 'karen', at: 1, seal: sealOf(doc, ID)! })
  return doc
}

const bold = {
  type: 'doc' as const,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Ord om AI', marks: [{ type: 'bold' }] }] }],
}

describe('[B5] an approved item is changed by', () => {
  test.each<[string, (doc: Y.Doc) => void]>([
    ['another word', (doc) => replaceField(doc, ID, 'background', paragraphs('Ord om alt'))],
    ['another mark', (doc) => replaceField(doc, ID, 'background', bold)],
    ['words where there were none', (doc) => replaceField(doc, ID, 'presentation', paragraphs('Ny'))],
    ['another title', (doc) => replaceTitle(doc, ID, 'KI')],
    ['another case number', (doc) => setCaseNumber(doc, ID, 'SAG-2')],
    ['another presenter', (doc) => setPresenter(doc, ID, 'Bo')],
    ['another reason for being late', (doc) => setLateReason(doc, ID, 'Ny lov')],
    ['one attachment more', (doc) => addAttachment(doc, ID, 'b', 'Bilag 2')],
    ['another name of an attachment', (doc) => renameAttachment(doc, ID, 'id2', 'Referat')],
    [
      'another file',
      (doc) =>
        (itemOf(doc, ID)!.get('attachments') as Y.Map<Y.Map<unknown>>)
          .get('id2')!
          .set('file', { hash: 'h', bytes: 1, type: 'text/plain' }),
    ],
  ])('%s', (_, change) => {
    const doc = approved()
    expect(isChangedSinceApproval(doc, ID)).toBe(false)
    change(doc)
    expect(isChangedSinceApproval(doc, ID)).toBe(true)
  })
})

describe('[B5] an approved item is not changed by', () => {
  test.each<[string, (doc: Y.Doc) => void]>([
    ['another place', (doc) => moveItem(doc, ID, { parent: null, index: 1 })],
    ['somebody more who is responsible', (doc) => assign(doc, ID, 'bo')],
    ['a lock', (doc) => lockItem(doc, ID, { by: 'karen', at: 1, why: '' })],
    ['a template in another order', (doc) => agendaOf(doc).set('fields', readTemplate(doc).toReversed())],
    [
      'a field more in the template',
      (doc) => (itemOf(doc, ID)!.get('fields') as Y.Map<unknown>).set('economy', newFragment(paragraphs(''))),
    ],
    ['what is said of another item', (doc) => replaceTitle(doc, 'id3', 'Regnskab')],
  ])('%s', (_, change) => {
    const doc = approved()
    change(doc)
    expect(isChangedSinceApproval(doc, ID)).toBe(false)
  })
})

test('[B5] a word that is taken back makes it what was approved', () => {
  const doc = approved()
  replaceTitle(doc, ID, 'KI')
  replaceTitle(doc, ID, 'AI')
  expect(isChangedSinceApproval(doc, ID)).toBe(false)
})

test('[B5] every replica has the same seal; one without a seal, or not approved, is not changed', () => {
  const doc = approved()
  expect(sealOf(colleagueOf(doc), ID)).toBe(sealOf(doc, ID))
  expect(sealOf(doc, 'unknown')).toBeNull()
  expect(fieldOf(itemOf(doc, ID)!, 'background')).toBeDefined()
  replaceTitle(doc, ID, 'KI')
  setStatus(doc, ID, { is: 'approved', by: 'karen', at: 2 })
  expect(isChangedSinceApproval(doc, ID)).toBe(false)
  setStatus(doc, ID, { is: 'ready', by: 'karen', at: 3, seal: 'other' })
  expect(isChangedSinceApproval(doc, ID)).toBe(false)
})
