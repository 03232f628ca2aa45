import { describe, expect, test } from 'vitest'
import type { TimeParts } from '../../../client/facts/meetingTime.ts'
import { faultsIn, type TimeField } from '../../../client/newAgenda/whatIsWrong.ts'

const TIMES: TimeParts = { day: '2030-02-06', from: '10:00', to: '12:00', daysMore: 0 }

const faults = (times: Partial<TimeParts>, half: TimeField[] = []) =>
  faultsIn('Dagsorden', { ...TIMES, ...times }, half).map(({ at, sentence }) => [at, sentence])

describe('[Z270] what is wrong with a new agenda is told at its field', () => {
  test.each<[string, Parameters<typeof faults>, [string, string][]]>([
    ['nothing', [{}], []],
    ['no end', [{ to: null }], []],
    ['no day: the times of the last meeting mean nothing', [{ day: null, to: '09:00' }], []],
    ['a day without a time', [{ from: null }], [['from', 'newAgendaBadTime']]],
    ['a day that is half typed', [{ day: null }, ['day']], [['day', 'newAgendaBadTime']]],
    ['an end that is half typed', [{ to: null }, ['to']], [['to', 'newAgendaBadTime']]],
    ['a year that nobody means', [{ day: '0203-02-06' }], [['day', 'newAgendaBadTime']]],
    ['an end before the beginning', [{ to: '09:00' }], [['to', 'newAgendaEndsEarly']]],
    ['which is right on another day', [{ to: '09:00', daysMore: 1 }], []],
    ['a last day before the first', [{ daysMore: -1 }], [['lastDay', 'newAgendaLastDayEarly']]],
    ['a last day in no year', [{ daysMore: 100_000 }], [['lastDay', 'newAgendaBadTime']]],
  ])('%s', (_, of, expected) => {
    expect(faults(...of)).toEqual(expected)
  })

  test('all at once, in the order in which the fields stand', () => {
    expect(faultsIn(' ', { ...TIMES, to: '09:00' }, []).map(({ at }) => at)).toEqual(['title', 'to'])
  })
})
