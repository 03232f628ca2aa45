import { expect, test } from 'vitest'
import {
  agendaOf,
  itemOf,
  lineOf,
  readItem,
  readSchemaVersion,
  SCHEMA_VERSION,
} from '../../../shared/agenda/document.ts'
import { deleteItem, duplicateItem, setPresenter } from '../../../shared/agenda/edits.ts'
import { fragmentAt } from '../../../shared/agenda/fieldPlace.ts'
import { isOfOlderSchema, raiseSchema } from '../../../shared/agenda/raiseSchema.ts'
import { readAgenda } from '../../../shared/agenda/snapshot.ts'
import { agenda, asOfSchema2, colleagueOf, idOf, item, meet } from '../../support/agenda.ts'

const older = () =>
  asOfSchema2(
    agenda()
      .section('Sager', item('AI').presentedBy('Mette Holm, KL'), item('Sky').presentedBy('Jens'))
      .item(item('Evt.'))
      .doc(),
  )

test('[W37] an agenda of schema 2 reads as it did before and after it is raised, deleted items too', () => {
  const doc = older()
  deleteItem(doc, idOf(doc, 'Sky'), 1)
  itemOf(doc, idOf(doc, 'Evt.'))!.set('lateReason', 'Høringen trak ud\ntil i går')
  const before = readAgenda(doc)
  expect([isOfOlderSchema(doc), fragmentAt(doc, { item: idOf(doc, 'AI'), field: 'presenter' })]).toEqual([
    true,
    undefined,
  ])
  raiseSchema(doc)
  expect(isOfOlderSchema(doc)).toBe(false)
  expect(readSchemaVersion(doc)).toBe(SCHEMA_VERSION)
  const late = (read: typeof before) => read.items.map((each) => each.lateReason)
  expect(late(before)).toEqual(['', 'Høringen trak ud\ntil i går'])
  expect(late(readAgenda(doc))).toEqual(['', 'Høringen trak ud til i går'])
  expect(readAgenda(doc).items[0]).toEqual(before.items[0])
  const sky = readItem(idOf(doc, 'Sky'), itemOf(doc, idOf(doc, 'Sky'))!)
  expect([sky.presenter, sky.deletedAt]).toEqual(['Jens', 1])
})

test('[W37] raising is one update, and leaves texts alone that are there', () => {
  const doc = older()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  raiseSchema(doc)
  expect(updates).toHaveLength(1)
  const line = lineOf(itemOf(doc, idOf(doc, 'AI'))!, 'presenter')
  agendaOf(doc).set('schemaVersion', 2)
  raiseSchema(doc)
  expect(lineOf(itemOf(doc, idOf(doc, 'AI'))!, 'presenter')).toBe(line)
})

test('[W38] a line is made with its item, and a copy takes it along', () => {
  const doc = agenda().item(item('AI').presentedBy('Mette Holm')).doc()
  const copy = duplicateItem(doc, 'id1', () => 'kopi')
  setPresenter(doc, 'id1', 'Jens')
  expect(readItem(copy, itemOf(doc, copy)!).presenter).toBe('Mette Holm')
  for (const id of ['id1', copy])
    for (const key of ['presenter', 'lateReason'] as const)
      expect(lineOf(itemOf(doc, id)!, key)!.toArray()).toHaveLength(1)
})

test('[W36] who puts other words in a line leaves a colleague’s among them', () => {
  const doc = agenda().item(item('AI').presentedBy('Mette Holm indleder')).doc()
  const other = colleagueOf(doc)
  setPresenter(doc, 'id1', 'Mette indleder')
  setPresenter(other, 'id1', 'Mette Holm indleder kort')
  meet(doc, other)
  for (const each of [doc, other])
    expect(readItem('id1', itemOf(each, 'id1')!).presenter).toBe('Mette indleder kort')
})
