import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { ItemKind, Numbering } from '../../../shared/agenda/document.ts'
import { itemsOf } from '../../../shared/agenda/document.ts'
import {
  findNode,
  inOrder,
  MAX_LEVELS,
  type OutlineEntry,
  outline,
  readOutline,
  shownNumber,
} from '../../../shared/agenda/outline.ts'
import { agenda, draw, drawNodes, item, section } from '../../support/agenda.ts'
import { RandomSource } from '../../support/randomSource.ts'

const NESTED: Numbering = { first: 1, style: 'nested' }
const CONTINUOUS: Numbering = { first: 89, style: 'continuous' }

interface Options {
  order?: string
  kind?: ItemKind
  deleted?: boolean
}

/** A node that stands by its own id unless told otherwise. */
const node = (
  id: string,
  parent: string | null,
  { order = id, kind = 'item', deleted = false }: Options = {},
) => ({ id, kind, position: { parent, order }, deletedAt: deleted ? 1 : null }) satisfies OutlineEntry

const drawn = (...entries: OutlineEntry[]) => drawNodes(outline(entries, NESTED))

describe('the numbered tree', () => {
  test('[M4] numbers sections, items and sub-items', () => {
    const doc = agenda()
      .section('Godkendelse', item('Dagsorden'))
      .section('Drøftelse', item('AI').with(item('Bilag til AI')), item('Data'))
      .doc()
    expect(draw(doc)).toEqual([
      '1 Godkendelse',
      '1.1 Dagsorden',
      '2 Drøftelse',
      '2.1 AI',
      '2.1.1 Bilag til AI',
      '2.2 Data',
    ])
  })

  test('[M4] begins with the number that the council has come to', () => {
    const doc = agenda().numbered({ first: 7, style: 'nested' }).section('Drøftelse', item('AI')).doc()
    expect(draw(doc)).toEqual(['7 Drøftelse', '7.1 AI'])
  })

  test('[M4] counts items through when sections have no number', () => {
    const doc = agenda()
      .numbered(CONTINUOUS)
      .section('Godkendelse', item('Dagsorden'))
      .section('Drøftelse', item('AI').with(item('Model'), item('Etik')), section('Senere', item('Data')))
      .item(item('Eventuelt'))
      .doc()
    expect(draw(doc)).toEqual([
      'Godkendelse',
      '89 Dagsorden',
      'Drøftelse',
      '90 AI',
      '90.1 Model',
      '90.2 Etik',
      'Senere',
      '91 Data',
      '92 Eventuelt',
    ])
  })

  test('counts on through a section below an item, so that no number comes twice', () => {
    const entries = [
      node('a', null),
      node('b', 'a'),
      node('c', 'a', { kind: 'section' }),
      node('d', 'c'),
      node('e', 'a'),
    ]
    expect(drawNodes(outline(entries, CONTINUOUS))).toEqual(['89 a', '89.1 b', 'c', '89.2 d', '89.3 e'])
  })

  test('orders siblings by their keys, as strings of UTF-16 units', () => {
    expect(drawn(node('a', null, { order: 'b' }), node('b', null, { order: 'Z' }))).toEqual(['1 b', '2 a'])
  })

  test('[M1] orders equal keys by id', () => {
    const same = { order: 'a0' }
    expect(drawn(node('b', null, same), node('c', null, same), node('a', null, same))).toEqual([
      '1 a',
      '2 b',
      '3 c',
    ])
  })
})

