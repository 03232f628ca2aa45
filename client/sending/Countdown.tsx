/** How long something can still be undone: seconds, and a line that shrinks. Whoever has it read aloud was told how long it is, once. */
import { useEffect, useState } from 'react'
import { t } from '../app/language.ts'
import { serverNow } from '../app/serverClock.ts'

interface Props {
  /** By the server's clock: milliseconds since 1970 (UTC). */
  until: number
  /** How long it is in all (milliseconds). */
  whole: number
}

export function Countdown({ until, whole }: Props) {
  const [left, setLeft] = useState(() => timeLeft(until, whole))
  useEffect(() => {
    const look = () => setLeft(timeLeft(until, whole))
    look()
    // Often enough that no second is shown for two.
    const timer = setInterval(look, 200)
    return () => clearInterval(timer)
  }, [until, whole])
  const seconds = Math.ceil(left / 1000)
  return (
    <div className="countdown" aria-hidden="true">
      <span>{seconds === 0 ? t('sendUndoOver') : t('sendUndoLeft', { n: seconds })}</span>
      <Line key={until} left={left} whole={whole} />
    </div>
  )
}

/** It shrinks by itself from where it is as it is first drawn. */
function Line({ left, whole }: { left: number; whole: number }) {
  const [gone] = useState(whole - left)
  return (
    <div className="countdown-line">
      <div style={{ animationDuration: `${whole}ms`, animationDelay: `${-gone}ms` }} />
    </div>
  )
}

/** Never more than there is in all, however wrong a clock is. */
const timeLeft = (until: number, whole: number): number => Math.min(Math.max(until - serverNow(), 0), whole)
