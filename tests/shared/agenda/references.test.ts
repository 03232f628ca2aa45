import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { agendaToMarkdown } from '../../../server/exchange/formats/markdown/agendaToMarkdown.ts'
import { fieldOf, itemOf } from '../../../shared/agenda/document.ts'
import {
  deleteItem,
  moveItem,
  replaceField,
  restoreItem,
  setCaseNumber,
} from '../../../shared/agenda/edits.ts'
import { fieldState } from '../../../shared/agenda/fieldState.ts'
import { inWords } from '../../../shared/agenda/inWords.ts'
import {
  itemRefWords,
  mentionedIn,
  mentionWords,
  readTargets,
  referredIn,
} from '../../../shared/agenda/references.ts'
import { searchAgenda } from '../../../shared/agenda/search.ts'
import { readAgenda } from '../../../shared/agenda/snapshot.ts'
import { plainText } from '../../../shared/richtext/plainText.ts'
import type { RichText, RichTextNode } from '../../../shared/richtext/richText.ts'
import { readRichText } from '../../../shared/richtext/yText.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'

const text = (words: string): RichTextNode => ({ type: 'text', text: words })
const toItem = (id: unknown, word?: unknown): RichTextNode => ({
  type: 'itemRef',
  attrs: { item: id, ...(word !== undefined && { word }) },
})
const toPerson = (person: unknown): RichTextNode => ({ type: 'mention', attrs: { person } })
const line = (...content: RichTextNode[]): RichText => ({
  type: 'doc',
  content: [{ type: 'paragraph', content }],
})

const made = () =>
  agenda()
    .section('Orientering', item('Referat'))
    .section('Drøftelse', item('AI').caseNumber('SAG-2023-00001').field('background', 'x'), item('Budget'))
    .doc()

const called = (doc: Y.Doc, attrs: Record<string, unknown>) => itemRefWords(doc, readTargets(doc), attrs)
const nameOf = (person: string) => (person === 'vibeke' ? 'Vibeke Normann' : null)

test('[F1] an item is a «sag» where it has a case number, else a «punkt»; a section is an «afsnit»', () => {
  const doc = made()
  expect(called(doc, { item: idOf(doc, 'AI') })).toBe('sag 2.1')
  expect(called(doc, { item: idOf(doc, 'Budget') })).toBe('punkt 2.2')
  expect(called(doc, { item: idOf(doc, 'Drøftelse') })).toBe('afsnit 2')
  setCaseNumber(doc, idOf(doc, 'Budget'), 'SAG-2023-00002')
  expect(called(doc, { item: idOf(doc, 'Budget') })).toBe('sag 2.2')
})

test('[F1] what has no number is called by its title', () => {
  const doc = agenda().numbered({ first: 89, style: 'continuous' }).section('Drøftelse', item('AI')).doc()
  expect(called(doc, { item: idOf(doc, 'Drøftelse') })).toBe('afsnit «Drøftelse»')
  expect(called(doc, { item: idOf(doc, 'AI') })).toBe('punkt 89')
})

test('[F2] the number follows its item, and no update says so; deleted it says so, and comes back with it', () => {
  const doc = made()
  const ai = idOf(doc, 'AI')
  replaceField(doc, idOf(doc, 'Referat'), 'background', line(text('Jf. '), toItem(ai), text('.')))
  const read = () => {
    const field = fieldOf(itemOf(doc, idOf(doc, 'Referat'))!, 'background')
    return plainText(inWords(doc, nameOf)(readRichText(field)))
  }
  expect(read()).toBe('Jf. sag 2.1.')
  const changed: string[] = []
  doc.on('afterTransaction', ({ changed: types }) => {
    for (const keys of types.values()) changed.push(...[...keys].map(String))
  })
  moveItem(doc, ai, { parent: idOf(doc, 'Orientering'), index: 0 })
  expect([read(), changed]).toEqual(['Jf. sag 1.1.', ['position']])
  deleteItem(doc, ai, 5)
  expect(read()).toBe('Jf. (slettet sag).')
  restoreItem(doc, ai)
  expect(read()).toBe('Jf. sag 1.1.')
  deleteItem(doc, idOf(doc, 'Drøftelse'), 6)
  expect(called(doc, { item: idOf(doc, 'Drøftelse') })).toBe('(slettet afsnit)')
})

