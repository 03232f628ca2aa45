/** What is done about a new agenda, at the foot of its window: always in sight, with why the server made none. */
import type { ReactNode } from 'react'
import { t } from '../app/language.ts'

interface Props {
  failure: string | null
  onClose: () => void
  children: ReactNode
}

export function Foot({ failure, onClose, children }: Props) {
  return (
    <div className="dialog-foot">
      {failure !== null && (
        <p className="notice" role="alert">
          {failure}
        </p>
      )}
      <button type="button" className="button" onClick={onClose}>
        {t('cancel')}
      </button>
      {children}
    </div>
  )
}
