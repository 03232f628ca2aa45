/** At the top of the document, what is said about the connection: it comes and goes without moving what one reads or writes. */
import { useRef, useSyncExternalStore } from 'react'
import { useBannerHeight } from '../agenda/useBannerHeight.ts'
import { useStill } from '../structure/useLineKept.ts'
import type { AgendaSession } from './agendaSession.ts'
import { ConnectionNotice } from './ConnectionNotice.tsx'
import type { ConnectionState } from './connectionState.ts'

const SAYS: ReadonlySet<ConnectionState['is']> = new Set(['offline', 'late', 'ended'])

export function Banner({ session }: { session: AgendaSession }) {
  const gap = useRef<HTMLDivElement>(null)
  const banner = useBannerHeight()
  // Another whenever it comes, goes, or says something else; the same at each letter.
  const says = useSyncExternalStore(session.subscribe, () => {
    const { is } = session.state()
    return SAYS.has(is) ? is : 'nothing'
  })
  useStill(says, gap)
  return (
    <>
      <div ref={gap} />
      <div ref={banner} className="banner">
        <ConnectionNotice session={session} />
      </div>
    </>
  )
}
