import { expect, test } from 'vitest'
import { readAddress } from '../../../server/sync/upgrade.ts'

test('the address says which agenda, and what the client wants and knows', () => {
  expect(readAddress('/sync/abc_-1?ack=1&schema=2&epoch=e')).toEqual({
    agenda: 'abc_-1',
    wantsAcks: true,
    schema: 2,
    epoch: 'e',
  })
  expect(readAddress('/sync/abc')).toEqual({ agenda: 'abc', wantsAcks: false, schema: null, epoch: null })
})

test.each([
  '/sync/',
  '/sync/a/b',
  '/sync/../secret',
  '/sync/æ',
  `/sync/${'a'.repeat(41)}`,
  '/live',
  '/sync/a?schema=x',
  '//',
])('[S6] %s is no address of ours', (url) => expect(readAddress(url)).toBeNull())
