/** Close codes and what the page makes of them. */
import { expect, test } from 'vitest'
import { endReason } from '../../../client/connection/endReason.ts'
import { CLOSE } from '../../../shared/protocol/closeCodes.ts'

const FOR_GOOD = Object.entries(CLOSE).filter(([, code]) => code < 4500)

test.each(FOR_GOOD)('the page knows what to say when the server closes with «%s»', (_name, code) => {
  expect(endReason(code, null).is).not.toBe('unknown')
})

test('[N4] the server’s own sentence about a refusal is kept', () => {
  expect(endReason(CLOSE.refused, 'Ændringen er for stor.')).toEqual({
    is: 'refused',
    message: 'Ændringen er for stor.',
  })
})

test('a code from a newer server is still told', () => {
  expect(endReason(4499, null)).toEqual({ is: 'unknown', code: 4499 })
})
