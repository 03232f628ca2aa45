import { expect, test } from 'vitest'
import { opensAgain } from '../../../client/sending/opensAgain.ts'

test('[Z230] whom a sending kept from writing is told when they can write again, and nobody else', () => {
  expect(opensAgain('sent', 'drafting', 'contributor')).toBe(true)
  expect(opensAgain('drafting', 'sent', 'contributor')).toBe(false)
  expect(opensAgain('drafting', 'drafting', 'contributor')).toBe(false)
  expect(opensAgain('sent', 'minutes', 'contributor')).toBe(false)
  for (const role of ['secretariat', 'reader', undefined] as const)
    expect(opensAgain('sent', 'drafting', role)).toBe(false)
})
