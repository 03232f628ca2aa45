import { expect, test } from 'vitest'
import type { PaperItem } from '../../../shared/paper/paper.ts'
import {
  caseLineOf,
  changeWord,
  dateLine,
  editionLine,
  lateLine,
  namesLine,
  numberOf,
  pageOf,
  presenterLine,
  tableName,
  titleOf,
} from '../../../shared/paper/paperWords.ts'
import { DRAFT, VERSION } from '../../support/oddAgendas.ts'

const ITEM: PaperItem = {
  ...{ id: 'a', kind: 'item', number: '2.1', depth: 1, title: 'AI', caseNumber: '', responsibles: [] },
  ...{
    presenter: '',
    lateReason: '',
    withoutText: false,
    fields: [],
    attachments: [],
    change: null,
    children: [],
  },
}

test('[Z183] a supplement is never called as the whole agenda is, and says the name that it was given', () => {
  const edition = { ...VERSION, kind: 'supplement' } as const
  const titles = ['Dagsorden 2024', 'DAGSORDEN', 'Møde i januar', '', 'Tillægsdagsorden 1']
  expect(titles.map((title) => titleOf({ title, edition }))).toEqual([
    'Tillægsdagsorden 2024',
    'Tillægsdagsorden',
    'Tillægsdagsorden: Møde i januar',
    'Tillægsdagsorden',
    'Tillægsdagsorden 1',
  ])
  expect(titles.map((title) => titleOf({ title, edition: VERSION }))).toEqual(titles)
  const named = (name: string) => editionLine({ ...edition, name })
  expect(named('Tillægsdagsorden 24-01-2024')).toBe(
    'Tillægsdagsorden 24-01-2024, version 2, 17-01-2024 12:00',
  )
  expect(named('Budget')).toBe('Tillægsdagsorden «Budget», version 2, 17-01-2024 12:00')
  expect(editionLine({ ...VERSION, name: 'Dagsorden 24-01-2024' })).toBe('Version 2, 17-01-2024 12:00')
  expect(editionLine({ ...VERSION, name: 'Rettet' })).toBe('Rettet, version 2, 17-01-2024 12:00')
})

test('[Z185] a table is called by its place in its item', () => {
  expect(tableName({ number: '2.3', title: 'Budget' }, 2)).toBe('Tabel 2 i punkt 2.3')
  expect(tableName({ number: '', title: 'Budget' }, 1)).toBe('Tabel 1 i «Budget»')
})

test('[Z39] a paper says which edition it shows, in Danish time', () => {
  expect(editionLine(DRAFT)).toBe('UDKAST til version 1, 15-01-2024 09:30')
  expect(editionLine(VERSION)).toBe('Version 2, 17-01-2024 12:00')
  expect(editionLine({ ...VERSION, kind: 'supplement' })).toBe(
    'Tillægsdagsorden, version 2, 17-01-2024 12:00',
  )
  expect(editionLine({ ...VERSION, at: Date.UTC(2024, 6, 1, 22, 30) })).toBe('Version 2, 02-07-2024 00:30')
})

test.each([
  [null, null, ''],
  ['2024-01-24T10:00', null, '24-01-2024 10:00'],
  ['2024-01-24T10:00', '2024-01-24T12:00', '24-01-2024 10:00–12:00'],
  ['2024-01-24T10:00', '2024-01-25T12:00', '24-01-2024 10:00–25-01-2024 12:00'],
  ['2024-01-24', null, '24-01-2024'],
])('[Z39] a meeting from %s to %s is «%s»', (startsAt, endsAt, line) => {
  expect(dateLine({ startsAt, endsAt })).toBe(line)
})

test('[Z36] the line below a heading has the case number and who is responsible, as in the council’s paper', () => {
  const item = { ...ITEM, caseNumber: 'SAG-2023-03576', responsibles: ['Vibeke Normann', 'Åse Ærø'] }
  const line = { caseNumber: 'SAG-2023-03576', who: 'Vibeke Normann og Åse Ærø', isPlaceholder: false }
  expect(caseLineOf(item, VERSION)).toEqual(line)
  expect(caseLineOf(item, DRAFT)).toEqual(line)
})

test('[Z298] several are named as the council writes', () => {
  expect(['A', 'A B', 'A B C'].map((names) => namesLine(names.split(' ')))).toEqual([
    'A',
    'A og B',
    'A, B og C',
  ])
})

test('[Z36] where nobody is responsible a draft asks for somebody, and a version says nothing', () => {
  const asked = { caseNumber: '', who: 'Her skrives ansvarliges initialer', isPlaceholder: true }
  expect(caseLineOf(ITEM, DRAFT)).toEqual(asked)
  expect(caseLineOf(ITEM, VERSION)).toBeNull()
  expect(caseLineOf({ ...ITEM, withoutText: true }, DRAFT)).toBeNull()
  expect(caseLineOf({ ...ITEM, kind: 'section' }, DRAFT)).toBeNull()
})

test('[Z35] numbers, who presents, why it is late and what is new are lines; nothing is no line', () => {
  expect([numberOf(ITEM), numberOf({ number: '' })]).toEqual(['2.1.', ''])
  expect([presenterLine({ presenter: 'Ida Holm' }), presenterLine(ITEM)]).toEqual(['Oplæg: Ida Holm', ''])
  expect([lateLine({ lateReason: 'Høring.' }), lateLine(ITEM)]).toEqual(['Efter fristen: Høring.', ''])
  expect((['new', 'changed', null] as const).map((change) => changeWord({ change }))).toEqual([
    'Ny',
    'Ændret',
    '',
  ])
  expect(pageOf(3, 16)).toBe('Side 3 af 16')
})
