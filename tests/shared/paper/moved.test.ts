import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentOf, supplementOf, withChanges } from '../../../shared/paper/changes.ts'
import { type Comparison, comparePapers } from '../../../shared/paper/comparePapers.ts'
import { movedSince } from '../../../shared/paper/moved.ts'
import type { Paper, PaperItem } from '../../../shared/paper/paper.ts'
import { changeWord, newsLine } from '../../../shared/paper/paperWords.ts'
import { sinceLines, withSince } from '../../../shared/paper/sinceBefore.ts'
import { agenda } from '../../support/agenda.ts'
import { sourceOf, VERSION } from '../../support/oddAgendas.ts'

/** «a b(c d)»: each is called by its letters, and has a number by its place. */
type Node = string | [string, ...Node[]]

function items(nodes: readonly Node[], above = ''): PaperItem[] {
  return nodes.map((node, at): PaperItem => {
    const [id, ...children] = typeof node === 'string' ? [node] : node
    const number = `${above}${at + 1}`
    return {
      ...{ id, number, title: id, kind: 'item', depth: 0, caseNumber: '', presenter: '', lateReason: '' },
      ...{ responsibles: [], withoutText: false, fields: [], attachments: [], change: null },
      children: items(children, `${number}.`),
    }
  })
}

const paper = (nodes: readonly Node[], number = 1, kind: 'whole' | 'supplement' = 'whole'): Paper => ({
  ...sourceOf(agenda().doc(), { ...VERSION, number, kind }).paper,
  items: items(nodes),
})

const moved = (before: readonly Node[], now: readonly Node[]) => [...movedSince(items(now), items(before))]

function compared(now: Paper, papers: readonly Paper[]): Comparison {
  const work = comparePapers(now, papers)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

test('[Z300] moved is what was put elsewhere, and not what is only renumbered by it', () => {
  const before: Node[] = [['1', 'a', 'b', 'c', 'd', 'e'], '2']
  expect(moved(before, [['1', 'a', 'b', 'd', 'e', 'c'], '2'])).toEqual([['c', '1.3']])
  expect(moved(before, [['1', 'e', 'a', 'b', 'c', 'd'], '2'])).toEqual([['e', '1.5']])
  expect(
    moved(before, [
      ['1', 'a', 'c', 'd', 'e'],
      ['2', 'b'],
    ]),
  ).toEqual([['b', '1.2']])
  expect(moved(before, ['2', ['1', 'a', 'b', 'c', 'd', 'e']])).toHaveLength(1)
})

test('[Z300] what came, went or stands in a section that went leaves the others where they were', () => {
  expect(moved(['a', 'b', 'c'], ['new', 'a', 'c'])).toEqual([])
  expect(moved([['gone', 'a', 'b'], 'c'], ['a', 'b', 'c'])).toEqual([
    ['a', '1.1'],
    ['b', '1.2'],
  ])
  expect(moved(['a', 'b'], [['new', 'a'], 'b'])).toEqual([['a', '1']])
})

test('[Z300] whatever the order, those that are not moved stand as they stood, and of one that was moved one is told', () => {
  const some = 'abcdefgh'.split('')
  const orders = fc.shuffledSubarray(some, { minLength: some.length })
  fc.assert(
    fc.property(orders, fc.nat(7), fc.nat(7), (order, from, to) => {
      const all = new Map(moved(some, order))
      const left = order.filter((id) => !all.has(id))
      expect(left).toEqual([...left].sort())
      const one = some.filter((_, at) => at !== from)
      one.splice(to, 0, some[from]!)
      expect(moved(some, one)).toHaveLength(from === to ? 0 : 1)
    }),
  )
})

test('[Z300] a move is told in words on paper, is no other content, and in a supplement nothing', () => {
  const [before, after] = [paper(['a', 'b', 'c']), paper(['b', 'c', 'a'], 2)]
  const now = withChanges(after, before)
  expect(contentOf(now)).toBe(contentOf(after))
  expect(now.items.map(changeWord)).toEqual(['', '', 'Flyttet (før 1)'])
  expect(newsLine({ ...now.items[2]!, change: 'changed', parts: [{ is: 'title' }] })).toBe(
    'Ændret: titel · Flyttet (før 1)',
  )
  expect(sinceLines(withSince(now, before)).map(({ label, name }) => label + name)).toEqual([
    'Flyttet: 3. a (før 1)',
  ])
  const both = { ...now, items: now.items.map((item): PaperItem => ({ ...item, change: 'changed' })) }
  expect(sinceLines(withSince(both, before)).at(-1)).toMatchObject({ label: 'Ændret og flyttet: ' })
  expect(supplementOf(now).items).toEqual([])
})

test('[Z300] compared with a supplement, where an item stood is what the whole version before it says', () => {
  const [first, second] = [paper(['a', 'b', 'c']), { ...paper(['b'], 2, 'supplement') }]
  const told = { ...second, items: second.items.map((item): PaperItem => ({ ...item, change: 'changed' })) }
  expect([...compared(paper(['b', 'c', 'a'], 3), [told, first]).moved]).toEqual([['a', '1']])
  expect(compared(told, [first]).moved.size).toBe(0)
})
