/** `/agenda/<id>/read`: an agenda as it was sent out, for those who meet; or why there is none to read. */
import { useCallback } from 'react'
import type { AgendaId, PersonId } from '../../shared/agenda/document.ts'
import type { Me } from '../../shared/protocol/api.ts'
import { useApi } from '../app/api.ts'
import { t } from '../app/language.ts'
import { keepOfTab } from '../connection/sessions.ts'
import { signedInHere } from '../connection/signedIn.ts'
import { NoticeProvider } from '../ui/Notices.tsx'
import { type FindElsewhere, findElsewhere } from './elsewhere.ts'
import { openPaper, type Shown } from './openSent.ts'
import { ReadView } from './ReadView.tsx'
import { sentServer } from './sentServer.ts'
import { useComparison } from './useComparison.ts'
import { useSentFiles } from './useFiles.ts'
import { useOwnNotes } from './useNotes.ts'
import { useSent } from './useSent.ts'
import { WhyNothing } from './WhyNothing.tsx'

interface Props {
  agenda: AgendaId
  /** `null`: the newest. */
  number: number | null
}

export function ReadPage({ agenda, number }: Props) {
  const me = useApi<Me>('/api/me')
  const person = signedInHere() ?? (me.is === 'ready' ? me.value.person.id : null)
  const { sent, lookAgain } = useSent({ agenda, number }, person)
  const findNotes = useCallback(() => keptNotes(agenda, person), [agenda, person])
  const isSignedOut = me.is === 'failed' && me.status === 401
  const why = { agenda, findNotes, onAgain: lookAgain }
  if (isSignedOut) return <WhyNothing {...why} opened={{ is: 'signed-out' }} />
  if (me.is === 'failed' && person === null)
    return <WhyNothing {...why} opened={{ is: 'nobody-here' }} onAgain={me.again} />
  if (sent.is === 'loading' || person === null) return <p className="loading">{t('loadingAgenda')}</p>
  if (sent.is !== 'shown') return <WhyNothing {...why} opened={sent} />
  const opensDrafts = me.is === 'ready' && me.value.councils.some(({ role }) => role !== 'participant')
  const draft = opensDrafts ? `/agenda/${encodeURIComponent(agenda)}` : null
  return (
    <NoticeProvider>
      <ShownVersion key={`${sent.version.number} ${sent.supplements.length}`} {...{ sent, person, draft }} />
    </NoticeProvider>
  )
}

interface ShownProps {
  sent: Shown
  person: PersonId
  draft: string | null
}

function ShownVersion({ sent, person, draft }: ShownProps) {
  const { version } = sent
  const notes = useOwnNotes(version.agenda, person)
  const files = useSentFiles(sent, person)
  const compared = useComparison(sent, person)
  const find = useFindElsewhere(sent, person)
  return <ReadView {...{ sent, notes, files, compared, find, draft }} />
}

function useFindElsewhere({ version, versions, supplements }: Shown, person: PersonId): FindElsewhere {
  const read = supplements[0]?.version.number ?? version.number
  return useCallback(
    (item) =>
      findElsewhere(item, read, versions, async (one) => {
        const paper = await openPaper(one, person, keepOfTab().papers, sentServer)
        return typeof paper === 'number' ? null : paper
      }),
    [read, versions, person],
  )
}

async function keptNotes(agenda: AgendaId, person: PersonId | null) {
  const notes = person === null ? [] : await keepOfTab().papers.notesOf(person, agenda)
  const written = notes.filter(({ text }) => text.trim() !== '')
  return written.map(({ about, text }) => ({ label: about, text }))
}
