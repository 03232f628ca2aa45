import { describe, expect, test } from 'vitest'
import type { TemplateField } from '../../../shared/agenda/document.ts'
import { agendaOf } from '../../../shared/agenda/document.ts'
import { readProgress } from '../../../shared/progress/itemProgress.ts'
import { type AskedItem, type Missing, missingIn } from '../../../shared/progress/missing.ts'
import { missingInWords } from '../../../shared/progress/missingInWords.ts'
import { tallyOf } from '../../../shared/progress/tally.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { agenda, item } from '../../support/agenda.ts'
import { sampleAgenda } from '../../support/sampleAgenda.ts'

const field = (key: string, others: Partial<TemplateField> = {}): TemplateField => ({
  ...{ key, heading: key.toUpperCase(), placeholder: 'Her skrives', required: true },
  ...{ hidden: false, main: false, ...others },
})
const ASKED = { fields: [field('b'), field('a')], asksCaseNumber: true }
const WHOLE: AskedItem = {
  kind: 'item',
  withoutText: false,
  caseNumber: 'SAG-1',
  responsibles: ['ida'],
  fields: { a: paragraphs('Ord'), b: paragraphs('Ord') },
  attachments: [{ id: 'x', file: { hash: 'h', bytes: 1, type: 'text/plain' } }],
  tasks: [],
}

describe('what an item lacks', () => {
  test('[B1] nothing, when all that is asked for is there', () => {
    expect(missingIn(WHOLE, ASKED)).toEqual([])
  })

  test.each<[string, Partial<AskedItem>, Missing[]]>([
    ['nobody is responsible', { responsibles: [] }, [{ kind: 'responsible' }]],
    ['no case number', { caseNumber: ' ' }, [{ kind: 'caseNumber' }]],
    [
      'fields, in the order of the template',
      { fields: {} },
      [
        { kind: 'field', field: 'b' },
        { kind: 'field', field: 'a' },
      ],
    ],
    [
      'a field that holds its placeholder alone',
      { fields: { ...WHOLE.fields, a: paragraphs('Her skrives') } },
      [{ kind: 'field', field: 'a' }],
    ],
    [
      'the file of an attachment',
      { attachments: [{ id: 'y', file: null }] },
      [{ kind: 'attachment', attachment: 'y' }],
    ],
    [
      'what somebody was asked to do and has not done',
      { tasks: [{ thread: 't', person: 'bo' }] },
      [{ kind: 'task', thread: 't', person: 'bo' }],
    ],
  ])('[B1] %s', (_, item, missing) => {
    expect(missingIn({ ...WHOLE, ...item }, ASKED)).toEqual(missing)
  })

  test('[B1] nothing of a field that is not required, or hidden until the meeting, and no case number that is not asked for', () => {
    const fields = [field('c', { required: false }), field('d', { hidden: true })]
    expect(missingIn({ ...WHOLE, caseNumber: '' }, { fields, asksCaseNumber: false })).toEqual([])
  })

  test('[B1] a section lacks nothing', () => {
    const empty = { caseNumber: '', responsibles: [], fields: {}, attachments: [{ id: 'y', file: null }] }
    const tasks = [{ thread: 't', person: 'bo' }]
    expect(missingIn({ ...WHOLE, kind: 'section', ...empty, tasks }, ASKED)).toEqual([])
  })

  test('[B46] of an item without text nothing is asked but the files that it names, and tasks', () => {
    const empty = { caseNumber: '', responsibles: [], fields: {}, withoutText: true }
    expect(missingIn({ ...WHOLE, ...empty, attachments: [] }, ASKED)).toEqual([])
    const named = [{ id: 'y', file: null }]
    expect(
      missingIn({ ...WHOLE, ...empty, attachments: named, tasks: [{ thread: 't', person: 'bo' }] }, ASKED),
    ).toEqual([
      { kind: 'attachment', attachment: 'y' },
      { kind: 'task', thread: 't', person: 'bo' },
    ])
  })

  test('[B1] an agenda that asks for no case number says so in its document', () => {
    const doc = agenda()
      .item(item('AI').by('ida').field('background', paragraphs('Ord')))
      .doc()
    const kinds = () => readProgress(doc)[0]!.missing.map(({ kind }) => kind)
    expect(kinds()).toContain('caseNumber')
    agendaOf(doc).set('asksCaseNumber', false)
    expect(kinds()).not.toContain('caseNumber')
  })
})

test('[B2] of the sample: 1.1, 2.3.1 and 2.8, and the attachments of 2.2 and 2.4', () => {
  const rows = readProgress(sampleAgenda()).filter(({ missing }) => missing.length > 0)
  const told = rows.map(({ number, missing }) => [
    number,
    missing.map((one) => (one.kind === 'field' ? one.field : one.kind)).join(),
  ])
  expect(told).toEqual([
    ['1.1', 'responsible,background,recommendation,presentation'],
    ['2.2', 'attachment'],
    ['2.3.1', 'responsible,background'],
    ['2.4', 'attachment'],
    ['2.8', 'responsible,background,presentation'],
  ])
})

test('[B3] what is lacking, in words', () => {
  const missing: Missing[] = [
    { kind: 'responsible' },
    { kind: 'caseNumber' },
    { kind: 'field', field: 'a' },
    { kind: 'attachment', attachment: 'x' },
    { kind: 'attachment', attachment: 'y' },
    { kind: 'task', thread: 't', person: 'bo' },
  ]
  const headingOf = (key: string) => key.toUpperCase()
  expect(missingInWords(missing, headingOf, 'da')).toBe('ansvarlig, sagsnummer, A, 2 bilag, 1 opgave')
  expect(missingInWords(missing, headingOf, 'en')).toBe(
    'person responsible, case number, A, 2 attachments, 1 task',
  )
  expect(missingInWords([], headingOf, 'da')).toBe('')
})

test('[B4] items are counted by where they stand', () => {
  const row = (
    is: 'drafting' | 'ready' | 'approved' | 'returned',
    words: number,
    kind = 'item' as const,
  ) => ({
    kind,
    withoutText: false,
    status: { is, by: null, at: null },
    fields: [{ key: 'a', state: words > 0 ? ('written' as const) : ('empty' as const), words }],
  })
  const rows = [
    ...[row('approved', 1), row('ready', 0), row('returned', 0), row('returned', 3)],
    ...[row('drafting', 2), row('drafting', 0), row('drafting', 0)],
    { ...row('drafting', 0), withoutText: true },
    { ...row('ready', 1), kind: 'section' as const, fields: [] },
  ]
  expect(tallyOf(rows)).toEqual({ approved: 1, ready: 1, returned: 2, drafting: 2, empty: 2 })
})
