/** What applies of an agenda that was sent, in numbers: «version 2 + tillægsdagsorden». */
import { applyingOf } from '../../shared/paper/applying.ts'
import type { SentVersion } from '../../shared/protocol/versions.ts'

export interface ApplyingNow {
  /** Of the newest whole version. */
  number: number
  /** How many supplements came since. */
  n: number
  newest: SentVersion
}

/** @param list the newest first; `null`: not known @returns `null`: nothing was sent, as far as is known */
export function applyingNow(list: readonly SentVersion[] | null): ApplyingNow | null {
  const applying = applyingOf(list ?? [])
  const newest = list?.[0]
  if (applying === null || newest === undefined) return null
  return { number: applying.whole.number, n: applying.supplements.length, newest }
}
