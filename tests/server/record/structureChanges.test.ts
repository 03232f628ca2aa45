/** What the record tells of an entry of an agenda's log. */

import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { StructureChanges } from '../../../server/record/structureChanges.ts'
import type { ItemId } from '../../../shared/agenda/document.ts'
import { itemOf, readAttachments, readTemplate } from '../../../shared/agenda/document.ts'
import * as edits from '../../../shared/agenda/edits.ts'
import { completeItems, nameFields } from '../../../shared/agenda/gainedFields.ts'
import { inOrder, readOutline } from '../../../shared/agenda/outline.ts'
import { inWords } from '../../../shared/record/inWords.ts'
import type { RecordEvent } from '../../../shared/record/recordEvent.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import * as threads from '../../../shared/threads/threadEdits.ts'
import { agenda, item } from '../../support/agenda.ts'

const FIVE = () =>
  agenda()
    .section('Orientering', item('Referat'), item('Økonomi'))
    .section('Drøftelse', item('AI'), item('Cloud'), item('Budget'))

/** A document that somebody changes, and the record that follows it entry by entry. */
function followed(build = FIVE()) {
  const doc = build.doc()
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  const changes = new StructureChanges(copy)
  /** One entry of the log. */
  const after = (act: () => void): RecordEvent[] => {
    const updates: Uint8Array[] = []
    const collect = (update: Uint8Array) => void updates.push(update)
    doc.on('update', collect)
    doc.transact(act)
    doc.off('update', collect)
    return changes.read(() => Y.applyUpdate(copy, Y.mergeUpdates(updates)))
  }
  const id = (number: string): ItemId => inOrder(readOutline(doc)).find((node) => node.number === number)!.id
  return { doc, after, id }
}

const told = (events: readonly RecordEvent[]): string[] =>
  events.map((event) => inWords({ by: { person: 'Karen' }, event }, { language: 'da', nameOf: (id) => id }))

test('[D3] what is typed is not told of', () => {
  const { doc, after, id } = followed()
  const field = () => edits.replaceField(doc, id('2.1'), 'background', paragraphs('Hemmelige ord'))
  expect(after(field)).toEqual([])
  expect(after(() => edits.replaceTitle(doc, id('2.1'), 'Kunstig intelligens'))).toEqual([])
  expect(after(() => edits.setCaseNumber(doc, id('2.1'), 'SAG-1'))).toEqual([])
})

test('[D3] making, moving, deleting and restoring are told with the names of that moment', () => {
  const { doc, after, id } = followed()
  const [ai, drøftelse] = [id('2.1'), id('2')]
  const moved = after(() => edits.moveItem(doc, ai, { parent: drøftelse, index: 2 }))
  expect(told(moved)).toEqual(['Karen flyttede punkt 2.1 «AI» efter punkt 2.3 «Budget» (nu 2.3)'])
  const into = after(() => edits.moveItem(doc, ai, { parent: id('1'), index: 0 }))
  expect(told(into)).toEqual([
    'Karen flyttede punkt 2.3 «AI» ind som det første i afsnit 1 «Orientering» (nu 1.1)',
  ])
  const up = after(() => edits.moveItem(doc, drøftelse, { parent: null, index: 0 }))
  expect(told(up)).toEqual(['Karen flyttede afsnit 2 «Drøftelse» øverst (nu 1)'])
  const made = after(() =>
    edits.addItem(doc, { id: 'new', kind: 'item', title: paragraphs('Nyt'), fields: {} }),
  )
  expect(told(made)).toEqual(['Karen oprettede punkt 3 «Nyt»'])
  const deleted = after(() => edits.deleteItem(doc, drøftelse, 1))
  expect(told(deleted)).toEqual(['Karen slettede afsnit 1 «Drøftelse» og 2 til'])
  const restored = after(() => edits.restoreItem(doc, drøftelse))
  expect(told(restored)).toEqual(['Karen gendannede afsnit 1 «Drøftelse» og 2 til'])
})

test('[D3] a copy of a section is one row; it says who became responsible', () => {
  const { doc, after, id } = followed(agenda().section('Drøftelse', item('AI').by('vibeke'), item('Cloud')))
  let next = 0
  const events = after(() => edits.duplicateItem(doc, id('1'), () => `copy-${next++}`))
  expect(told(events)).toEqual(['Karen oprettede afsnit 2 «Drøftelse» og 2 til med vibeke som ansvarlig'])
})

