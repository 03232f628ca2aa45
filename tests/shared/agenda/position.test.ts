import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byOrderThenId } from '../../../shared/agenda/document.ts'
import { keysBetween, NoRoom, place, type Sibling } from '../../../shared/agenda/position.ts'

const sibling = (id: string, standsAt: string): Sibling => ({ id, standsAt })

/** What the siblings are after the move, in the order in which everybody will see them. */
function orderAfter(
  siblings: readonly Sibling[],
  moves: ReadonlyMap<string, { order: string }>,
  id: string,
): string[] {
  return [...siblings, sibling(id, '')]
    .map((node) => ({ id: node.id, order: moves.get(node.id)?.order ?? node.standsAt }))
    .sort(byOrderThenId)
    .map((node) => node.id)
}

describe('keys between two neighbours', () => {
  test('are ascending, and strictly between them', () => {
    const [left, right] = keysBetween(null, null, 2) as [string, string]
    const keys = keysBetween(left, right, 20)
    expect([left, ...keys, right]).toEqual([left, ...keys, right].toSorted())
    expect(new Set([left, ...keys, right]).size).toBe(22)
  })

  test('none are asked for, none are given', () => {
    expect(keysBetween(null, null, 0)).toEqual([])
  })

  test('two people who insert at one place seldom draw the same', () => {
    const drawn = Array.from({ length: 100 }, () => keysBetween('a0', 'a1', 1)[0])
    expect(new Set(drawn).size).toBeGreaterThan(90)
  })

  test.each([
    ['descending', 'a1', 'a0'],
    ['equal', 'a1', 'a1'],
    ['with nothing between', 'a0', 'a000'],
    ['no key at all', '', null],
    ['of other letters', 'æ', null],
    ['below every key', null, '0'],
    ['cut short', 'c', null],
    ['so long that the library would never end', `a1${'V'.repeat(400)}`, `a2${'V'.repeat(400)}`],
  ])('refuses neighbours that leave no room: %s', (_, left, right) => {
    expect(() => keysBetween(left, right, 1)).toThrow(NoRoom)
  })
})

describe('placing a node among its siblings', () => {
  const three = ['a', 'b', 'c'].map((id, at) => sibling(id, `a${at}`))

  test.each([
    [0, ['x', 'a', 'b', 'c']],
    [1, ['a', 'x', 'b', 'c']],
    [3, ['a', 'b', 'c', 'x']],
  ])('at %i: one write, nobody else moves', (index, expected) => {
    const moves = place('x', 'p', three, index)
    expect([...moves.keys()]).toEqual(['x'])
    expect(moves.get('x')!.parent).toBe('p')
    expect(orderAfter(three, moves, 'x')).toEqual(expected)
  })

  test('[M5] between equal keys: those to the right get new ones, and no other', () => {
    const siblings = [sibling('a', 'a1'), sibling('b', 'a1'), sibling('c', 'a1'), sibling('d', 'a2')]
    const moves = place('x', null, siblings, 1)
    expect([...moves.keys()]).toEqual(['x', 'b', 'c'])
    expect(orderAfter(siblings, moves, 'x')).toEqual(['a', 'x', 'b', 'c', 'd'])
  })

  test("among another program's keys: all get new ones, that everybody can insert between from then on", () => {
    const siblings = ['', 'b', '~~', 'æ'].map((key, at) => sibling(`n${at}`, key))
    const moves = place('x', null, siblings, 2)
    expect(orderAfter(siblings, moves, 'x')).toEqual(['n0', 'n1', 'x', 'n2', 'n3'])
    const healed = orderAfter(siblings, moves, 'x').map((id) => sibling(id, moves.get(id)!.order))
    expect([...place('y', null, healed, 3).keys()]).toEqual(['y'])
  })

  test('always ends and always puts the node where it was asked to, whatever the keys', () => {
    const key = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.stringMatching(/^[A-Za-z0-9]{0,200}$/),
      fc.constant('a0'),
    )
    fc.assert(
      fc.property(fc.array(key, { maxLength: 12 }), fc.nat(), (keys, draw) => {
        const siblings = keys
          .toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
          .map((k, at) => sibling(`n${String(at).padStart(2, '0')}`, k))
        const index = draw % (siblings.length + 1)
        const expected = siblings.map((node) => node.id).toSpliced(index, 0, 'x')
        expect(orderAfter(siblings, place('x', null, siblings, index), 'x')).toEqual(expected)
      }),
      { numRuns: 1_000, seed: 3 },
    )
  })

  test('two thousand insertions at one place: keys stay short and in order', () => {
    let siblings = [sibling('first', 'a0'), sibling('last', 'a1')]
    for (let made = 0; made < 2_000; made++) {
      const id = `n${made}`
      const moves = place(id, null, siblings, 1)
      siblings = siblings
        .toSpliced(1, 0, sibling(id, ''))
        .map((node) => sibling(node.id, moves.get(node.id)?.order ?? node.standsAt))
    }
    const keys = siblings.map((node) => node.standsAt)
    expect(keys).toEqual(keys.toSorted())
    expect(Math.max(...keys.map((key) => key.length))).toBeLessThan(100)
  })
})
