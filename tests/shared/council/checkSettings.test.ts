import { describe, expect, test } from 'vitest'
import { problemsIn, settingsToSave } from '../../../shared/council/checkSettings.ts'
import { type CouncilSettings, DEFAULT_SETTINGS, LIMITS } from '../../../shared/council/settings.ts'
import { SHIPPED_TEMPLATES, shippedTemplate } from '../../../shared/council/templates.ts'
import { RandomSource } from '../../support/randomSource.ts'

const withTemplate = (template: Partial<CouncilSettings['template']>): CouncilSettings => ({
  ...DEFAULT_SETTINGS,
  template: { ...DEFAULT_SETTINGS.template, ...template },
})
const [background, ...others] = DEFAULT_SETTINGS.template.fields
const item = { kind: 'item', title: 'Siden sidst', responsibles: [], children: [] } as const
const rule = { workdaysBefore: 4, time: '12:00' }

test('[Q3] what the program ships can be saved, whatever the order of its keys', () => {
  for (const which of SHIPPED_TEMPLATES) {
    const settings = { ...DEFAULT_SETTINGS, template: shippedTemplate(which) }
    expect(settingsToSave(JSON.parse(JSON.stringify(settings)))).toEqual({ settings })
    const turned = JSON.parse(JSON.stringify(settings), (_key, value) =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    )
    expect(settingsToSave(turned)).toEqual({ settings })
  }
})

describe('[Q3] what cannot be saved has its place and its sentence', () => {
  test.each<[string, CouncilSettings, string, string]>([
    ['no field', withTemplate({ fields: [] }), 'fields', 'settingsNoField'],
    [
      'an empty heading',
      withTemplate({ fields: [{ ...background!, heading: ' ' }, ...others] }),
      'fields/0',
      'settingsNoHeading',
    ],
    [
      'a heading twice',
      withTemplate({ fields: [...others, { ...background!, heading: 'INDSTILLING ' }] }),
      'fields/3',
      'settingsHeadingTwice',
    ],
    [
      'a main field that is hidden',
      withTemplate({ fields: [background!, { ...others[0]!, main: true, hidden: true }] }),
      'fields',
      'settingsNoMain',
    ],
    [
      'a first number',
      withTemplate({ numbering: { first: -1, style: 'nested' } }),
      'numbering',
      'settingsFirstNumber',
    ],
    [
      'a standing item without a title',
      withTemplate({ standing: [item, { ...item, children: [{ ...item, title: '' }] }] }),
      'standing/1/0',
      'settingsNoTitle',
    ],
    [
      'too many standing items',
      withTemplate({ standing: Array.from({ length: LIMITS.standing + 1 }, () => item) }),
      'standing',
      'settingsTooMany',
    ],
    [
      'an empty phrase',
      withTemplate({ phrases: ['tager til efterretning', ''] }),
      'phrases/1',
      'settingsNoWords',
    ],
    [
      'days',
      {
        ...DEFAULT_SETTINGS,
        deadlines: { ...DEFAULT_SETTINGS.deadlines, items: { ...rule, workdaysBefore: 61 } },
      },
      'deadlines/items',
      'settingsDays',
    ],
    [
      'a time of day',
      {
        ...DEFAULT_SETTINGS,
        deadlines: { ...DEFAULT_SETTINGS.deadlines, material: { ...rule, time: '25:00' } },
      },
      'deadlines/material',
      'settingsTime',
    ],
    [
      'reminders',
      { ...DEFAULT_SETTINGS, reminders: { isAutomatic: true, workdaysBefore: [1.5] } },
      'reminders',
      'settingsDays',
    ],
  ])('%s', (_what, settings, at, sentence) => {
    expect(problemsIn(settings)).toContainEqual({ at, sentence })
    expect(settingsToSave(JSON.parse(JSON.stringify(settings)))).toEqual({ problem: { at, sentence } })
  })
})

test('[Q3] whatever reading would change in silence is refused, and nothing throws', () => {
  const random = new RandomSource(7)
  const nonsense = [
    null,
    undefined,
    0,
    -1,
    1e9,
    '',
    'x'.repeat(2000),
    [],
    {},
    true,
    '__proto__',
    [null],
    { a: 1 },
  ]
  const places = (value: unknown, path: string[] = []): string[][] =>
    value !== null && typeof value === 'object'
      ? Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...places(inner, [...path, key])])
      : []
  const sound = { ...DEFAULT_SETTINGS, template: shippedTemplate('committee') }
  let refused = 0
  for (let round = 0; round < 500; round += 1) {
    const settings = JSON.parse(JSON.stringify(sound))
    const path = random.pick(places(settings))
    const last = path.at(-1)!
    const holder = path.slice(0, -1).reduce((inner, key) => inner[key], settings)
    holder[last] = random.pick(nonsense)
    const read = settingsToSave(settings)
    if ('settings' in read) expect(JSON.parse(JSON.stringify(read.settings))).toEqual(settings)
    else refused += 1
  }
  expect(refused).toBeGreaterThan(300)
  for (const value of nonsense) expect(settingsToSave(value)).toEqual({ problem: null })
})