test('[D3] responsibles, locks, statuses and deadlines are told', () => {
  const { doc, after, id } = followed()
  const ai = id('2.1')
  const lock = { by: 'karen', at: 1, why: 'afventer høring' }
  const rows = [
    () => edits.assign(doc, ai, 'vibeke'),
    () => {
      edits.unassign(doc, ai, 'vibeke')
      edits.assign(doc, ai, 'søren')
    },
    () => edits.unassign(doc, ai, 'søren'),
    () => edits.lockItem(doc, ai, lock),
    () => edits.unlockItem(doc, ai),
    () => edits.setStatus(doc, ai, { is: 'ready', by: 'karen', at: 2 }),
    () => edits.setStatus(doc, ai, { is: 'returned', by: 'karen', at: 3, why: 'mangler økonomi' }),
    () => edits.setDueAt(doc, ai, '2024-01-17T12:00'),
    () => edits.setWithoutText(doc, ai, true),
    () => edits.setWithoutText(doc, ai, false),
    () => edits.setDeadline(doc, 'items', '2024-01-10T12:00'),
  ].flatMap((act) => told(after(act)))
  expect(rows).toEqual([
    'Karen gjorde vibeke ansvarlig for punkt 2.1 «AI»',
    'Karen gjorde søren ansvarlig for punkt 2.1 «AI» i stedet for vibeke',
    'Karen fjernede søren som ansvarlig for punkt 2.1 «AI»',
    'Karen låste punkt 2.1 «AI»: afventer høring',
    'Karen låste punkt 2.1 «AI» op',
    'Karen ændrede status for punkt 2.1 «AI» fra ikke klar til klar',
    'Karen ændrede status for punkt 2.1 «AI» fra klar til sendt retur: mangler økonomi',
    'Karen satte fristen for punkt 2.1 «AI» til 17. jan. 2024 kl. 12.00',
    'Karen satte punkt 2.1 «AI» til at være uden sagsfremstilling',
    'Karen satte punkt 2.1 «AI» til at have sagsfremstilling',
    'Karen satte fristen for bidrag til 10. jan. 2024 kl. 12.00',
  ])
})

test('[D3] many items that get the same in one step are one row', () => {
  const { doc, after, id } = followed()
  const events = after(() => {
    for (const number of ['2.3', '2.1', '1.2'])
      edits.setStatus(doc, id(number), { is: 'approved', by: 'karen', at: 2 })
  })
  expect(told(events)).toEqual([
    'Karen ændrede status for punkt 1.2 «Økonomi» og 2 til fra ikke klar til godkendt',
  ])
})

test('[B19] each step with an item is told with its own word why, and an approval that is given anew', () => {
  const { doc, after, id } = followed()
  const said = { by: 'karen', at: 1 }
  const [ai, cloud] = [id('2.1'), id('2.2')]
  const rows = [
    () => {
      edits.setStatus(doc, ai, { is: 'returned', ...said, why: 'tal mangler' })
      edits.setStatus(doc, cloud, { is: 'returned', ...said, why: 'for lang' })
    },
    () => edits.setStatus(doc, ai, { is: 'approved', ...said, seal: 'one' }),
    () => edits.setStatus(doc, ai, { is: 'approved', ...said, at: 2, seal: 'one' }),
    () => edits.setStatus(doc, ai, { is: 'approved', ...said, at: 3, seal: 'other' }),
    () => edits.setStatus(doc, ai, { is: 'ready', ...said }),
  ].map((act) => told(after(act)))
  expect(rows).toEqual([
    [
      'Karen ændrede status for punkt 2.1 «AI» fra ikke klar til sendt retur: tal mangler',
      'Karen ændrede status for punkt 2.2 «Cloud» fra ikke klar til sendt retur: for lang',
    ],
    ['Karen ændrede status for punkt 2.1 «AI» fra sendt retur til godkendt'],
    [],
    ['Karen godkendte punkt 2.1 «AI» igen, efter at teksten var ændret'],
    ['Karen ændrede status for punkt 2.1 «AI» fra godkendt til klar'],
  ])
})

