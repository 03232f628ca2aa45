import { describe, expect, test } from 'vitest'
import { type Arranging, arranged, grouped, itemsBelow } from '../../../client/board/arrange.ts'
import {
  type BoardView,
  NOBODY,
  readView,
  SORTS,
  sortedBy,
  viewAddress,
  WHOLE_BOARD,
} from '../../../client/board/view.ts'
import { whoLacksWhat } from '../../../client/board/whoLacksWhat.ts'
import type { LiveProgress } from '../../../client/progress/liveProgress.ts'
import { assign, setStatus } from '../../../shared/agenda/edits.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { beginThread } from '../../../shared/threads/threadEdits.ts'
import { agenda, idOf, item, section } from '../../support/agenda.ts'
import { sampleAgenda } from '../../support/sampleAgenda.ts'
import { progressIn } from '../progress/progressIn.ts'

/** Søren writes under a name that an agenda brought, too. */
const NAMES: Record<string, string> = { v: 'Vibeke', s: 'Søren', 'name-s': 'Søren', å: 'Åse' }

const CONTEXT: Arranging = {
  ownId: (id) => (id === 'name-s' ? 's' : id),
  nameOf: (id) => NAMES[id] ?? id,
  compareNames: new Intl.Collator('da').compare,
  asker: ['s', 'name-s'],
  isNew: (id) => CHANGED[id] === 0,
  changedAt: (id) => CHANGED[id] ?? null,
}

const CHANGED: Record<string, number> = {}

function rows(): readonly LiveProgress[] {
  const full = (title: string, ...people: string[]) =>
    item(title)
      .by(...people)
      .caseNumber('SAG-1')
      .field('background', 'Ord')
      .field('recommendation', 'Ord')
      .field('presentation', 'Ord')
  const doc = agenda()
    .item(item('Før alle'))
    .section(
      'A',
      full('Hel', 'v'),
      item('Tom').by('name-s').attachments('x.pdf', 'y.pdf'),
      section('I A', full('Dyb', 'å', 's')),
    )
    .item(full('Mellem', 's'))
    .section('Tomt afsnit')
    .doc()
  const progress = progressIn(doc)
  const [first, , whole, , , deep] = progress.all()
  setStatus(doc, whole!.id, { is: 'approved', by: 'k', at: 1 })
  setStatus(doc, deep!.id, { is: 'returned', by: 'k', at: 1, why: 'mangler' })
  for (const [index, { id }] of progress.all().entries()) CHANGED[id] = (index * 7) % 5
  delete CHANGED[first!.id]
  return progress.all()
}

/** Vibeke is to do something about the item that nobody is responsible for. */
function withTasks(): readonly LiveProgress[] {
  const doc = agenda().item(item('Nogens').by('s').caseNumber('SAG-1')).item(item('Ingens')).doc()
  const begin = (id: string, title: string, task?: string) =>
    beginThread(doc, {
      ...{ id, item: idOf(doc, title), field: null, anchor: null, ...(task !== undefined && { task }) },
      comment: { id: `${id}c`, author: 'k', at: 1, body: paragraphs('Hvad siger vi her?') },
    })
  begin('a', 'Ingens', 'v')
  begin('b', 'Ingens')
  begin('c', 'Nogens')
  return progressIn(doc).all()
}

const titles = (view: Partial<BoardView>, all = rows()) =>
  arranged(all, { ...WHOLE_BOARD, ...view }, CONTEXT).map(({ title }) => title)

const groups = (view: Partial<BoardView>, all = rows()) => {
  const whole = { ...WHOLE_BOARD, ...view }
  return grouped(all, arranged(all, whole, CONTEXT), whole).map((group) => [
    group.section?.title ?? null,
    group.rows.map(({ title }) => title),
  ])
}

