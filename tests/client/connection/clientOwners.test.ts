import { expect, test } from 'vitest'
import { ClientOwners } from '../../../client/connection/clientOwners.ts'

const IDA = { id: 'i', name: 'Ida Lund' }
const KAREN = { id: 'k', name: 'Karen Holm' }

test('[V27] who is here says whose a client is; of who has gone the server is asked, once, and again where it could not answer', async () => {
  const asked: number[] = []
  let isOffline = true
  const owners = new ClientOwners(
    (client) => (client === 1 ? IDA : null),
    async (client) => {
      asked.push(client)
      if (isOffline) throw new TypeError('no connection')
      return KAREN
    },
  )
  expect(await owners.of(1)).toEqual(IDA)
  expect(await owners.of(2)).toBeNull()
  isOffline = false
  expect(await Promise.all([owners.of(2), owners.of(2)])).toEqual([KAREN, KAREN])
  expect(await owners.of(2)).toEqual(KAREN)
  expect(asked).toEqual([2, 2])
})