test('[F3] another word than ours before the number stays as it was written', () => {
  const doc = made()
  const ai = idOf(doc, 'AI')
  const words = ['', 'Sag', 'punkt', 'Dagsordenspunkt', 'sag nr.']
  expect(words.map((word) => called(doc, { item: ai, word }))).toEqual([
    '2.1',
    'Sag 2.1',
    'punkt 2.1',
    'Dagsordenspunkt 2.1',
    'sag nr. 2.1',
  ])
  deleteItem(doc, ai, 5)
  expect(called(doc, { item: ai, word: '' })).toBe('(slettet sag)')
})

test('[F4] whatever stands in them, there are words for it', () => {
  const doc = made()
  const strange = [undefined, null, '', 'nothing', '__proto__', 'constructor', 7, {}, [], true]
  for (const one of strange) {
    expect(called(doc, { item: one })).toBe('(slettet sag)')
    expect(called(doc, { item: idOf(doc, 'AI'), word: one })).toMatch(/2\.1$/)
    const read = plainText(inWords(doc, nameOf)(line(toPerson(one), toItem(one))))
    expect(read).toBe('@(ukendt)(slettet sag)')
    expect(plainText(line(toPerson(one), toItem(one)))).toBe('@(ukendt)(en sag)')
  }
  expect([mentionWords('Lene'), mentionWords(null)]).toEqual(['@Lene', '@(ukendt)'])
})

test('[F5] who and what a text speaks of is told once each, in its order, however deep', () => {
  const list = { type: 'bulletList', content: [{ type: 'listItem', content: line(toPerson('b')).content }] }
  const nodes = [...line(toPerson('a'), toItem('x'), toPerson('a')).content, list, toItem('y'), toItem(3)]
  expect([mentionedIn(nodes), referredIn(nodes)]).toEqual([
    ['a', 'b'],
    ['x', 'y'],
  ])
})

test('[F6] a text of nothing but a reference is written, and a reference is so many words as it shows', () => {
  expect(fieldState(line(toItem('x')), { placeholder: '' })).toEqual({ state: 'written', words: 2 })
  expect(fieldState(line(toPerson('x')), { placeholder: '' }).state).toBe('written')
})

test('[F7] exports say «sag 2.1» and «@Vibeke Normann», by the words and numbers of that moment', () => {
  const doc = made()
  const nodes = line(text('Se '), toItem(idOf(doc, 'AI')), text(' og spørg '), toPerson('vibeke'), text('.'))
  replaceField(doc, idOf(doc, 'Referat'), 'background', nodes)
  const read = readAgenda(doc, nameOf)
  const { background } = read.items[0]!.children[0]!.fields
  expect(background).toEqual(line(text('Se sag 2.1 og spørg @Vibeke Normann.')))
  const markdown = agendaToMarkdown({ id: 'a', agenda: read, responsibles: {} })
  expect(markdown).toContain('Se sag 2.1 og spørg @Vibeke Normann.')
})

test('[F8] a search finds references by what they are called', () => {
  const doc = made()
  const referat = idOf(doc, 'Referat')
  replaceField(doc, referat, 'background', line(toItem(idOf(doc, 'AI')), text(' '), toPerson('vibeke')))
  expect(searchAgenda(doc, 'sag 2.1', nameOf)).toMatchObject([{ item: referat, field: 'background', nth: 0 }])
  expect(searchAgenda(doc, 'normann', nameOf)).toMatchObject([{ item: referat, before: 'sag 2.1 @Vibeke ' }])
})
