import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import {
  addAttachment,
  addItem,
  assign,
  deleteItem,
  renameAttachment,
  replaceField,
  replaceTitle,
  setCaseNumber,
} from '../../../shared/agenda/edits.ts'
import { DEFAULT_LOOK } from '../../../shared/council/paperLook.ts'
import { changedParts } from '../../../shared/paper/changedParts.ts'
import {
  contentOf,
  itemsIn,
  knownFrom,
  removedFrom,
  supplementOf,
  withChanges,
} from '../../../shared/paper/changes.ts'
import { markItem } from '../../../shared/paper/markItem.ts'
import type { Paper, SentEdition } from '../../../shared/paper/paper.ts'
import { paperOf } from '../../../shared/paper/paperOf.ts'
import { partsLine } from '../../../shared/paper/paperWords.ts'
import { paragraphs, type RichText } from '../../../shared/richtext/richText.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'

const version = (number: number, kind: SentEdition['kind'] = 'whole'): SentEdition => ({
  ...{ is: 'version', number, at: number, kind },
})

/** @param names what people are called by now */
const paper = (doc: Y.Doc, edition = version(1), names: Record<string, string> = {}): Paper => {
  const nameOf = (person: string) => names[person] ?? person
  return paperOf(doc, {
    ...{ agenda: 'a', edition, look: DEFAULT_LOOK, nameOf },
    namesOf: (people) => people.map(nameOf).sort(),
  })!
}

const mentions = (person: string): RichText => ({
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Spørg ' },
        { type: 'mention', attrs: { person } },
      ],
    },
  ],
})

const sample = () =>
  agenda().section('Drøftelse', item('Budget').field('background', 'Alle taler om det.'), item('Sky')).doc()

const called = (of: Paper, title: string) => [...itemsIn(of.items)].find((one) => one.title === title)!

/** An item as it went out before and as it is now. */
function both(doc: Y.Doc, edit: () => void, names?: Record<string, string>) {
  const [before, id] = [paper(doc), idOf(doc, 'Budget')]
  edit()
  const of = (papers: Paper) => [...itemsIn(papers.items)].find((one) => one.id === id)!
  return [of(before), of(paper(doc, version(2), names))] as const
}

describe('[Z130] of a changed item', () => {
  test('it is told which parts are others, in the order in which they stand', () => {
    const doc = sample()
    const [before, now] = both(doc, () => {
      const id = idOf(doc, 'Budget')
      addAttachment(doc, id, 'bilag', 'Regneark')
      replaceField(doc, id, 'recommendation', paragraphs('At det drøftes.'))
      assign(doc, id, 'Ida')
      setCaseNumber(doc, id, 'SAG-2023-1')
      replaceTitle(doc, id, 'Budget 2025')
    })
    expect(partsLine(changedParts(before, now))).toBe('titel, sagsnummer, ansvarlige, Indstilling, bilag')
    const marked = markItem(before, now)
    expect(marked.title).toEqual([{ text: 'Budget' }, { text: ' 2025', change: 'inserted' }])
    expect(marked.fields.map(({ key, change }) => [key, change])).toContainEqual([
      'recommendation',
      'inserted',
    ])
    expect(markItem(now, before).fields.map(({ key, change }) => [key, change])).toContainEqual([
      'recommendation',
      'deleted',
    ])
  })

  test('a person by another name is the same person, responsible and mentioned, also where both are new to the other program', () => {
    const doc = sample()
    assign(doc, idOf(doc, 'Budget'), 'ida')
    replaceField(doc, idOf(doc, 'Budget'), 'background', mentions('ida'))
    const [before, now] = both(doc, () => {}, { ida: 'Ida Holm' })
    expect(changedParts(before, now)).toEqual([])
    const { responsibleIds: _, ...old } = before
    expect(changedParts(old, { ...now, responsibles: old.responsibles })).toEqual([])
    expect(partsLine(changedParts(old, now))).toBe('ansvarlige')
    const [other, others] = both(doc, () =>
      replaceField(doc, idOf(doc, 'Budget'), 'background', mentions('bo')),
    )
    expect(changedParts(other, others)).toHaveLength(1)
  })

  test('an attachment that a system calls otherwise is the same, and so is a text in other looks', () => {
    const doc = sample()
    const id = idOf(doc, 'Budget')
    addAttachment(doc, id, 'bilag', 'Bilag 1 – Årsplan.pdf')
    const [before, now] = both(doc, () => {
      renameAttachment(doc, id, 'bilag', 'bilag_1_– A\u030arsplan')
      replaceField(doc, id, 'background', {
        type: 'doc',
        content: [
          {
            type: 'bulletList',
            content: [
              {
                type: 'listItem',
                content: [
                  {
                    type: 'paragraph',
                    content: [{ type: 'text', text: 'Alle taler om det.', marks: [{ type: 'bold' }] }],
                  },
                ],
              },
            ],
          },
        ],
      })
    })
    expect(changedParts(before, now)).toEqual([])
  })

  test('whose a name is changes neither what a paper says nor its hash, beside what an older program sent', () => {
    const doc = sample()
    assign(doc, idOf(doc, 'Budget'), 'ida')
    replaceField(doc, idOf(doc, 'Sky'), 'background', mentions('ida'))
    const now = paper(doc)
    const old = JSON.parse(JSON.stringify(now), (key, value) =>
      key === 'of' || key === 'responsibleIds' ? undefined : value,
    ) as Paper
    expect(contentOf(old)).toBe(contentOf(now))
    expect(JSON.stringify(old)).not.toBe(JSON.stringify(now))
    expect([...itemsIn(withChanges(now, old).items)].map(({ change }) => change)).toEqual([null, null, null])
  })
})

test('[Z131] a supplement names what the agenda has no more, though nothing else is new', () => {
  const doc = sample()
  const before = paper(doc)
  deleteItem(doc, idOf(doc, 'Sky'), 1)
  const now = withChanges(paper(doc, version(2, 'supplement')), before)
  const supplement = supplementOf(now, removedFrom(now, before))
  expect(supplement.items).toEqual([])
  expect(supplement.removed).toEqual([{ item: expect.any(String), number: '1.2', title: 'Sky' }])
  expect(supplementOf(now)).not.toHaveProperty('removed')
})

test('[Z136] what readers know of each item is what the last version said that told of it', () => {
  const doc = agenda()
    .section('Drøftelse', item('Budget').field('background', 'Et.'), item('Sky'), item('Ro'))
    .section('Slut')
    .doc()
  const first = paper(doc)
  replaceField(doc, idOf(doc, 'Budget'), 'background', paragraphs('To.'))
  deleteItem(doc, idOf(doc, 'Ro'), 1)
  const second = withChanges(paper(doc, version(2, 'supplement')), first)
  const supplement = supplementOf(second, removedFrom(second, first))
  addItem(doc, { id: 'ny', kind: 'item' })
  const known = knownFrom([supplement, first])
  expect([...known.values()].map(({ title }) => title).sort()).toEqual(['Budget', 'Drøftelse', 'Sky', 'Slut'])
  expect(known.get(idOf(doc, 'Budget'))).toEqual(called(second, 'Budget'))
  expect(known.get(idOf(doc, 'Sky'))).toEqual(called(first, 'Sky'))
  const now = paper(doc, version(3))
  const marked = [...itemsIn(withChanges(now, second).items)].filter(({ change }) => change !== null)
  expect(marked.map(({ id }) => id)).toEqual(['ny'])
  for (const item of itemsIn(now.items))
    if (item.id !== 'ny') expect(changedParts(known.get(item.id)!, item)).toEqual([])
})
