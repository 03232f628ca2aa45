/** A sent version, for as long as a page shows it: looked for again when there is another, when the connection is back, and when somebody comes back. */
import { useCallback, useEffect, useReducer, useState } from 'react'
import type { PersonId } from '../../shared/agenda/document.ts'
import { versionsTopic } from '../../shared/protocol/live.ts'
import { keepOfTab } from '../connection/sessions.ts'
import { useToldOf } from '../live/useToldOf.ts'
import { type Opened, openSent, type Shown, type Wanted } from './openSent.ts'
import { sentServer } from './sentServer.ts'

export type Sent = Opened | { is: 'loading' }

/** @param person whose it is; `null`: not known yet */
export function useSent(
  { agenda, number }: Wanted,
  person: PersonId | null,
): { sent: Sent; lookAgain: () => void } {
  const [sent, setSent] = useState<Sent>({ is: 'loading' })
  const [round, look] = useReducer((before: number) => before + 1, 0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round looks at the same again
  useEffect(() => {
    if (person === null) return
    let isShown = true
    void openSent({ agenda, number }, person, keepOfTab().papers, sentServer).then((opened) => {
      if (isShown) setSent((before) => stays(before, opened, number))
    })
    return () => {
      isShown = false
    }
  }, [agenda, number, person, round])
  useToldOf(person === null ? null : versionsTopic(agenda), look)
  const lookAgain = useCallback(() => {
    setSent({ is: 'loading' })
    look()
  }, [])
  return { sent, lookAgain }
}

/** What one reads is not taken away for a newer version: that there is one is said. What has not changed is not drawn anew. */
function stays(before: Sent, now: Opened, number: number | null): Sent {
  if (before.is !== 'shown' || now.is !== 'shown') return now
  const isWanted = number === null || before.version.number === number
  const isThere = now.versions.some(
    ({ number, at }) => number === before.version.number && at === before.version.at,
  )
  if (!isWanted || !isThere) return now
  return { ...now, version: before.version, paper: before.paper, supplements: withWhatCame(before, now) }
}

/** Of the supplements that one reads those that could not be had before. */
function withWhatCame(before: Shown, now: Shown): Shown['supplements'] {
  const isWhole = before.supplements.every(({ paper }) => paper !== null)
  if (isWhole) return before.supplements
  return before.supplements.map(
    (one) => now.supplements.find(({ version }) => version.number === one.version.number) ?? one,
  )
}
