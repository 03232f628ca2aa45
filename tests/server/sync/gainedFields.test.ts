/** Fields that a council's template gains come into an agenda that is there, while people write in it. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  fieldOf,
  itemEntries,
  itemOf,
  readEntry,
  readTemplate,
  type TemplateField,
} from '../../../shared/agenda/document.ts'
import * as edits from '../../../shared/agenda/edits.ts'
import { FIRST_COUNCIL_TEMPLATE } from '../../../shared/agenda/template.ts'
import { EMPTY_TEXT, paragraphs } from '../../../shared/richtext/richText.ts'
import { readRichText } from '../../../shared/richtext/yText.ts'
import { agenda, colleagueOf, item } from '../../support/agenda.ts'
import { testRoom } from '../../support/testRoom.ts'

const ECONOMY: TemplateField = {
  ...{ key: 'oekonomi', heading: 'Økonomi', placeholder: 'Hvad koster det?' },
  ...{ required: true, hidden: false, main: true },
}
const [BACKGROUND, RECOMMENDATION, DECISION, PRESENTATION] = FIRST_COUNCIL_TEMPLATE as [
  TemplateField,
  TemplateField,
  TemplateField,
  TemplateField,
]
/** As the council has it from now on. */
const TEMPLATE = [BACKGROUND, RECOMMENDATION, ECONOMY, DECISION, PRESENTATION]
const KEYS = new Set(['oekonomi', 'background', 'unknown'])

const two = () => agenda().section('Sager', item('AI').field('background', 'Ord.'), item('Cloud')).doc()

const written = { item: (doc: Y.Doc, id: string) => readRichText(fieldOf(itemOf(doc, id)!, 'oekonomi')) }

/** Every item has one text for each field, and sections none. */
function expectWhole(doc: Y.Doc): void {
  for (const [id, item] of itemEntries(doc)) {
    const fields = item.get('fields') as Y.Map<unknown>
    const asked = readEntry(id, item).kind === 'section' ? [] : readTemplate(doc).map(({ key }) => key)
    expect([...fields.keys()].sort()).toEqual(asked.toSorted())
  }
}

function shownTo(member: { of(kind: 'step-2' | 'update'): { bytes: Uint8Array }[] }): Y.Doc {
  const doc = new Y.Doc()
  for (const kind of ['step-2', 'update'] as const)
    for (const { bytes } of member.of(kind)) Y.applyUpdate(doc, bytes)
  return doc
}

test('[Q29] the field stands where the council has it, in every item and the deleted ones, named by who wanted it', async () => {
  const doc = two()
  edits.deleteItem(doc, 'id3', 1)
  const { room, log, join } = testRoom(Y.encodeStateAsUpdate(doc), 1)
  const vibeke = join('Vibeke').ask().step2()
  const added = room.addFields('karen', TEMPLATE, KEYS)
  const { entries } = await log.commit()
  expect(entries.map(({ person, connection }) => [person, connection])).toEqual([
    ['karen', 'server'],
    [null, 'server'],
  ])
  expect(await added).toBe(true)
  const shown = shownTo(vibeke)
  expect(readTemplate(shown)).toEqual(TEMPLATE.map((field) => ({ ...field, main: field === PRESENTATION })))
  expectWhole(shown)
  expect(readRichText(fieldOf(itemOf(shown, 'id2')!, 'background'))).toEqual(paragraphs('Ord.'))
})

test('[Q29] asked for again, also after a restart in the middle, it is there once, and no word goes', async () => {
  const doc = two()
  const first = testRoom(Y.encodeStateAsUpdate(doc), 1)
  const added = first.room.addFields('karen', TEMPLATE, KEYS)
  const { entries } = await first.log.commit()
  await added
  // Killed with the first entry on disk, and not the second.
  Y.applyUpdate(doc, entries[0]!.update)
  const { room, log, join } = testRoom(Y.encodeStateAsUpdate(doc), 2)
  const again = room.addFields('karen', TEMPLATE, KEYS)
  await log.commit()
  expect(await again).toBe(false)
  const vibeke = join('Vibeke').ask().step2()
  const copy = shownTo(vibeke)
  expectWhole(copy)
  edits.replaceField(copy, 'id2', 'oekonomi', paragraphs('Ti kroner'))
  vibeke.write(Y.encodeStateAsUpdate(copy))
  await log.commit()
  expect(await room.addFields('søren', TEMPLATE, KEYS)).toBe(false)
  const shown = shownTo(join('Søren').ask().step2())
  expect([written.item(shown, 'id2'), written.item(shown, 'id3')]).toEqual([
    paragraphs('Ti kroner'),
    EMPTY_TEXT,
  ])
})

test('[Q29] an item that was made by who did not know of the field gets it too', async () => {
  const doc = two()
  const away = colleagueOf(doc)
  const { room, log, join } = testRoom(Y.encodeStateAsUpdate(doc), 1)
  const added = room.addFields('karen', TEMPLATE, KEYS)
  await log.commit()
  await added
  edits.addItem(away, { id: 'made-away', kind: 'item' })
  edits.addItem(away, { id: 'section-away', kind: 'section' })
  edits.duplicateItem(away, 'id2', () => 'copied-away')
  const vibeke = join('Vibeke').ask().step2(Y.encodeStateAsUpdate(away))
  await log.commit()
  expectWhole(shownTo(vibeke))
  expect(vibeke.of('closed')).toEqual([])
  expect(vibeke.acknowledged).toBe(1)
})
