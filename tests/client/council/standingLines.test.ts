import { expect, test } from 'vitest'
import {
  type LineStep,
  linesOf,
  nodesOf,
  parentOf,
  placesOf,
  rankOf,
  type StandingLine,
  stepped,
  without,
} from '../../../client/council/standingLines.ts'
import { shippedTemplate } from '../../../shared/council/templates.ts'
import { newId } from '../../../shared/ids.ts'
import { RandomSource } from '../../support/randomSource.ts'

/** `a`, ` b`: b below a. */
const lines = (...drawn: string[]): StandingLine[] =>
  drawn.map((line) => {
    const title = line.trim()
    return {
      id: title,
      kind: 'item',
      title,
      responsibles: [],
      withoutText: false,
      depth: line.length - title.length,
    }
  })
const drawn = (lines: readonly StandingLine[] | null) =>
  lines === null ? null : lines.map(({ title, depth }) => ' '.repeat(depth) + title)

test('[Q9] a line moves among its siblings, with what is below it', () => {
  const all = lines('a', ' b', 'c', ' d', ' e', 'f')
  expect(drawn(stepped(all, 'c', 'up'))).toEqual(['c', ' d', ' e', 'a', ' b', 'f'])
  expect(drawn(stepped(all, 'a', 'down'))).toEqual(['c', ' d', ' e', 'a', ' b', 'f'])
  expect(drawn(stepped(all, 'e', 'up'))).toEqual(['a', ' b', 'c', ' e', ' d', 'f'])
  for (const [id, step] of [
    ['a', 'up'],
    ['f', 'down'],
    ['b', 'up'],
    ['b', 'down'],
    ['e', 'down'],
    ['a', 'in'],
    ['d', 'in'],
    ['f', 'out'],
  ] as const)
    expect([id, step, stepped(all, id, step)]).toEqual([id, step, null])
})

test('[Q9] it goes below the one before it, and out again behind what it was below', () => {
  const all = lines('a', ' b', 'c', ' d')
  expect(drawn(stepped(all, 'c', 'in'))).toEqual(['a', ' b', ' c', '  d'])
  expect(drawn(stepped(lines('a', ' b', ' c', 'd'), 'b', 'out'))).toEqual(['a', ' c', 'b', 'd'])
  expect(parentOf(lines('a', ' b', ' c'), 'c')?.id).toBe('a')
  expect(rankOf(lines('a', ' b', ' c', 'd'), 'c')).toEqual({ n: 2, of: 2 })
  expect(rankOf(lines('a', ' b', ' c', 'd'), 'd')).toEqual({ n: 2, of: 2 })
  expect(drawn(without(lines('a', ' b', '  c', 'd'), 'a'))).toEqual(['d'])
})

test('[Q9] lines are the tree and back, and problems find their line', () => {
  const { standing } = shippedTemplate('city-council')
  const all = linesOf(standing, newId)
  expect(nodesOf(all)).toEqual(standing)
  expect(placesOf(lines('a', ' b', ' c', 'd', ' e'))).toEqual([
    'standing/0',
    'standing/0/0',
    'standing/0/1',
    'standing/1',
    'standing/1/0',
  ])
})

test('[Q9] whatever steps are taken, no line is lost or doubled, and the lines are a tree', () => {
  const random = new RandomSource(11)
  const steps: readonly LineStep[] = ['up', 'down', 'in', 'out']
  let all: readonly StandingLine[] = lines('a', ' b', ' c', 'd', 'e', ' f', '  g', 'h')
  for (let round = 0; round < 2000; round += 1) {
    const { id } = random.pick(all)
    const step = random.pick(steps)
    const next = stepped(all, id, step)
    if (next === null) continue
    expect(next.map((line) => line.id).sort()).toEqual([...'abcdefgh'])
    for (const [index, { depth }] of next.entries())
      expect(depth).toBeLessThanOrEqual((next[index - 1]?.depth ?? -1) + 1)
    // Up and down undo each other.
    const back = { up: 'down', down: 'up', in: null, out: null }[step] as LineStep | null
    if (back !== null) expect(stepped(next, id, back)).toEqual(all)
    all = next
  }
})
