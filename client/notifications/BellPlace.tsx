/** Where the bell stands: room for it, until what it needs has come. A page without it is whole; nobody is told who has not signed in. */
import { lazy, Suspense } from 'react'
import { ErrorBoundary } from '../app/ErrorBoundary.tsx'
import { signedInHere } from '../connection/signedIn.ts'
import type { Reads } from './Bell.tsx'
import './bellPlace.css'

const Bell = lazy(async () => ({ default: (await import('./Bell.tsx')).Bell }))

/** @param reads the version that the page shows */
export function BellPlace({ reads = null }: { reads?: Reads | null }) {
  return (
    <span className="bell-place">
      <ErrorBoundary fallback={() => null}>
        <Suspense>{signedInHere() !== null && <Bell reads={reads} />}</Suspense>
      </ErrorBoundary>
    </span>
  )
}
