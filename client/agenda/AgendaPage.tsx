/** An agenda as one document, with its outline: opened, waited for, shown, or the reason why not. */
import { useMemo } from 'react'
import type { AgendaId } from '../../shared/agenda/document.ts'
import type { AgendaHead, CouncilPerson } from '../../shared/protocol/api.ts'
import { useApi } from '../app/api.ts'
import { t } from '../app/language.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { ConnectionNotice } from '../connection/ConnectionNotice.tsx'
import { ReadingDocument } from '../reading/ReadingDocument.tsx'
import type { View } from '../reading/ViewSwitch.tsx'
import { StructureProvider } from '../structure/useStructure.tsx'
import { NoticeProvider } from '../ui/Notices.tsx'
import { giveColours, PersonColoursProvider } from '../ui/personColours.ts'
import { AgendaDocument } from './AgendaDocument.tsx'
import { AgendaHeader } from './AgendaHeader.tsx'
import { AgendaProvider, type OpenAgenda } from './agendaContext.ts'
import { OutlineNav } from './OutlineNav.tsx'
import { useAgendaSession, useHasEnded, useIsLoaded } from './useAgendaSession.ts'
import { useEditing } from './useEditing.ts'
import { useReadingPlace } from './useReadingPlace.ts'
import { useUndo } from './useUndo.ts'
import './agenda.css'

export function AgendaPage({ id, view }: { id: AgendaId; view: View }) {
  const session = useAgendaSession(id)
  if (session === null) return null
  return (
    <NoticeProvider>
      <Opened id={id} view={view} session={session} />
    </NoticeProvider>
  )
}

function Opened({ id, view, session }: { id: AgendaId; view: View; session: AgendaSession }) {
  const loaded = useIsLoaded(session)
  const readOnly = useHasEnded(session)
  const { editing, loadEditing } = useEditing(session, loaded, readOnly)
  const people = usePeople(id)
  const agenda = useMemo<OpenAgenda>(
    () => ({ session, editing, loadEditing, readOnly, people }),
    [session, editing, loadEditing, readOnly, people],
  )
  const colours = useMemo(() => giveColours(people?.keys() ?? []), [people])
  useUndo(session, editing, view === 'write')
  useReadingPlace(id, loaded)
  const Document = view === 'read' ? ReadingDocument : AgendaDocument
  return (
    <AgendaProvider value={agenda}>
      <PersonColoursProvider value={colours}>
        <StructureProvider session={session}>
          <a className="skip-link" href="#document">
            {t('skipToContent')}
          </a>
          <AgendaHeader id={id} view={view} />
          <div className="agenda-grid">
            {loaded && <OutlineNav className="outline wide" />}
            <main id="document">
              <ConnectionNotice session={session} />
              {loaded ? <Document /> : !readOnly && <p className="loading">{t('loadingAgenda')}</p>}
              {editing && view === 'write' && <editing.ToolsAtCaret tools={editing.tools} />}
            </main>
          </div>
        </StructureProvider>
      </PersonColoursProvider>
    </AgendaProvider>
  )
}

function usePeople(id: AgendaId): ReadonlyMap<string, string> | null {
  const head = useApi<AgendaHead>(`/api/agendas/${encodeURIComponent(id)}`)
  const council = head.is === 'ready' ? head.value.council.id : null
  const people = useApi<CouncilPerson[]>(
    council === null ? null : `/api/councils/${encodeURIComponent(council)}/people`,
  )
  return useMemo(() => {
    if (head.is === 'failed' || people.is === 'failed') return new Map()
    return people.is === 'ready' ? new Map(people.value.map(({ id, name }) => [id, name])) : null
  }, [head, people])
}
