import { expect, test } from 'vitest'
import { ContentBudget } from '../../../server/sync/contentBudget.ts'
import { LIMITS } from '../../../server/sync/limits.ts'

const MINUTE = 60_000

test('[G5] a minute’s content may come at once, and as much again a minute later, but no more between', () => {
  let now = 0
  const budget = new ContentBudget(() => now)
  expect(budget.spend(LIMITS.bytesPerMinute)).toBe(true)
  expect(budget.spend(1)).toBe(false)
  now = MINUTE + 1
  expect(budget.spend(LIMITS.bytesPerMinute - 1)).toBe(true)
  now = MINUTE * 1.25
  expect(budget.spend(LIMITS.bytesPerMinute / 2)).toBe(false)
})
