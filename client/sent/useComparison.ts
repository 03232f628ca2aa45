/** A sent version beside an earlier one, which one chooses: laid beside each other in the browser, of what was sent alone, also without a network. */
import { useEffect, useState } from 'react'
import type { PersonId } from '../../shared/agenda/document.ts'
import type { Comparison } from '../../shared/paper/comparePapers.ts'
import type { Paper } from '../../shared/paper/paper.ts'
import type { SentVersion } from '../../shared/protocol/versions.ts'
import { keepOfTab } from '../connection/sessions.ts'
import { type Opened, openPaper } from './openSent.ts'
import { sentServer } from './sentServer.ts'

export interface Compared {
  /** The version that is compared with; `null`: none, nothing is marked. */
  since: number | null
  choose: (since: number | null) => void
  /** Versions that can be compared with, the newest first. */
  earlier: readonly SentVersion[]
  /** `null`: not there yet, not to be had, or none is wanted. */
  found: Comparison | null
  /** An earlier version is not to be had just now. */
  isMissing: boolean
}

/** Work goes on for so long before the page may draw (ms). */
const SLICE = 10

export function useComparison(
  { version, versions, paper, supplements }: Opened & { is: 'shown' },
  person: PersonId,
): Compared {
  // Who reads it with what was added to it since has read it itself before.
  const own = supplements.length > 0 ? version.number : null
  const earlier = versions.filter(({ number }) => number < version.number || number === own)
  const [chosen, choose] = useState<number | null | undefined>(undefined)
  const since = chosen === undefined ? (earlier[0]?.number ?? null) : chosen
  const [state, setState] = useState<{ of: string; found: Comparison | null }>({ of: '', found: null })
  const key = `${version.agenda} ${version.number} ${version.at} ${since}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which versions they are
  useEffect(() => {
    if (since === null) return
    const giveUp = new AbortController()
    const { signal } = giveUp
    void compared(paper, versionsDownFrom(since, versions), person, signal).then((found) => {
      if (!signal.aborted) setState({ of: key, found })
    })
    return () => giveUp.abort()
  }, [key, person])
  const isDone = state.of === key && since !== null
  const found = isDone ? state.found : null
  return { since, choose, earlier, found, isMissing: isDone && found === null }
}

/** That version and, where it is a supplement, those before it down to a whole one. */
function versionsDownFrom(since: number, versions: readonly SentVersion[]): SentVersion[] {
  const down = versions.filter(({ number }) => number <= since)
  const whole = down.findIndex(({ kind }) => kind === 'whole')
  return down.slice(0, whole + 1)
}

/** @returns `null` where one of them is not to be had, or nobody waits any more */
async function compared(
  paper: Paper,
  versions: readonly SentVersion[],
  person: PersonId,
  signal: AbortSignal,
): Promise<Comparison | null> {
  const { papers } = keepOfTab()
  const answers = await Promise.all(versions.map((one) => openPaper(one, person, papers, sentServer)))
  const found = answers.flatMap((one) => (one === null || typeof one === 'number' ? [] : [one]))
  if (versions.length === 0 || found.length < versions.length) return null
  const { comparePapers } = await import('../../shared/paper/comparePapers.ts')
  const work = comparePapers(paper, found)
  for (let until = performance.now() + SLICE; !signal.aborted; ) {
    const step = work.next()
    if (step.done) return step.value
    if (performance.now() < until) continue
    await new Promise((resolve) => setTimeout(resolve))
    until = performance.now() + SLICE
  }
  return null
}
