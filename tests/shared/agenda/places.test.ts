/** Where a node can be moved to: by name, and by pointing; on random agendas. */
import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import {
  addItem,
  ImpossibleMove,
  moveItem,
  numberAfterMove,
  type Place,
} from '../../../shared/agenda/edits.ts'
import { findNode, inOrder, levelsOf, MAX_LEVELS, readOutline } from '../../../shared/agenda/outline.ts'
import { dropAt, gapNearest, levelMeant, placesFor, rowsWithout } from '../../../shared/agenda/places.ts'
import { childrenOf, placeAfter } from '../../../shared/agenda/steps.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { agenda, colleagueOf, draw, idOf, item, section } from '../../support/agenda.ts'
import { RandomSource } from '../../support/randomSource.ts'

const SEEDS = Array.from({ length: 12 }, (_, at) => at + 1)

const meeting = () =>
  agenda()
    .section('Godkendelse', item('Dagsorden'))
    .section('Drøftelse', item('AI').with(item('Model')), item('Data'))
    .doc()

/** Up to twenty nodes; in every third agenda as deep as there are levels. */
function randomAgenda(random: RandomSource, seed: number): Y.Doc {
  const doc = agenda().doc()
  for (let made = 0; made < 3 + random.below(17); made++) {
    const ids = inOrder(readOutline(doc)).map(({ id }) => id)
    const parent = seed % 3 === 0 ? ids.at(-1) : ids[random.below(ids.length + 3)]
    const kind = random.chance(0.3) ? 'section' : 'item'
    const node = { id: `n${made}`, kind, title: paragraphs(`n${made}`) } as const
    try {
      addItem(doc, node, { parent: parent ?? null, index: random.below(5) })
    } catch (error) {
      if (!(error instanceof ImpossibleMove)) throw error
      addItem(doc, node)
    }
  }
  return doc
}

const somebody = (random: RandomSource, doc: Y.Doc): string =>
  random.pick(inOrder(readOutline(doc)).map(({ id }) => id))

/** The agenda after a move, as it is read. */
function drawnAfter(doc: Y.Doc, id: string, at: Place): string {
  const copy = colleagueOf(doc)
  moveItem(copy, id, at)
  return draw(copy).join('\n')
}

/** Every place that a move takes, without those that would press what is below into the last level. */
function everyPlace(doc: Y.Doc, id: string): string[] {
  const top = readOutline(doc)
  const own = findNode(top, id)!
  const parents = [null, ...rowsWithout(top, id)].filter(
    (parent) => (parent?.depth ?? -1) + 1 + levelsOf(own) <= MAX_LEVELS,
  )
  const allowed = parents.filter(
    (parent) => own.kind === 'item' || parent === null || parent.kind === 'section',
  )
  return allowed.flatMap((parent) => {
    const siblings = childrenOf(top, parent?.id ?? null).filter((sibling) => sibling.id !== id)
    return Array.from({ length: siblings.length + 1 }, (_, index) =>
      drawnAfter(doc, id, { parent: parent?.id ?? null, index }),
    )
  })
}

describe('the named places', () => {
  test('[E15] of an item', () => {
    const doc = meeting()
    const names = placesFor(readOutline(doc), idOf(doc, 'AI')).map(
      ({ is, beside }) => `${is} ${beside?.number ?? ''}`,
    )
    expect(names).toEqual([
      'first ',
      'first-below 1',
      'below 1.1',
      'after 1.1',
      'last-below 1',
      'after 1',
      'below 2.2',
      'after 2.2',
      'last-below 2',
      'after 2',
    ])
  })

  test.each(SEEDS)('[E15] are every place where it can stand, and no other (seed %i)', (seed) => {
    const random = new RandomSource(seed)
    const doc = randomAgenda(random, seed)
    const id = somebody(random, doc)
    const named = placesFor(readOutline(doc), id).map(({ place }) => drawnAfter(doc, id, place))
    const here = draw(doc).join('\n')
    expect(new Set(named)).toEqual(new Set(everyPlace(doc, id).filter((drawn) => drawn !== here)))
  })

  test('there are none for what is not shown', () => {
    expect(placesFor(readOutline(meeting()), 'nobody')).toEqual([])
  })
})

