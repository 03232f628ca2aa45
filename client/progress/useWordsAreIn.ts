/** Whether what was typed just before an item was ready has arrived: only then is it known what an approval approves. */
import { useEffect, useState } from 'react'
import type { Status } from '../../shared/agenda/document.ts'
import { GRACE_MS } from '../../shared/rights/table.ts'
import { serverNow } from '../app/serverClock.ts'

export function useWordsAreIn({ is, at }: Status): boolean {
  const [seen, see] = useState({ is, at, from: at ?? 0 })
  // Who said so may have been without a connection: it counts from when it came here.
  const came = seen.is === is && seen.at === at ? seen : { is, at, from: serverNow() }
  if (came !== seen) see(came)
  const [areIn, setIn] = useState<typeof seen | null>(null)
  const wait = came.from + GRACE_MS - serverNow()
  useEffect(() => {
    if (came.is !== 'ready') return
    // Whatever clock it was said by, nobody waits longer.
    const timer = setTimeout(() => setIn(came), Math.min(GRACE_MS, came.from + GRACE_MS - serverNow()))
    return () => clearTimeout(timer)
  }, [came])
  return is !== 'ready' || wait <= 0 || areIn === came
}
