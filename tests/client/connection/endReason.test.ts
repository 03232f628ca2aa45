/** Close codes and what the page makes of them. */
import { expect, test } from 'vitest'
import { endReason } from '../../../client/connection/endReason.ts'
import { CLOSE } from '../../../shared/protocol/closeCodes.ts'

const FOR_GOOD = Object.entries(CLOSE).filter(([, code]) => code < 4500)

test.each(FOR_GOOD)('the page knows what to say when the server closes with «%s»', (_name, code) => {
  expect(endReason(code, null).is).not.toBe('unknown')
})

test('[N4] what the server said about a refusal is kept', () => {
  const refusal = { n: 2, code: 'too-large', message: 'Ændringen er for stor.' } as const
  expect(endReason(CLOSE.refused, refusal)).toEqual({ is: 'refused', refusal })
})

test('a code from a newer server is still told', () => {
  expect(endReason(4499, null)).toEqual({ is: 'unknown', code: 4499 })
})