describe('pointing between two rows', () => {
  const drop = (doc: Y.Doc, title: string, gap: number, depth: number) => {
    const dropped = dropAt(readOutline(doc), idOf(doc, title), gap, depth)
    moveItem(doc, idOf(doc, title), dropped!.place)
    return draw(doc)
  }

  test('[E14] decides the place, and how far in one points the level', () => {
    // The rows without «Data»: Godkendelse, Dagsorden, Drøftelse, AI, Model.
    expect(drop(meeting(), 'Data', 2, 1)[2]).toBe('1.2 Data')
    expect(drop(meeting(), 'Data', 2, 0)[2]).toBe('2 Data')
    expect(drop(meeting(), 'Data', 2, 2)[2]).toBe('1.1.1 Data')
    expect(drop(meeting(), 'Data', 2, 9)[2]).toBe('1.1.1 Data')
    expect(drop(meeting(), 'Data', 4, 0)[4]).toBe('2.1.1 Data')
    expect(drop(meeting(), 'Data', 0, 1)[0]).toBe('1 Data')
  })

  test('[V25] means the level of the lines around it, where one does not ask for another', () => {
    const meant = (doc: Y.Doc, title: string) => {
      const [top, id] = [readOutline(doc), idOf(doc, title)]
      return rowsWithout(top, id)
        .map((_, at) => at)
        .concat(rowsWithout(top, id).length)
        .map((gap) => levelMeant(top, id, gap))
    }
    // Godkendelse 0, Dagsorden 1, Drøftelse 0, AI 1, Data 1.
    expect(meant(meeting(), 'Model')).toEqual([0, 1, 1, 1, 1, 1])
    // Godkendelse 0, Dagsorden 1, Drøftelse 0, AI 1, Model 2.
    expect(meant(meeting(), 'Data')).toEqual([0, 1, 1, 1, 2, 1])
    // Godkendelse 0, Dagsorden 1.
    expect(meant(meeting(), 'Drøftelse')).toEqual([0, 1, 0])
    // The inside of an empty section.
    const empty = agenda().section('A', item('Sag')).section('B').doc()
    expect(meant(empty, 'Sag')).toEqual([0, 1, 1])
    expect(meant(empty, 'A')).toEqual([0, 0])
  })

  test('[E14][E15] a section never comes to stand in an item', () => {
    const doc = meeting()
    const id = idOf(doc, 'Drøftelse')
    expect(dropAt(readOutline(doc), id, 2, 2)).toMatchObject({ depth: 1 })
    const flat = agenda().item(item('Løst')).section('Afsnit').doc()
    expect(placeAfter(readOutline(flat), idOf(flat, 'Afsnit'), 'demote')).toBeNull()
    expect(dropAt(readOutline(flat), idOf(flat, 'Afsnit'), 1, 1)).toMatchObject({ depth: 0 })
  })

  test.each(SEEDS)('[E14] reaches every place, and each drop lands where it shows (seed %i)', (seed) => {
    const random = new RandomSource(seed)
    const doc = randomAgenda(random, seed)
    const id = somebody(random, doc)
    const top = readOutline(doc)
    const rows = rowsWithout(top, id)
    const reached = new Set<string>()
    for (let gap = 0; gap <= rows.length; gap++)
      for (let wanted = -1; wanted <= MAX_LEVELS; wanted++) {
        const dropped = dropAt(top, id, gap, wanted)
        if (dropped === null) continue
        const copy = colleagueOf(doc)
        moveItem(copy, id, dropped.place)
        const after = inOrder(readOutline(copy))
        // After exactly the rows that stood above the gap, on the level that was shown.
        expect(after.slice(0, gap).map((node) => node.id)).toEqual(rows.slice(0, gap).map((row) => row.id))
        expect(after[gap]).toMatchObject({ id, depth: dropped.depth })
        expect(numberAfterMove(doc, id, dropped.place)).toBe(after[gap]!.number)
        reached.add(draw(copy).join('\n'))
      }
    expect(reached).toEqual(new Set(everyPlace(doc, id)))
  })

  test('[E14] what stands below never gets deeper than the last level', () => {
    const doc = agenda()
      .item(item('A'))
      .item(item('B').with(item('C')))
      .doc()
    const ids = Array.from({ length: MAX_LEVELS - 1 }, (_, level) => `n${level}`)
    for (const [level, id] of ids.entries())
      addItem(doc, { id, kind: 'item' }, { parent: ids[level - 1] ?? idOf(doc, 'A'), index: 0 })
    const top = readOutline(doc)
    expect(dropAt(top, idOf(doc, 'B'), MAX_LEVELS, 99)?.depth).toBe(MAX_LEVELS - 2)
    expect(dropAt(top, idOf(doc, 'C'), MAX_LEVELS, 99)?.depth).toBe(MAX_LEVELS - 1)
    // Between two rows of the last levels there is room for one that has nothing below it alone.
    expect(dropAt(top, idOf(doc, 'B'), MAX_LEVELS - 1, 99)).toBeNull()
  })

  test('there is no drop for what is not shown', () => {
    expect(dropAt(readOutline(meeting()), 'nobody', 0, 0)).toBeNull()
  })
})

describe('the gap nearest to a height', () => {
  const rows = [
    { top: 0, bottom: 30 },
    { top: 30, bottom: 60 },
    { top: 100, bottom: 400 },
  ]

  test.each([
    [-50, 0],
    [14, 0],
    [16, 1],
    [44, 1],
    [80, 2],
    [249, 2],
    [251, 3],
    [900, 3],
  ])('at %i is below %i rows', (y, above) => {
    expect(gapNearest(rows, y).above).toBe(above)
  })

  test('of no rows at all is the only one', () => {
    expect(gapNearest([], 7)).toEqual({ above: 0, top: 7, bottom: 7 })
  })
})

test('a section is a place like any other', () => {
  const doc = agenda().item(section('A')).item(section('B')).doc()
  expect(placesFor(readOutline(doc), idOf(doc, 'B')).map(({ is }) => is)).toEqual(['first', 'below'])
})
