import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createAgenda } from '../../../shared/agenda/createAgenda.ts'
import { ROOTS, readSchemaVersion, readState, SCHEMA_VERSION } from '../../../shared/agenda/document.ts'
import { readAgenda } from '../../../shared/agenda/snapshot.ts'
import { FIRST_COUNCIL_TEMPLATE, mainField } from '../../../shared/agenda/template.ts'
import { EMPTY_TEXT, paragraphs } from '../../../shared/richtext/richText.ts'
import { agenda, colleagueOf, FACTS, item, section } from '../../support/agenda.ts'

const council = () =>
  agenda()
    .motto('Fælles arkitektur')
    .section(
      'Drøftelse',
      item('AI')
        .by('vibeke', 'søren')
        .presentedBy('Lene')
        .caseNumber('SAG-1')
        .field('background', 'Ord')
        .attachments('B.pdf', 'A.pdf')
        .with(item('Model')),
    )

test('an agenda reads as it was made', () => {
  const read = readAgenda(council().doc())
  expect(read).toMatchObject({
    facts: FACTS,
    state: 'drafting',
    fields: FIRST_COUNCIL_TEMPLATE,
    motto: paragraphs('Fælles arkitektur'),
  })
  const [discussion] = read.items
  expect(discussion).toMatchObject({
    kind: 'section',
    number: '1',
    title: paragraphs('Drøftelse'),
    fields: {},
  })
  const [ai] = discussion!.children
  expect(ai).toMatchObject({
    kind: 'item',
    number: '1.1',
    depth: 1,
    caseNumber: 'SAG-1',
    responsibles: ['søren', 'vibeke'],
    presenter: 'Lene',
    status: { is: 'drafting', by: null, at: null },
    fields: {
      background: paragraphs('Ord'),
      recommendation: EMPTY_TEXT,
      decision: EMPTY_TEXT,
      presentation: EMPTY_TEXT,
    },
  })
  expect(ai!.attachments.map((attachment) => attachment.name)).toEqual(['B.pdf', 'A.pdf'])
  expect(ai!.children.map((child) => child.number)).toEqual(['1.1.1'])
})

test('reads the same from another replica, and touches no root but its own', () => {
  const doc = council().doc()
  expect(readAgenda(colleagueOf(doc))).toEqual(readAgenda(doc))
  expect([...doc.share.keys()].every((root) => ROOTS.some((known) => known === root))).toBe(true)
  expect([readState(doc), readSchemaVersion(doc)]).toEqual(['drafting', SCHEMA_VERSION])
})

test('is one transaction', () => {
  const doc = new Y.Doc()
  let updates = 0
  doc.on('update', () => {
    updates += 1
  })
  createAgenda(doc, council().seed, () => `id${Math.random()}`)
  expect(updates).toBe(1)
})

test('a document that has content is refused: all would stand there twice', () => {
  const doc = council().doc()
  expect(() => createAgenda(doc, council().seed, () => 'a')).toThrow('not empty')
})

test.each([
  ['a field that the template does not name', agenda().item(item('AI').field('economy', 'Ord'))],
  ['a section', agenda().item(section('Drøftelse').field('background', 'Ord'))],
])('words for %s are refused, not lost', (_, builder) => {
  expect(() => builder.doc()).toThrow('for its words')
})

test('the main field is the one that is marked, else the last that is shown', () => {
  expect(mainField(FIRST_COUNCIL_TEMPLATE)?.key).toBe('presentation')
  const unmarked = FIRST_COUNCIL_TEMPLATE.slice(0, 3)
  expect(mainField(unmarked)?.key).toBe('recommendation')
  expect(mainField([])).toBeUndefined()
})
