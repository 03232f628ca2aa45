/** Where the comments are, while one sees none. */
import { expect, test } from 'vitest'
import { outOfSight } from '../../../client/threads/useOutOfSight.ts'

const CARDS = [
  { id: 'a', top: 900, height: 100 },
  { id: 'b', top: 3000, height: 100 },
]

test('[P29] who sees no comment is led to the nearest below, and else to the last above', () => {
  const at = (from: number) => outOfSight(CARDS, from, from + 600)
  expect(at(0)).toEqual({ id: 'a', is: 'first' })
  // Its edge is not enough to see it by.
  expect(at(310)).toEqual({ id: 'a', is: 'first' })
  expect(at(330)).toBeNull()
  expect(at(970)).toBeNull()
  expect(at(990)).toEqual({ id: 'b', is: 'next' })
  expect(at(2700)).toBeNull()
  expect(at(3090)).toEqual({ id: 'b', is: 'before' })
  expect(outOfSight([], 0, 600)).toBeNull()
})