describe('what of the board one sees', () => {
  test('[B34] by number it is the agenda’s own order, below its sections; those without items too', () => {
    expect(groups({})).toEqual([
      [null, ['Før alle']],
      ['A', ['Hel', 'Tom']],
      ['I A', ['Dyb']],
      [null, ['Mellem']],
      ['Tomt afsnit', []],
    ])
    expect(groups({ isTurned: true })).toEqual([
      [null, ['Mellem']],
      ['I A', ['Dyb']],
      ['A', ['Tom', 'Hel']],
      [null, ['Før alle']],
    ])
  })

  test('[B34] in every other order there are no headings, and what is alike stays in the agenda’s order', () => {
    expect(titles({ sort: 'responsible' })).toEqual(['Før alle', 'Tom', 'Mellem', 'Dyb', 'Hel'])
    expect(titles({ sort: 'status' })).toEqual(['Dyb', 'Før alle', 'Tom', 'Mellem', 'Hel'])
    expect(titles({ sort: 'lacking' })).toEqual(['Tom', 'Før alle', 'Hel', 'Dyb', 'Mellem'])
    for (const sort of SORTS) {
      const turned = titles({ sort, isTurned: true })
      expect(turned.toSorted()).toEqual(titles({ sort }).toSorted())
      if (sort !== 'number') expect(groups({ sort })).toHaveLength(1)
    }
    const changes = arranged(rows(), { ...WHOLE_BOARD, sort: 'changed' }, CONTEXT).map(
      ({ id }) => CHANGED[id] ?? 0,
    )
    expect(changes).toEqual(changes.toSorted((a, b) => b - a))
  })

  test('[B35] what lacks something, what is mine, what is somebody’s, what is nobody’s', () => {
    expect(titles({ show: 'lacking' })).toEqual(['Før alle', 'Tom'])
    expect(titles({ show: 'mine' })).toEqual(['Tom', 'Dyb', 'Mellem'])
    expect(titles({ person: 's' })).toEqual(['Tom', 'Dyb', 'Mellem'])
    expect(titles({ person: 'name-s' })).toEqual(['Tom', 'Dyb', 'Mellem'])
    expect(titles({ person: NOBODY })).toEqual(['Før alle'])
    expect(titles({ person: 's', show: 'lacking' })).toEqual(['Tom'])
    expect(titles({ person: 'nobody at all' })).toEqual([])
    expect(groups({ show: 'lacking' })).toEqual([
      [null, ['Før alle']],
      ['A', ['Tom']],
    ])
  })

  test('[B36] the address says what one sees, and nothing else is read from it', () => {
    for (const show of ['all', 'lacking', 'mine'] as const)
      for (const sort of SORTS)
        for (const person of [null, NOBODY, 'person & co'])
          for (const isTurned of [true, false]) {
            const view = { show, sort, person, isTurned }
            expect(readView(viewAddress(view))).toEqual(view)
          }
    expect(viewAddress(WHOLE_BOARD)).toBe('')
    expect(viewAddress(WHOLE_BOARD, '?show=mine&other=1')).toBe('?other=1')
    expect(readView('?show=x&sort=__proto__&turned=yes&person=')).toEqual(WHOLE_BOARD)
  })

  test('[B34] a second press on the same head turns the order', () => {
    const byStatus = sortedBy(WHOLE_BOARD, 'status')
    expect(byStatus).toMatchObject({ sort: 'status', isTurned: false })
    expect(sortedBy(byStatus, 'status').isTurned).toBe(true)
    expect(sortedBy(sortedBy(byStatus, 'status'), 'changed')).toMatchObject({
      sort: 'changed',
      isTurned: false,
    })
  })

  test('[B37] a section sums up what stands in it, in its sections too', () => {
    const all = rows()
    const a = all.find(({ title }) => title === 'A')!
    expect(itemsBelow(all, a).map(({ title }) => title)).toEqual(['Hel', 'Tom', 'Dyb'])
    expect(itemsBelow(all, all.at(-1)!)).toEqual([])
  })

  test('[B38] who lacks what: by person, under whatever name, and what is nobody’s', () => {
    expect(whoLacksWhat(rows(), CONTEXT.ownId)).toEqual([
      {
        person: NOBODY,
        items: 1,
        things: [
          { what: 'caseNumber', n: 1 },
          ...['background', 'recommendation', 'presentation'].map((field) => ({ what: { field }, n: 1 })),
        ],
      },
      {
        person: 's',
        items: 1,
        things: [
          { what: 'caseNumber', n: 1 },
          ...['background', 'recommendation', 'presentation'].map((field) => ({ what: { field }, n: 1 })),
          { what: 'attachment', n: 2 },
        ],
      },
    ])
    const doc = sampleAgenda()
    const progress = progressIn(doc)
    const lacking = progress.all().filter(({ missing }) => missing.length > 0)
    expect(lacking.map(({ number }) => number)).toEqual(['1.1', '2.2', '2.3.1', '2.4', '2.8'])
    for (const { id } of lacking) assign(doc, id, 'v')
    const [vibeke] = whoLacksWhat(progress.all(), (id) => id).filter(({ person }) => person === 'v')
    expect(vibeke).toMatchObject({ items: 5 })
  })

  test('[Y2] comments that wait are counted, sorted by, and somebody’s to do', () => {
    const all = withTasks()
    expect(titles({ sort: 'comments' }, all)).toEqual(['Ingens', 'Nogens'])
    expect(titles({ sort: 'comments', isTurned: true }, all)).toEqual(['Nogens', 'Ingens'])
    expect(titles({ person: 'v' }, all)).toEqual(['Ingens'])
    const lacking = whoLacksWhat(all, (id) => id)
    expect(lacking.find(({ person }) => person === 'v')).toEqual({
      ...{ person: 'v', items: 1, things: [{ what: 'task', n: 1 }] },
    })
    const others = lacking.filter(({ person }) => person !== 'v')
    expect(others.flatMap(({ things }) => things.map(({ what }) => what))).not.toContain('task')
    expect(others.map(({ person }) => person).sort()).toEqual([NOBODY, 's'])
  })
})
