/** Brings what is told of an agenda that was sent; who writes a draft does not wait for its code. */
import { lazy, Suspense } from 'react'
import { useAgendaState } from './useVersions.ts'

const SentNotice = lazy(async () => ({ default: (await import('./SentNotice.tsx')).SentNotice }))

export function SentOf() {
  if (useAgendaState() === 'drafting') return null
  return (
    <Suspense>
      <SentNotice />
    </Suspense>
  )
}
