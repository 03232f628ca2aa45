/** How many items of an agenda, or of a section, stand where: «1 godkendt · 3 klar · 4 ikke klar · 2 tomme». */
import type { ItemProgress } from './itemProgress.ts'

/** Where an item stands. `empty`: not ready, and nothing is written in it; `approved` comes first, `empty` last. */
export const STANDINGS = ['approved', 'ready', 'returned', 'drafting', 'empty'] as const
export type Standing = (typeof STANDINGS)[number]

export type Tally = Readonly<Record<Standing, number>>

export function standingOf({ status, fields }: Pick<ItemProgress, 'status' | 'fields'>): Standing {
  if (status.is !== 'drafting') return status.is
  return fields.every(({ state }) => state === 'empty') ? 'empty' : 'drafting'
}

/** Sections are not counted. */
export function tallyOf(items: readonly Pick<ItemProgress, 'kind' | 'status' | 'fields'>[]): Tally {
  const tally = Object.fromEntries(STANDINGS.map((standing) => [standing, 0])) as Record<Standing, number>
  for (const item of items) if (item.kind === 'item') tally[standingOf(item)] += 1
  return tally
}
