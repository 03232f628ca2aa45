import { expect, test } from 'vitest'
import { addressOf, groupNotifications } from '../../../client/notifications/notificationGroups.ts'
import { toldInWords } from '../../../shared/notifications/inWords.ts'
import type { NotificationRow } from '../../../shared/protocol/api.ts'

const NOWHERE = { item: null, field: null, thread: null, comment: null }

const row = (id: string, agenda: string, at: number): NotificationRow => ({
  ...{ id, reason: 'mentioned', by: 'Søren', at, isRead: false, place: NOWHERE, item: null, heading: null },
  ...{ words: '', items: null, due: null, version: null },
  agenda: { id: agenda, council: { id: 'c', name: 'Rådet' }, title: 'D', startsAt: null },
})

test('[O30] the list has a group for each agenda and day, the newest first', () => {
  const rows = [row('1', 'a', 50), row('2', 'b', 45), row('3', 'a', 41), row('4', 'a', 39), row('5', 'b', 10)]
  const groups = groupNotifications(rows, (at) => String(Math.floor(at / 10)))
  expect(groups.map(({ agenda, rows }) => [agenda.id, rows.map(({ id }) => id)])).toEqual([
    ['a', ['1']],
    ['b', ['2']],
    ['a', ['3']],
    ['a', ['4']],
    ['b', ['5']],
  ])
  expect(groupNotifications(rows, () => 'one').map(({ rows }) => rows.length)).toEqual([3, 2])
})

test('[O24] each leads to its very place', () => {
  const to = (place: Partial<NotificationRow['place']>) =>
    addressOf({ ...row('1', 'a b', 1), place: { ...NOWHERE, ...place } })
  expect(to({})).toBe('/agenda/a%20b')
  expect(to({ item: 'i' })).toBe('/agenda/a%20b#item-i')
  expect(to({ item: 'i', field: 'background' })).toBe('/agenda/a%20b#item-i/background')
  expect(to({ item: 'i', field: 'background', thread: 't' })).toBe('/agenda/a%20b#comment-t')
  expect(to({ item: 'i', thread: 't', comment: 'c' })).toBe('/agenda/a%20b#comment-t/c')
})

test('[Z143] that something was sent leads to where that is read, and says which version it is', () => {
  const sent = { ...row('1', 'a b', 1), reason: 'sent', by: 'Karen' } as const
  const whole = { ...sent, version: { number: 2, kind: 'whole' } } as const
  expect(addressOf(whole)).toBe('/agenda/a%20b/read/2')
  expect(toldInWords(whole, 'da')).toBe('Karen har udsendt dagsordenen, version 2')
  const supplement = { ...sent, version: { number: 3, kind: 'supplement' } } as const
  expect(toldInWords(supplement, 'da')).toBe('Karen har udsendt en tillægsdagsorden, version 3')
})

test('[O8] each says in a sentence who did what', () => {
  const told = (change: Partial<NotificationRow>) => toldInWords({ ...row('1', 'a', 1), ...change }, 'da')
  expect(told({ reason: 'task' })).toBe('Søren gav dig en opgave')
  const deadline = { reason: 'deadline', items: 1, due: '2024-01-17T12:00' } as const
  expect(told({ ...deadline, by: null })).toBe(
    'Fristen nærmer sig: 1 punkt fra dig mangler noget. Frist: onsdag 17. januar kl. 12',
  )
  expect(told({ ...deadline, items: 2, due: null })).toBe(
    'Søren minder om, at 2 punkter fra dig mangler noget',
  )
})
