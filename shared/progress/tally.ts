/** How many items of an agenda, or of a section, stand where: «1 godkendt · 3 klar · 4 ikke klar · 2 tomme». */
import type { ItemProgress } from './itemProgress.ts'

/** Where an item stands. `empty`: not ready, and nothing is written in it though that is asked; `approved` comes first, `empty` last. */
export const STANDINGS = ['approved', 'ready', 'returned', 'drafting', 'empty'] as const
export type Standing = (typeof STANDINGS)[number]

export type Tally = Readonly<Record<Standing, number>>

type Counted = Pick<ItemProgress, 'status' | 'fields' | 'withoutText'>

export function standingOf({ status, fields, withoutText }: Counted): Standing {
  if (status.is !== 'drafting') return status.is
  return !withoutText && fields.every(({ state }) => state === 'empty') ? 'empty' : 'drafting'
}

/** Sections are not counted. */
export function tallyOf(items: readonly (Counted & Pick<ItemProgress, 'kind'>)[]): Tally {
  const tally = Object.fromEntries(STANDINGS.map((standing) => [standing, 0])) as Record<Standing, number>
  for (const item of items) if (item.kind === 'item') tally[standingOf(item)] += 1
  return tally
}
