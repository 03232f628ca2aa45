import { describe, expect, test } from 'vitest'
import {
  type CouncilSettings,
  DEFAULT_SETTINGS,
  LIMITS,
  readCouncilSettings,
} from '../../../shared/council/settings.ts'
import { RandomSource } from '../../support/randomSource.ts'

const DECIDED: CouncilSettings = {
  template: {
    fields: [
      { key: 'summary', heading: 'Resumé', placeholder: '', required: true, hidden: false, main: true },
      { key: 'decision', heading: 'Beslutning', placeholder: '', required: false, hidden: true, main: false },
    ],
    asksCaseNumber: false,
    numbering: { first: 12, style: 'continuous' },
    standing: [
      {
        kind: 'section',
        title: 'Orientering',
        responsibles: [],
        children: [
          { kind: 'item', title: 'Siden sidst', responsibles: ['ida'], children: [] },
          { kind: 'item', title: 'Eventuelt', responsibles: [], withoutText: true, children: [] },
        ],
      },
    ],
    phrases: ['Udvalget tager sagen til efterretning'],
  },
  deadlines: { items: null, material: { workdaysBefore: 4, time: '12:00' }, saturdayIsWorkday: true },
  reminders: { isAutomatic: false, workdaysBefore: [3, 1] },
  comments: { readers: false },
  paper: { logo: null, font: 'inter', colour: '#003344', mailsPdf: true, changes: 'words' },
}

test('[Q1] settings are what was stored', () => {
  expect(readCouncilSettings(JSON.parse(JSON.stringify(DECIDED)))).toEqual(DECIDED)
  expect(readCouncilSettings(null)).toEqual(DEFAULT_SETTINGS)
  expect(readCouncilSettings({})).toEqual(DEFAULT_SETTINGS)
})

describe('[Q1] what is no setting', () => {
  const fieldsOf = (fields: unknown) => readCouncilSettings({ template: { fields } }).template.fields

  test('is as it was at first', () => {
    const { deadlines, reminders, template } = readCouncilSettings({
      deadlines: {
        items: { workdaysBefore: -1, time: '12:00' },
        material: { workdaysBefore: 4, time: '25:00' },
      },
      reminders: { workdaysBefore: ['3', 2, 2, 5.5, 7] },
      template: { numbering: { first: 'one', style: 'roman' }, standing: [{ kind: 'chapter', title: '' }] },
    })
    expect(deadlines).toEqual(DEFAULT_SETTINGS.deadlines)
    expect(reminders).toEqual({ isAutomatic: true, workdaysBefore: [7, 2] })
    expect(template.numbering).toEqual({ first: 1, style: 'nested' })
    expect(template.standing).toEqual([])
  })

  test('a template has each key once, and exactly one main field that is shown', () => {
    const named = fieldsOf([
      { key: 'a', heading: 'A', main: true },
      { key: 'a', heading: 'Igen' },
      { key: '__proto__', heading: 'Nej' },
      { key: 'b', main: true },
    ])
    expect(named.map(({ key, heading, main }) => [key, heading, main])).toEqual([
      ['a', 'A', true],
      ['b', 'b', false],
    ])
    const unnamed = fieldsOf([{ key: 'a' }, { key: 'b', hidden: true }])
    expect(unnamed.map(({ main }) => main)).toEqual([true, false])
  })

  test('standing items are no more than a council has', () => {
    const many = Array.from({ length: LIMITS.standing + 5 }, (_, n) => ({
      kind: 'item',
      title: `Punkt ${n}`,
    }))
    const { standing } = readCouncilSettings({ template: { standing: many } }).template
    expect(standing).toHaveLength(LIMITS.standing)
  })
})

test.each([1, 2, 3])('[Q1] whatever is stored is read, and read again it is the same, seed %i', (seed) => {
  const random = new RandomSource(seed)
  const keys = ['template', 'deadlines', 'reminders', 'fields', 'items', 'standing', 'key', 'workdaysBefore']
  const anything = (depth: number): unknown => {
    if (depth > 4 || random.chance(0.3)) return random.pick([null, true, 0, -3, 1e9, 'a', '12:00', 'item'])
    const parts = Array.from({ length: random.below(5) }, () => anything(depth + 1))
    return random.chance(0.4) ? parts : Object.fromEntries(parts.map((part) => [random.pick(keys), part]))
  }
  for (let round = 0; round < 500; round += 1) {
    const read = readCouncilSettings(anything(0))
    expect(readCouncilSettings(JSON.parse(JSON.stringify(read)))).toEqual(read)
  }
})
