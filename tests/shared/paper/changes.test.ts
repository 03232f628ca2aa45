import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { agendaOf, type ItemId } from '../../../shared/agenda/document.ts'
import {
  addAttachment,
  addItem,
  assign,
  deleteItem,
  moveItem,
  replaceField,
  replaceTitle,
  setCaseNumber,
  setFact,
  setFile,
  setLateReason,
  setPresenter,
} from '../../../shared/agenda/edits.ts'
import { inOrder, readOutline } from '../../../shared/agenda/outline.ts'
import { DEFAULT_LOOK } from '../../../shared/council/paperLook.ts'
import {
  changesBetween,
  contentOf,
  countItems,
  isHeadingAlone,
  itemsIn,
  supplementOf,
  withChanges,
} from '../../../shared/paper/changes.ts'
import { type Paper, REFERENCE, type SentEdition } from '../../../shared/paper/paper.ts'
import { paperOf } from '../../../shared/paper/paperOf.ts'
import { paragraphs, type RichText, type RichTextNode } from '../../../shared/richtext/richText.ts'
import { agenda, idOf, item, section } from '../../support/agenda.ts'

const FIRST: SentEdition = { is: 'version', number: 1, at: 1, kind: 'whole' }
const SUPPLEMENT: SentEdition = { is: 'version', number: 2, at: 2, kind: 'supplement' }

const paper = (doc: Y.Doc, edition: SentEdition = FIRST): Paper =>
  paperOf(doc, {
    ...{ agenda: 'a', edition, look: DEFAULT_LOOK },
    nameOf: (person) => person,
    namesOf: (people) => [...people].sort(),
  })!

const refersTo = (...ids: ItemId[]): RichText => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: ids.map((item) => ({ type: 'itemRef', attrs: { item } })) }],
})

/** Three sections with items, one below another, of which some refer to others. */
function sample(): Y.Doc {
  const doc = agenda()
    .motto('Et åbent marked.')
    .section('Drøftelse', item('AI').field('background', 'Alle taler om det.'), item('Sky'))
    .section('Orientering', item('Budget'), item('Nyt'))
    .section('Til sidst', section('Under', item('Dybt')), item('Eventuelt'))
    .doc()
  replaceField(doc, idOf(doc, 'Nyt'), 'background', refersTo(idOf(doc, 'AI'), idOf(doc, 'Dybt')))
  addAttachment(doc, idOf(doc, 'Sky'), 'bilag', 'Regneark')
  return doc
}

const allOf = (of: Paper) => [...itemsIn(of.items)]
const marksOf = (of: Paper) =>
  allOf(of).flatMap(({ title, change }) => (change === null ? [] : [[title, change]]))
const titlesOf = (of: Paper) => allOf(of).map(({ title }) => title)

