/** Odd agendas through every format: each gives a file, and those that hold plain words hold each as often as the agenda does. */
import { describe, expect, test } from 'vitest'
import { type ExportSource, FORMATS } from '../../../../server/exchange/formats/formats.ts'
import type { ExportFormat } from '../../../../shared/record/recordEvent.ts'
import { countedWords, without } from '../../../support/importedWords.ts'
import { DRAFT, ODD_AGENDAS, sourceOf, VERSION } from '../../../support/oddAgendas.ts'
import { textsOnPaper } from '../../../support/paperTexts.ts'
import { ParsedHtml, textOf } from '../../../support/parsedHtml.ts'

const NAMES = Object.keys(ODD_AGENDAS)
const DRAFTS = new Map(Object.entries(ODD_AGENDAS).map(([name, make]) => [name, sourceOf(make())]))
const formats = Object.keys(FORMATS) as ExportFormat[]

async function written(format: ExportFormat, source: ExportSource): Promise<Uint8Array> {
  const notes: string[] = []
  const bytes = await FORMATS[format]!.write(source, {
    note: (note) => void notes.push(note),
    begins: () => {},
  })
  expect(notes).toEqual([])
  return bytes
}

const read = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes)

describe.each(NAMES)('[Z47] «%s»', (name) => {
  const draft = DRAFTS.get(name)!

  test.each(formats)('is a file as %s', async (format) => {
    expect((await written(format, draft)).length).toBeGreaterThan(50)
  })
})

test.each(formats)('[Z47] as %s the same agenda gives the same bytes', async (format) => {
  const draft = DRAFTS.get('facts of every kind')!
  expect(await written(format, structuredClone(draft))).toEqual(await written(format, draft))
})

describe.each([
  ['draft', DRAFT],
  ['version', VERSION],
] as const)('[Z42] the page of a %s holds every word as often as the paper', (_, edition) => {
  test.each(NAMES)('«%s»', async (name) => {
    const source = edition === DRAFT ? DRAFTS.get(name)! : sourceOf(ODD_AGENDAS[name]!(), edition)
    const page = new ParsedHtml(read(await written('html', source)))
    const [main] = page.elements('main')
    const classes = (element: { attrs: { name: string; value: string }[] }) =>
      element.attrs.find((attribute) => attribute.name === 'class')?.value
    const body = textOf(main!, (element) => ['contents', 'edition'].includes(classes(element) ?? ''))
    const [found, expected] = [countedWords([body]), countedWords(textsOnPaper(source.paper))]
    expect(without(expected, found)).toEqual({})
    expect(without(found, expected)).toEqual({})
  })
})

test('[I4] the JSON says why an item came late, and of which nothing is asked', async () => {
  const { items } = JSON.parse(read(await written('json', DRAFTS.get('facts of every kind')!)))
  expect(items.map((one: Record<string, unknown>) => [one.lateReason, one.withoutText])).toEqual([
    ['Ministeriet svarede først mandag.', false],
    ['', true],
    ['', false],
    ['', false],
  ])
})
