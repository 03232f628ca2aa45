/** A part of the page that may fail alone: one sentence and a button stand in its place, and the rest stays usable. */
import type { ReactNode } from 'react'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { t } from './language.ts'

interface Props {
  /** What the part is called, to begin a sentence with. */
  name: string
  /** Of what stands in its place, where links lead to the part. */
  id?: string
  children: ReactNode
}

export function Part({ name, id, children }: Props) {
  return (
    <ErrorBoundary
      fallback={(again) => (
        <span id={id} className="part-failed" role="alert">
          {t('partFailed', { name })}{' '}
          <button type="button" className="button" onClick={again}>
            {t('tryAgain')}
          </button>
        </span>
      )}
    >
      {children}
    </ErrorBoundary>
  )
}
