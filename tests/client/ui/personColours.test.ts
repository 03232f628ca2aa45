/** Colours of people. */
import { expect, test } from 'vitest'
import { giveColours } from '../../../client/ui/personColours.ts'
import { newId } from '../../../shared/ids.ts'

const people = (count: number) => Array.from({ length: count }, newId)

test('[E20] up to eight people of a council have eight colours, and more share them evenly', () => {
  for (let count = 1; count <= 20; count += 1) {
    const uses = Object.values(Object.groupBy(giveColours(people(count)).values(), String)).map(
      (of) => of!.length,
    )
    expect(uses.length).toBe(Math.min(count, 8))
    expect(Math.max(...uses)).toBe(Math.ceil(count / 8))
  }
})

test('[E20] the order in which they are named makes no difference', () => {
  const ids = people(12)
  expect([...giveColours(ids)]).toEqual([...giveColours(ids.toReversed())])
})