describe('what was moved and deleted at once', () => {
  test('a deleted node is not shown', () => {
    expect(drawn(node('a', null, { deleted: true }), node('b', null))).toEqual(['1 b'])
  })

  test('[M3] a living child of a deleted parent stands where the parent stood', () => {
    const gone = node('b', null, { deleted: true })
    expect(drawn(node('a', null), gone, node('c', null), node('z', 'b'), node('y', 'b'))).toEqual([
      '1 a',
      '2 y',
      '3 z',
      '4 c',
    ])
  })

  test('[M3] also below two deleted parents', () => {
    const gone = { deleted: true }
    expect(drawn(node('a', null), node('b', null, gone), node('c', 'b', gone), node('d', 'c'))).toEqual([
      '1 a',
      '2 d',
    ])
  })

  test('[M3] a child of a parent that is not there stands at the top', () => {
    expect(drawn(node('b', null), node('a', 'nobody'))).toEqual(['1 a', '2 b'])
  })

  test('a node that is its own parent stands at the top', () => {
    expect(drawn(node('a', 'a'), node('b', 'a'))).toEqual(['1 a', '1.1 b'])
  })

  test('[M2] of two that stand below each other the smaller id goes to the top', () => {
    expect(drawn(node('a', 'b'), node('b', 'a'), node('c', 'b'))).toEqual(['1 a', '1.1 b', '1.1.1 c'])
  })

  test('[M2] of a circle of three too, with what hangs from it', () => {
    expect(drawn(node('c', 'a'), node('a', 'b'), node('b', 'c'), node('d', 'b'))).toEqual([
      '1 a',
      '1.1 c',
      '1.1.1 b',
      '1.1.1.1 d',
    ])
  })

  test('[M1] a circle through deleted nodes hides nobody', () => {
    const gone = { deleted: true }
    expect(drawn(node('a', 'b', gone), node('b', 'c'), node('c', 'a', gone))).toEqual(['1 b'])
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'every living node is there exactly once, whatever the parents, in any order of reading (seed %i)',
    (seed) => {
      const random = new RandomSource(seed)
      for (let round = 0; round < 200; round++) {
        const entries = randomEntries(random)
        const top = outline(entries, NESTED)
        const ids = inOrder(top).map(({ id }) => id)
        const living = entries.filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id)
        expect(ids.toSorted()).toEqual(living.toSorted())
        expect(outline(random.shuffled(entries), NESTED)).toEqual(top)
      }
    },
  )
})

function randomEntries(random: RandomSource): OutlineEntry[] {
  const ids = Array.from({ length: 1 + random.below(9) }, (_, at) => `n${at}`)
  return ids.map((id) =>
    node(id, random.pick([null, 'nobody', ...ids]), {
      order: random.pick(['', 'a0', 'a1', 'a1V', '~']),
      deleted: random.chance(0.3),
    }),
  )
}

describe('size', () => {
  const chain = (length: number, deleted: (at: number) => boolean) =>
    Array.from({ length }, (_, at) =>
      node(`n${at}`, at === 0 ? null : `n${at - 1}`, { deleted: deleted(at) }),
    )

  test('ten thousand nested items: all are shown, the deepest on the last level after their parents', () => {
    const top = outline(
      chain(10_000, () => false),
      NESTED,
    )
    const nodes = inOrder(top)
    expect(nodes.map(({ id }) => id)).toEqual(chain(10_000, () => false).map(({ id }) => id))
    expect(Math.max(...nodes.map(({ depth }) => depth))).toBe(MAX_LEVELS - 1)
  })

  test('a chain of ten thousand deleted parents: the one below takes their place', () => {
    const entries = chain(10_000, (at) => at < 9_999)
    expect(drawNodes(outline(entries, NESTED))).toEqual(['1 n9999'])
  })

  test('a circle of ten thousand', () => {
    const entries = chain(10_000, () => false).with(0, node('n0', 'n9999'))
    expect(inOrder(outline(entries, NESTED))).toHaveLength(10_000)
  })
})

describe('finding', () => {
  const top = outline([node('a', null), node('b', 'a'), node('c', 'b'), node('d', null)], NESTED)

  test('a node at any depth', () => {
    expect(findNode(top, 'c')).toMatchObject({ id: 'c', number: '1.1.1', parent: 'b', depth: 2 })
  })

  test('gives nothing for an id that is not shown', () => {
    expect(findNode(top, 'e')).toBeUndefined()
  })
})

test('what stands in the items and is no map is no node', () => {
  const doc = agenda().item(item('AI')).doc()
  const items = itemsOf(doc) as Y.Map<unknown>
  items.set('text', 'not an item')
  items.set('list', new Y.Array())
  expect(readOutline(doc).map(({ id }) => id)).toEqual(['id1'])
})

test.each([
  ['section', '2', '2.'],
  ['item', '2.3', '2.3'],
  ['section', '', ''],
] as const)('a %s with number «%s» shows «%s»', (kind, number, shown) => {
  expect(shownNumber({ kind, number })).toBe(shown)
})
