/** Asks the server who did what: the newest rows at once, older ones when they are asked for, and anew when something else is wanted. */
import { useCallback, useEffect, useState } from 'react'
import type { RecordPage } from '../../shared/protocol/api.ts'
import type { Subject } from '../../shared/record/recordEvent.ts'
import { ApiError, readJson } from '../app/api.ts'

/** What is wanted; empty: everything. Days as `2024-01-24`, both included. */
export interface Wanted {
  person: string
  subject: Subject | ''
  agenda: string
  from: string
  to: string
}

export const EVERYTHING_WANTED: Wanted = { person: '', subject: '', agenda: '', from: '', to: '' }

export interface RecordRead {
  /** All but `ready` tell of what was asked for last; what is there stays. `forbidden`: for everybody but the secretariat. */
  is: 'loading' | 'ready' | 'failed' | 'forbidden' | 'signed-out'
  /** All that was read so far, the newest first; `null`: nothing yet. */
  page: RecordPage | null
  /** Asks for older rows; after a failure, once more for the same. */
  more: () => void
}

interface Read {
  /** What the page is of. */
  address: string
  is: RecordRead['is']
  page: RecordPage | null
}

export function useRecord(council: string, wanted: Wanted): RecordRead {
  const address = addressOf(council, wanted)
  const [read, setRead] = useState<Read>({ address, is: 'loading', page: null })
  const isOther = read.address !== address
  if (isOther) setRead({ address, is: 'loading', page: read.page })
  const [before, setBefore] = useState<{ address: string; row: string } | null>(null)
  const from = before?.address === address ? before.row : null
  useEffect(() => {
    if (read.is !== 'loading') return
    const leaving = new AbortController()
    readJson<RecordPage>(from === null ? address : withBefore(address, from), leaving.signal)
      .then((page) =>
        setRead((last) => ({ address, is: 'ready', page: from === null ? page : joined(last.page, page) })),
      )
      .catch((error: unknown) => {
        if (leaving.signal.aborted) return
        setRead((last) => ({ ...last, is: whyNot(error) }))
      })
    return () => leaving.abort()
  }, [address, from, read.is])
  const next = read.page?.before ?? null
  const hasFailed = read.is === 'failed'
  const more = useCallback(() => {
    // After a failure the same is asked for again.
    if (!hasFailed && next !== null) setBefore({ address, row: next })
    setRead((last) => ({ ...last, is: 'loading' }))
  }, [address, next, hasFailed])
  return { is: isOther ? 'loading' : read.is, page: read.page, more }
}

function whyNot(error: unknown): RecordRead['is'] {
  const status = error instanceof ApiError ? error.status : null
  return status === 403 ? 'forbidden' : status === 401 ? 'signed-out' : 'failed'
}

function addressOf(council: string, wanted: Wanted): string {
  const chosen = Object.entries(wanted).filter(([, value]) => value !== '')
  return `/api/councils/${encodeURIComponent(council)}/record?${new URLSearchParams(chosen)}`
}

const withBefore = (address: string, before: string): string =>
  `${address}&before=${encodeURIComponent(before)}`

function joined(first: RecordPage | null, next: RecordPage): RecordPage {
  if (first === null) return next
  const people = new Map([...first.people, ...next.people].map((person) => [person.id, person]))
  return { ...next, rows: [...first.rows, ...next.rows], people: [...people.values()] }
}