test('[D3] neighbours that only get new keys have not moved', () => {
  const { doc, after, id } = followed()
  const [ai, cloud, budget] = [id('2.1'), id('2.2'), id('2.3')]
  const position = (item: ItemId) =>
    (doc.getMap('items').get(item) as Y.Map<unknown>).get('position') as { order: string }
  // As two people leave them who put them there at once.
  const order = position(ai).order
  after(() => {
    for (const item of [ai, cloud, budget])
      (doc.getMap('items').get(item) as Y.Map<unknown>).set('position', { parent: id('2'), order })
  })
  const [first, second] = inOrder(readOutline(doc)).filter(({ id }) => [ai, cloud, budget].includes(id))
  const economy = id('1.2')
  const events = after(() => edits.moveItem(doc, economy, { parent: id('2'), index: 1 }))
  expect(events).toMatchObject([
    { is: 'moved', count: 1, node: { id: economy }, to: { after: { id: first!.id } } },
  ])
  expect(position(second!.id).order).not.toBe(order)
})

test('[T14] of comments is told whose were deleted, and nothing else: no word of them', () => {
  const { doc, after, id } = followed()
  const said = (author: string) => ({ id: author, author, at: 1, body: paragraphs('Hemmelige ord') })
  const begin = { id: 't', item: id('2.1'), field: null, anchor: null, task: 'bo', comment: said('jakob') }
  const untold = [
    () => threads.beginThread(doc, begin),
    () => threads.reply(doc, 't', said('ida')),
    () => threads.editComment(doc, 't', 'ida', { body: paragraphs('Andre ord'), at: 2 }),
    () => threads.setTaskDone(doc, 't', { by: 'bo', at: 2 }),
    () => threads.resolveThread(doc, 't', 'ida', 2),
  ]
  expect(untold.flatMap(after)).toEqual([])
  const deleting = [
    () => threads.deleteComment(doc, 't', 'ida', 3),
    () => threads.deleteComment(doc, 't', 'ida', 4),
    () => threads.restoreComment(doc, 't', 'ida'),
    () => threads.deleteThread(doc, 't', 5),
    () => threads.restoreThread(doc, 't'),
  ]
  expect(told(deleting.flatMap(after))).toEqual([
    'Karen slettede en kommentar fra ida til punkt 2.1 «AI»',
    'Karen slettede en kommentar fra jakob til punkt 2.1 «AI», med alle svar',
  ])
})

test('[Q29] fields that come into the agenda’s template are told by their names', () => {
  const { doc, after } = followed()
  const field = {
    key: 'oekonomi',
    heading: 'Økonomi',
    placeholder: '',
    required: true,
    hidden: false,
    main: false,
  }
  const template = [...readTemplate(doc), field]
  expect(told(after(() => nameFields(doc, template, new Set(['oekonomi']))))).toEqual([
    'Karen tilføjede feltet «Økonomi»',
  ])
  expect(after(() => completeItems(doc))).toEqual([])
})

test('[X37] files that are given, replaced, removed and brought back are told by the attachment’s name', () => {
  const { doc, after, id } = followed(agenda().section('Drøftelse', item('AI').attachments('Notat.pdf')))
  const ai = id('1.1')
  const [notat] = readAttachments(itemOf(doc, ai)!)
  const file = (hash: string) => ({ hash, bytes: 1, type: 'application/pdf' })
  const rows = [
    () => edits.setFile(doc, ai, notat!.id, file('one')),
    () => edits.setFile(doc, ai, notat!.id, file('one')),
    () => edits.setFile(doc, ai, notat!.id, file('two')),
    () => edits.renameAttachment(doc, ai, notat!.id, 'Bilag 1.pdf'),
    () => edits.deleteAttachment(doc, ai, notat!.id, 1),
    () => edits.restoreAttachment(doc, ai, notat!.id),
    () => edits.addAttachment(doc, ai, 'new', 'Kort.pdf'),
  ].flatMap((act) => told(after(act)))
  expect(rows).toEqual([
    'Karen gav filen til bilaget «Notat.pdf» i punkt 1.1 «AI»',
    'Karen erstattede filen til bilaget «Notat.pdf» i punkt 1.1 «AI»',
    'Karen fjernede bilaget «Bilag 1.pdf» fra punkt 1.1 «AI»',
    'Karen hentede bilaget «Bilag 1.pdf» i punkt 1.1 «AI» tilbage',
  ])
})