describe('[Z63] what is new in a paper', () => {
  type Edit = (doc: Y.Doc, id: ItemId, nth: number) => void
  const CONTENT: Record<string, Edit> = {
    title: (doc, id, nth) => replaceTitle(doc, id, `Ny titel ${nth}`),
    'a field': (doc, id, nth) => replaceField(doc, id, 'background', paragraphs(`Ord ${nth}`)),
    'the case number': (doc, id, nth) => setCaseNumber(doc, id, `SAG-${nth}`),
    'who presents': (doc, id, nth) => setPresenter(doc, id, `Taler ${nth}`),
    'why it is late': (doc, id, nth) => setLateReason(doc, id, `Grund ${nth}`),
    'who is responsible': (doc, id, nth) => assign(doc, id, `person-${nth}`),
    'an attachment': (doc, id, nth) => addAttachment(doc, id, `bilag-${nth}`, 'Notat'),
  }

  test.each(Object.entries(CONTENT))('%s of an item makes it changed, and no other', (_what, edit) => {
    const doc = sample()
    const before = paper(doc)
    edit(doc, idOf(doc, 'Budget'), 1)
    const now = withChanges(paper(doc), before)
    expect(allOf(now).filter(({ change }) => change !== null)).toMatchObject([
      { kind: 'item', change: 'changed' },
    ])
  })

  test('is an attachment that got a file, or another one', () => {
    const doc = sample()
    const before = paper(doc)
    setFile(doc, idOf(doc, 'Sky'), 'bilag', { hash: 'a'.repeat(64), bytes: 1, type: 'text/plain' })
    expect(marksOf(withChanges(paper(doc), before))).toEqual([['Sky', 'changed']])
  })

  test('is nothing that only stands elsewhere, or is called by another number', () => {
    const doc = sample()
    const before = paper(doc)
    moveItem(doc, idOf(doc, 'Til sidst'), { parent: null, index: 0 })
    moveItem(doc, idOf(doc, 'AI'), { parent: idOf(doc, 'Orientering'), index: 0 })
    agendaOf(doc).set('numbering', { first: 7, style: 'nested' })
    const after = paper(doc)
    expect(titlesOf(after)).not.toEqual(titlesOf(before))
    expect(contentOf(after)).not.toBe(contentOf(before))
    expect(marksOf(withChanges(after, before))).toEqual([])
  })

  test('whatever is done: new are those that were not there, changed those whose own words are others', () => {
    const step = fc.record({
      edit: fc.constantFrom(...Object.keys(CONTENT), 'move', 'make'),
      which: fc.nat(50),
      to: fc.nat(5),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const doc = sample()
        const before = paper(doc)
        const [made, edited] = [new Set<ItemId>(), new Set<ItemId>()]
        steps.forEach(({ edit, which, to }, nth) => {
          const nodes = inOrder(readOutline(doc)).filter(({ kind }) => kind === 'item')
          const { id } = nodes[which % nodes.length]!
          if (edit === 'move') moveItem(doc, id, { parent: null, index: to })
          else if (edit === 'make')
            made.add(addItem(doc, { id: `ny-${nth}`, kind: 'item' }, { parent: null, index: to }))
          else {
            CONTENT[edit]!(doc, id, nth)
            edited.add(id)
          }
        })
        const now = withChanges(paper(doc, SUPPLEMENT), before)
        for (const { id, change } of allOf(now))
          expect([id, change]).toEqual([id, made.has(id) ? 'new' : edited.has(id) ? 'changed' : null])

        // [Z64] The supplement is these, below what they stand under, and nothing else.
        const supplement = supplementOf(now)
        const marked = new Set([...made, ...edited])
        const shown = allOf(supplement)
        expect(
          shown
            .filter(({ change }) => change !== null)
            .map(({ id }) => id)
            .sort(),
        ).toEqual([...marked].sort())
        expect(countItems(supplement)).toBe(marked.size)
        for (const one of shown.filter((shown) => isHeadingAlone(supplement, shown))) {
          expect([one.fields, one.attachments, one.caseNumber, one.responsibles]).toEqual([[], [], '', []])
          expect([...itemsIn(one.children)].some(({ change }) => change !== null)).toBe(true)
        }
        const ids = new Set<unknown>(shown.map(({ id }) => id))
        for (const { to } of referencesIn(supplement)) if (to !== null) expect(ids.has(to.item)).toBe(true)
      }),
      { numRuns: process.env.LONG ? 1000 : 60 },
    )
  })
})

function referencesIn(of: Paper): { words: string; to: { item: string } | null }[] {
  const within = (nodes: readonly RichTextNode[]): RichTextNode[] =>
    nodes.flatMap((node) => [node, ...within(node.content ?? [])])
  const nodes = allOf(of).flatMap(({ fields }) => fields.flatMap(({ text }) => within(text.content)))
  return nodes.filter(({ type }) => type === REFERENCE).map(({ attrs }) => attrs as never)
}

describe('[Z64] a supplement', () => {
  test('holds what is new and changed below the headings it stands under, with references that lead nowhere outside', () => {
    const doc = sample()
    const before = paper(doc)
    replaceTitle(doc, idOf(doc, 'Dybt'), 'Dybere')
    replaceField(doc, idOf(doc, 'Nyt'), 'recommendation', paragraphs('At det drøftes.'))
    const supplement = supplementOf(withChanges(paper(doc, SUPPLEMENT), before))
    expect(titlesOf(supplement)).toEqual(['Orientering', 'Nyt', 'Til sidst', 'Under', 'Dybere'])
    expect(supplement.motto.content).toEqual([])
    expect(referencesIn(supplement).map(({ to }) => to)).toEqual([null, { item: idOf(doc, 'Dybere') }])
    expect(referencesIn(supplement)[0]!.words).toContain('1.1')
  })

  test('is empty where nothing is new', () => {
    const doc = sample()
    expect(supplementOf(withChanges(paper(doc, SUPPLEMENT), paper(doc))).items).toEqual([])
  })
})

