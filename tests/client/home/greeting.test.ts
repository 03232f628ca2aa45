import { expect, test } from 'vitest'
import { calledName, greetingAt } from '../../../client/home/greeting.ts'

test.each([
  ['2024-01-24T02:59:00Z', 'helloAtNight'],
  ['2024-01-24T03:00:00Z', 'goodMorning'],
  ['2024-01-24T08:59:59Z', 'goodMorning'],
  ['2024-01-24T09:00:00Z', 'goodDay'],
  ['2024-01-24T16:59:59Z', 'goodDay'],
  ['2024-01-24T17:00:00Z', 'goodEvening'],
  ['2024-01-24T22:59:59Z', 'goodEvening'],
  ['2024-01-24T23:00:00Z', 'helloAtNight'],
  // In summer Denmark is two hours ahead.
  ['2024-07-01T01:59:00Z', 'helloAtNight'],
  ['2024-07-01T02:00:00Z', 'goodMorning'],
  ['2024-07-01T16:00:00Z', 'goodEvening'],
  ['2024-03-31T01:30:00Z', 'helloAtNight'],
])('[U12] at %s one is greeted with %s, wherever the computer is', (at, greeting) => {
  expect(greetingAt(Date.parse(at))).toBe(greeting)
})

test('[U12] one is called by one’s first name', () => {
  expect(['Søren Nørgaard Madsen', ' Åse ', ''].map(calledName)).toEqual(['Søren', 'Åse', ''])
})
