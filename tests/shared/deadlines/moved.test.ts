import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { itemOf, readFacts, readItem } from '../../../shared/agenda/document.ts'
import * as edits from '../../../shared/agenda/edits.ts'
import { addDays } from '../../../shared/agenda/localTime.ts'
import { deadlineByRule } from '../../../shared/deadlines/deadline.ts'
import { deadlinesMovedAlong, movedAlong } from '../../../shared/deadlines/moved.ts'
import { isWorkday } from '../../../shared/deadlines/workdays.ts'
import { agenda, item } from '../../support/agenda.ts'
import { RandomSource } from '../../support/randomSource.ts'

const WEEK = { saturdayIsWorkday: false }
const MOVE = { from: '2024-01-24T10:00', to: '2024-04-03T13:00' }

test('[J9] a deadline moves as many working days before the meeting as it was, at its time of day', () => {
  expect(movedAlong('2024-01-17T12:30', MOVE, WEEK)).toBe('2024-03-22T12:30')
  // On the day itself, and what was set by somebody who meant another day than the meeting's.
  expect(movedAlong('2024-01-24T08:00', MOVE, WEEK)).toBe('2024-04-03T08:00')
  expect(movedAlong('2024-02-01T12:00', MOVE, WEEK)).toBe('2024-02-01T12:00')
  expect(movedAlong(null, MOVE, WEEK)).toBe(null)
})

test('[J9] the agenda’s and those of living items move in one step, and nothing else does', () => {
  const build = agenda().section('A', item('A1'), item('A2'), item('A3'))
  const doc = build.doc()
  const [, first, second, third] = [...doc.getMap('items').keys()] as [string, string, string, string]
  edits.setMeetingTime(doc, { startsAt: MOVE.from, endsAt: null })
  edits.setDeadlines(doc, { items: '2024-01-17T12:00', material: null })
  edits.setDueAt(doc, first, '2024-01-22T09:00')
  edits.setDueAt(doc, third, '2024-01-22T09:00')
  edits.deleteItem(doc, third, 1)
  const moved = deadlinesMovedAlong(doc, MOVE, WEEK)!
  let transactions = 0
  doc.on('update', () => {
    transactions += 1
  })
  edits.setEveryDeadline(doc, moved)
  expect(transactions).toBe(1)
  expect(readFacts(doc).deadlines).toEqual({ items: '2024-03-22T12:00', material: null })
  const dueAt = (id: string) => readItem(id, itemOf(doc, id)!).dueAt
  expect([first, second, third].map(dueAt)).toEqual(['2024-03-27T09:00', null, '2024-01-22T09:00'])
  expect(deadlinesMovedAlong(doc, { from: MOVE.to, to: MOVE.to }, WEEK)).toBe(null)
  expect(deadlinesMovedAlong(new Y.Doc(), MOVE, WEEK)).toBe(null)
})

const SEEDS = Array.from({ length: process.env.LONG ? 2000 : 100 }, (_, n) => n + 1)

test.each(SEEDS)('[J9] what the rule gave, it gives after the move too (seed %i)', (seed) => {
  const random = new RandomSource(seed)
  const calendar = { saturdayIsWorkday: random.chance(0.5) }
  const rule = { workdaysBefore: random.below(30), time: '12:00' }
  const workday = () => {
    let day = addDays('2010-01-01', random.below(10_000))
    while (!isWorkday(day, calendar)) day = addDays(day, 1)
    return `${day}T10:00`
  }
  const [from, to] = [workday(), workday()]
  const due = deadlineByRule(from, rule, calendar)
  expect(movedAlong(due, { from, to }, calendar)).toBe(deadlineByRule(to, rule, calendar))
})
