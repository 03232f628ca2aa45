/** What applies of an agenda that was sent more than once: a «tillægsdagsorden» adds to the whole version, and takes nothing's place but its items'. */
import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { addItem, deleteItem, replaceField } from '../../../shared/agenda/edits.ts'
import { DEFAULT_LOOK } from '../../../shared/council/paperLook.ts'
import { applyingOf, versionPart, whatApplies } from '../../../shared/paper/applying.ts'
import { itemsIn, removedFrom, supplementOf, withChanges } from '../../../shared/paper/changes.ts'
import { type Paper, REFERENCE } from '../../../shared/paper/paper.ts'
import { paperOf } from '../../../shared/paper/paperOf.ts'
import { nameOfItem, paperItems, searchPaper } from '../../../shared/paper/paperReading.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'

const JANUARY = Date.UTC(2024, 0, 23, 23, 30)

const whole = (doc: Y.Doc, number = 2): Paper =>
  paperOf(doc, {
    ...{ agenda: 'a', look: DEFAULT_LOOK, nameOf: (id) => id, namesOf: (ids) => [...ids] },
    edition: { is: 'version', number, at: JANUARY, kind: 'whole' },
  })!

/** As the server makes it. */
function supplement(doc: Y.Doc, before: Paper, number = 3): Paper {
  const now = whole(doc, number)
  const made = supplementOf(withChanges(now, before), removedFrom(now, before))
  return { ...made, edition: { is: 'version', number, at: JANUARY, kind: 'supplement' } }
}

const sample = () =>
  agenda()
    .section('Drøftelse', item('AI').field('background', 'Alle taler om det.'), item('Sky'))
    .section('Til sidst', item('Budget'))
    .doc()

const namesIn = (paper: Paper) => paperItems(paper).map(nameOfItem)

describe('[Z210] of versions those apply that are', () => {
  const sent = (...kinds: ('whole' | 'supplement')[]) =>
    kinds.map((kind, at) => ({ kind, number: kinds.length - at }))

  test('the newest whole one and each supplement since', () => {
    const [four, three, two] = sent('supplement', 'supplement', 'whole', 'supplement', 'whole')
    expect(applyingOf([four!, three!, two!])).toEqual({ whole: two, supplements: [four, three] })
    expect(applyingOf(sent('whole', 'supplement', 'whole'))).toMatchObject({
      whole: { number: 3 },
      supplements: [],
    })
    expect(applyingOf([])).toBeNull()
  })
})

describe('[Z211] a supplement is read with the whole version:', () => {
  test('[Z304] its items stand first below its name and day in Denmark, and the agenda below its own', () => {
    const doc = sample()
    const before = whole(doc)
    const place = { parent: idOf(doc, 'Til sidst'), index: 1 }
    addItem(doc, { id: 'new', kind: 'item', title: paragraphs('Kommet til') }, place)
    const { paper, bySupplement } = whatApplies(before, [supplement(doc, before)])
    expect(namesIn(paper)).toEqual([
      'Tillægsdagsorden (version 3, 24. januar 2024)',
      '2.2 Kommet til',
      'Dagsorden (version 2, 24. januar 2024)',
      ...namesIn(before),
    ])
    expect(bySupplement.get('new')).toMatchObject({
      ...{ is: 'brought', number: 3, under: { number: '2', title: 'Til sidst' } },
    })
    expect(searchPaper(paper, 'kommet til')).toHaveLength(1)
    expect(searchPaper(paper, 'alle taler')).toHaveLength(1)
  })

  test('an item that it says anew has its old text no more; no two have one id, and a note has one place', () => {
    const doc = sample()
    const before = whole(doc)
    replaceField(doc, idOf(doc, 'AI'), 'background', paragraphs('Ingen taler om det.'))
    const { paper, bySupplement } = whatApplies(before, [supplement(doc, before)])
    expect(searchPaper(paper, 'taler om det')).toMatchObject([{ item: idOf(doc, 'AI'), before: 'Ingen ' }])
    const ids = [...itemsIn(paper.items)].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect([...bySupplement.values()].map(({ is, item }) => [is, item])).toEqual([
      ['part', versionPart(3)],
      ['brought', idOf(doc, 'AI')],
      ['replaced', idOf(doc, 'AI')],
    ])
  })

  test('what it leaves out stands there as a heading, with its id; of two supplements the newer one is heard', () => {
    const doc = sample()
    const before = whole(doc)
    const sky = idOf(doc, 'Sky')
    replaceField(doc, sky, 'background', paragraphs('Himmel'))
    const three = supplement(doc, before)
    const agendaThree = whole(doc, 3)
    deleteItem(doc, sky, 1)
    const four = supplement(doc, agendaThree, 4)
    const { paper, bySupplement } = whatApplies(before, [four, three])
    expect(bySupplement.get(sky)).toMatchObject({ is: 'removed', number: 4 })
    expect(searchPaper(paper, 'himmel')).toEqual([])
    expect(paperItems(paper).filter(({ id }) => id === sky)).toHaveLength(1)
  })

  test('what it refers to in the whole version is led to again', () => {
    const doc = sample()
    const before = whole(doc)
    const leads = { type: 'paragraph', content: [{ type: 'itemRef', attrs: { item: idOf(doc, 'Budget') } }] }
    replaceField(doc, idOf(doc, 'AI'), 'background', { type: 'doc', content: [leads] })
    const { paper } = whatApplies(before, [supplement(doc, before)])
    const [field] = paperItems(paper).find(({ id }) => id === idOf(doc, 'AI'))!.fields
    expect(JSON.stringify(field)).toContain(JSON.stringify({ item: idOf(doc, 'Budget') }))
    expect(JSON.stringify(field)).toContain(REFERENCE)
  })

  test('without one the paper is the very same', () => {
    const paper = whole(sample())
    expect(whatApplies(paper, []).paper).toBe(paper)
    expect(versionPart(2)).not.toBe(versionPart(3))
  })
})
