/** «Fortryd», for as long as the server offers it; too late, it says so. */
import { useEffect, useRef, useState } from 'react'
import { t } from '../app/language.ts'
import { useOutgoing } from './outgoing.ts'

interface Props {
  /** It has been there long enough to be pressed. */
  isSeen: boolean
  /** It has the focus as it comes: who changes their mind has seconds. */
  takesFocus?: boolean
  /** The id of what says how long it is offered. */
  describedBy?: string
}

export function TakeBack({ isSeen, takesFocus = false, describedBy }: Props) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (takesFocus) button.current?.focus()
  }, [takesFocus])
  const { sending } = useOutgoing().versions
  const [is, setIs] = useState<'offered' | 'asked' | 'too-late'>('offered')
  const takeBack = async () => {
    if (is !== 'offered' || !isSeen) return
    setIs('asked')
    if (!(await sending.takeBack())) setIs('too-late')
  }
  return (
    <>
      {is === 'too-late' && (
        <p className="notice" role="alert">
          {t('sendTooLate')}
        </p>
      )}
      <button
        type="button"
        ref={button}
        className="button"
        data-undoes
        aria-describedby={describedBy}
        aria-disabled={is !== 'offered' || !isSeen}
        onClick={() => void takeBack()}
      >
        {t('undoThis')}
      </button>
    </>
  )
}