describe('[Z66] all that a paper says', () => {
  test('is the same whatever edition it is, whenever, and whatever is new in it', () => {
    const doc = sample()
    const one = paper(doc)
    const other = paper(doc, { ...FIRST, number: 7, at: 99 })
    const marked: Paper = { ...other, items: other.items.map((item) => ({ ...item, change: 'new' })) }
    // As another program would write it.
    const { items, ...head } = marked
    const turned = { items, ...Object.fromEntries(Object.entries(head).reverse()) } as Paper
    expect(contentOf(turned)).toBe(contentOf(one))
  })

  test.each<[string, (doc: Y.Doc) => void]>([
    ['a word', (doc) => replaceTitle(doc, idOf(doc, 'AI'), 'AI!')],
    ['its place', (doc) => moveItem(doc, idOf(doc, 'Budget'), { parent: null, index: 0 })],
    ['when one meets', (doc) => agendaOf(doc).set('startsAt', '2024-02-01T10:00')],
  ])('is another with %s', (_what, edit) => {
    const doc = sample()
    const before = contentOf(paper(doc))
    edit(doc)
    expect(contentOf(paper(doc))).not.toBe(before)
  })
})

describe('[Z99] what a next version would tell', () => {
  const called = (items: readonly { title: string }[]) => items.map(({ title }) => title)

  test('is what is new, changed and gone, by name, and nothing where all is the same', () => {
    const doc = sample()
    const before = paper(doc)
    expect(changesBetween(paper(doc), before)).toEqual({
      ...{ isSame: true, look: false, items: [], moved: [], removed: [], facts: [], others: false },
    })
    replaceTitle(doc, idOf(doc, 'Sky'), 'Skyen')
    addItem(doc, { id: 'new', kind: 'item' })
    deleteItem(doc, idOf(doc, 'Nyt'), 1)
    const { isSame, items, removed, others } = changesBetween(paper(doc), before)
    expect([isSame, others, called(removed)]).toEqual([false, false, ['Nyt']])
    expect(items.map(({ title, change }) => [title, change])).toEqual([
      ['Skyen', 'changed'],
      ['Uden titel', 'new'],
    ])
  })

  test('[Z198] is not that the paper looks otherwise', () => {
    const before = paper(sample())
    const now = { ...before, look: { ...before.look, colour: '#00457c' } }
    expect(changesBetween(now, before)).toEqual({
      ...{ isSame: true, look: true, items: [], moved: [], removed: [], facts: [], others: false },
    })
  })

  test('[Z280] is that something else is another, where only the numbers are, and what the meeting’s facts are', () => {
    const moved = sample()
    const before = paper(moved)
    agendaOf(moved).set('numbering', { first: 7, style: 'nested' })
    expect(changesBetween(paper(moved), before)).toMatchObject({
      ...{ isSame: false, items: [], moved: [], others: true },
    })
    const elsewhere = sample()
    const then = paper(elsewhere)
    agendaOf(elsewhere).set('place', 'Rådhuset')
    setFact(elsewhere, 'endsAt', '2024-01-24T12:00')
    const now = { ...paper(elsewhere), motto: paragraphs('Et andet motto.') }
    expect(changesBetween(now, then)).toMatchObject({
      ...{ isSame: false, items: [], others: false },
      facts: [
        { is: 'startsAt', before: '24-01-2024 10:00–14:00', now: '24-01-2024 10:00–12:00' },
        { is: 'place', before: then.place, now: 'Rådhuset' },
        { is: 'motto', before: 'Et åbent marked.', now: 'Et andet motto.' },
      ],
    })
  })

  test('[Z300] is what was moved, with the number that it had, though it says what it said', () => {
    const doc = sample()
    const before = paper(doc)
    moveItem(doc, idOf(doc, 'Sky'), { parent: idOf(doc, 'Orientering'), index: 1 })
    expect(changesBetween(paper(doc), before)).toMatchObject({
      ...{ isSame: false, items: [], removed: [], others: false },
      moved: [{ title: 'Sky', number: '2.2', from: '1.2' }],
    })
  })
})
