/**
 * At the top of the document, what is said about the connection, and what one is in the middle of: it comes and goes without moving what one
 * reads or writes. What comes of one's own pressing pushes the page's beginning, and does not lie over what is told there.
 */
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react'
import { useBannerHeight } from '../agenda/useBannerHeight.ts'
import { useStill } from '../structure/useLineKept.ts'
import type { AgendaSession } from './agendaSession.ts'
import { ConnectionNotice } from './ConnectionNotice.tsx'
import type { ConnectionState } from './connectionState.ts'

const SAYS: ReadonlySet<ConnectionState['is']> = new Set(['offline', 'late', 'ended'])

interface Props {
  session: AgendaSession
  /** What else sticks there, and what it is: another name whenever it comes or goes. */
  also: { name: string; shown: ReactNode }
}

export function Banner({ session, also }: Props) {
  const gap = useRef<HTMLDivElement>(null)
  const banner = useBannerHeight()
  // Another whenever it comes, goes, or says something else; the same at each letter.
  const says = useSyncExternalStore(session.subscribe, () => {
    const { is } = session.state()
    return SAYS.has(is) ? is : 'nothing'
  })
  const saidBefore = useRef(says)
  useStill(`${says} ${also.name}`, gap, saidBefore.current === says)
  useEffect(() => {
    saidBefore.current = says
  }, [says])
  return (
    <>
      <div ref={gap} />
      <div ref={banner} className="banner">
        <ConnectionNotice session={session} />
        {also.shown}
      </div>
    </>
  )
}
