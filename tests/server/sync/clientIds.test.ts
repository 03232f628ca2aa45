import { expect, test } from 'vitest'
import { ClientIds } from '../../../server/sync/clientIds.ts'
import { LIMITS } from '../../../server/sync/limits.ts'

const DAY = 24 * 60 * 60 * 1000

test('[S7] an id belongs to whom the log says it was bound to', () => {
  const ids = new ClientIds([{ client: 1, person: 'Vibeke' }])
  ids.bind(2, 'Søren', 0)
  expect([1, 2, 3].map((client) => ids.ownerOf(client))).toEqual(['Vibeke', 'Søren', undefined])
})

test('[G5] a person may bring so many new ids a day, and as many again the next', () => {
  const ids = new ClientIds([])
  for (let client = 0; client < LIMITS.newClientsPerDay; client += 1) ids.bind(client, 'Vibeke', 0)
  expect(ids.mayBring('Vibeke', 1, DAY - 1)).toBe(false)
  expect(ids.mayBring('Søren', 1, DAY - 1)).toBe(true)
  expect(ids.mayBring('Vibeke', 1, DAY)).toBe(true)
})
