import { describe, expect, test } from 'vitest'
import { DEFAULT_LOOK } from '../../../shared/council/paperLook.ts'
import { markedWith } from '../../../shared/paper/changes.ts'
import { comparePapers } from '../../../shared/paper/comparePapers.ts'
import { type Paper, REFERENCE } from '../../../shared/paper/paper.ts'
import { paperOf } from '../../../shared/paper/paperOf.ts'
import { inItsWords, nameOfItem, paperItems, searchPaper } from '../../../shared/paper/paperReading.ts'
import { plainText } from '../../../shared/richtext/plainText.ts'
import { sampleAgenda } from '../../support/sampleAgenda.ts'

const sample = (): Paper =>
  paperOf(sampleAgenda(), {
    ...{ agenda: 'a', look: DEFAULT_LOOK, nameOf: (id) => id, namesOf: (ids) => [...ids] },
    edition: { is: 'version', number: 1, at: 0, kind: 'whole' },
  })!

test('[Z112] items stand in the order in which they are read, and are called by number and title', () => {
  const items = paperItems(sample())
  expect(items.slice(0, 4).map(nameOfItem)).toMatchInlineSnapshot(`
    [
      "1 Siden sidst",
      "1.1 Siden sidst",
      "2 Drøftelsessager",
      "2.1 Orientering om det fællesoffentlige arbejde med implementering af AI-forordningen",
    ]
  `)
  expect(nameOfItem({ number: '', title: '' })).toBe('')
})

describe('[Z113] the search', () => {
  test('finds words in titles, texts, presenters and reasons, whatever their case', () => {
    const paper = sample()
    const [first] = paperItems(paper).filter(({ kind }) => kind === 'item')
    Object.assign(first!, { presenter: 'Søren Æbelø', lateReason: 'Tallene kom i går' })
    for (const [words, field] of [
      ['æbelø', 'presenter'],
      ['TALLENE KOM', 'lateReason'],
    ] as const)
      expect(searchPaper(paper, words)).toMatchObject([{ item: first!.id, field }])
    const title = paperItems(paper).find((item) => item.title.length > 20)!
    expect(searchPaper(paper, title.title)).toContainEqual(
      expect.objectContaining({ item: title.id, field: 'title', found: title.title }),
    )
    expect(searchPaper(paper, '  ')).toEqual([])
  })

  test('[Z212] finds all that is on the page: numbers, case numbers, who is responsible, headings, attachments, what it opens with, and one’s own notes, also to what is not there', () => {
    const paper = sample()
    const item = paperItems(paper).find(({ kind, fields }) => kind === 'item' && fields.length > 0)!
    const attachment = { id: 'b', name: 'Bilag 7: Zebraliste.pdf', file: null }
    Object.assign(item, { number: '12.4', caseNumber: 'SAG-2023-99', responsibles: ['Vibeke Normann'] })
    Object.assign(item, { attachments: [attachment], depth: 0 })
    const notes = [
      { item: item.id, text: 'Zebra: spørg om prisen' },
      { item: 'gone', text: 'Zebra: spørg igen' },
      { item: 'agenda', text: 'Zebra: spørg om kaffe' },
    ]
    const around = { opening: [['when', 'onsdag kl. 10.00 · KL, lokale 2-01']] as const, notes }
    const places = (query: string) =>
      searchPaper(paper, query, around).map(({ item, field }) => `${item}/${field}`)
    expect(places('12.4')).toEqual([`${item.id}/title`])
    expect(places('sag-2023-99')).toEqual([`${item.id}/caseNumber`])
    expect(places('vibeke')).toContain(`${item.id}/responsibles`)
    expect(places('zebraliste')).toEqual([`${item.id}/attachment/b`])
    expect(places(item.fields[0]!.heading)).toContain(`${item.id}/${item.fields[0]!.key}/heading`)
    expect(places('lokale 2')).toEqual(['agenda/when'])
    expect(places('zebra: spørg')).toEqual(['agenda/note', `${item.id}/note`, 'gone/note'])
  })

  test('finds what a text refers to by its words', () => {
    const reference = { type: REFERENCE, attrs: { words: 'sag 2.1', to: null } }
    const text = {
      type: 'doc' as const,
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'jf. ' }, reference] }],
    }
    expect(plainText(inItsWords(text))).toBe('jf. sag 2.1')
  })
})

test('[Z115][Z136] new, changed and gone against an earlier version: its marks take the place of those that the paper came with', () => {
  const [before, now] = [sample(), sample()]
  const [last] = before.items.splice(-1)
  const [gone] = now.items.splice(0, 1)
  const changed = paperItems(now).find(({ kind }) => kind === 'item')!
  Object.assign(changed, { presenter: 'Søren Æbelø', change: null })
  const work = comparePapers(now, [before])
  let step = work.next()
  while (!step.done) step = work.next()
  const { changes, marked, gone: names } = step.value
  const came = paperItems({ items: [last!] }).map(({ id }) => id)
  expect([...changes]).toEqual([[changed.id, 'changed'], ...came.map((id) => [id, 'new'])])
  expect([...marked.values()].map(({ id, parts }) => [id, parts])).toEqual([
    [changed.id, [{ is: 'presenter' }]],
  ])
  expect(names.map(({ item }) => item)).toEqual(paperItems({ items: [gone!] }).map(({ id }) => id))
  const shown = paperItems(markedWith(now, changes, new Map()))
  expect(shown.filter(({ change }) => change !== null)).toHaveLength(changes.size)
  expect(paperItems(markedWith(now, new Map(), new Map())).every(({ change }) => change === null)).toBe(true)
})
