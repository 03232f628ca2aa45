/** «Fortryd», for as long as the server offers it; too late, it says so. */
import { useState } from 'react'
import { t } from '../app/language.ts'
import { useOutgoing } from './outgoing.ts'

/** @param isSeen it has been there long enough to be pressed */
export function TakeBack({ isSeen }: { isSeen: boolean }) {
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
        className="button"
        aria-disabled={is !== 'offered' || !isSeen}
        onClick={() => void takeBack()}
      >
        {t('undoThis')}
      </button>
    </>
  )
}
