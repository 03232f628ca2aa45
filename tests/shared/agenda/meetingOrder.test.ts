import { expect, test } from 'vitest'
import { nextMeetingFirst } from '../../../shared/agenda/meetingOrder.ts'
import type { AgendaListEntry } from '../../../shared/protocol/api.ts'

const meeting = (id: string, startsAt: string | null, endsAt: string | null = null): AgendaListEntry => ({
  ...{ id, startsAt, endsAt, title: id, place: '', state: 'drafting' },
  council: { id: 'council', name: 'Rådet' },
})

test('[Z253] the list of agendas: the next meeting, later ones, those without a date, then those held, the latest first', () => {
  const list = [
    meeting('held long ago', '2023-01-01T10:00'),
    meeting('without a date', null),
    meeting('in a month', '2024-02-24T10:00'),
    meeting('this morning', '2024-01-24T09:00'),
    meeting('second day', '2024-01-23T14:00', '2024-01-24T09:00'),
    meeting('held lately', '2024-01-23T10:00'),
  ]
  expect(nextMeetingFirst(list, '2024-01-24T15:00').map(({ id }) => id)).toEqual([
    'second day',
    'this morning',
    'in a month',
    'without a date',
    'held lately',
    'held long ago',
  ])
})
