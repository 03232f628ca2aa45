/** An agenda as one document, with its outline: opened, waited for, shown, or the reason why not. */
import { useEffect, useMemo, useRef } from 'react'
import type { AgendaId } from '../../shared/agenda/document.ts'
import type { AgendaHead, CouncilPerson } from '../../shared/protocol/api.ts'
import { type Loading, useApi } from '../app/api.ts'
import { t } from '../app/language.ts'
import { Part } from '../app/Part.tsx'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { ConnectionNotice } from '../connection/ConnectionNotice.tsx'
import { ReadingDocument } from '../reading/ReadingDocument.tsx'
import type { View } from '../reading/ViewSwitch.tsx'
import { StructureProvider } from '../structure/useStructure.tsx'
import { NoticeProvider, useTell } from '../ui/Notices.tsx'
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
  useReadingPlace(loaded)
  const Document = view === 'read' ? ReadingDocument : AgendaDocument
  return (
    <AgendaProvider value={agenda}>
      <PersonColoursProvider value={colours}>
        <StructureProvider mayChange={view === 'write' && !readOnly}>
          <a className="skip-link" href="#document">
            {t('skipToContent')}
          </a>
          <Part name={t('partHeader')}>
            <AgendaHeader id={id} view={view} />
          </Part>
          <div className="agenda-grid">
            {loaded && (
              <Part name={t('partOutline')}>
                <OutlineNav className="outline wide" />
              </Part>
            )}
            <main id="document">
              <ConnectionNotice session={session} />
              {loaded ? (
                <Part key={view} name={t('partDocument')}>
                  <Document />
                </Part>
              ) : (
                !readOnly && <p className="loading">{t('loadingAgenda')}</p>
              )}
              {editing && view === 'write' && <editing.ToolsAtCaret tools={editing.tools} />}
            </main>
          </div>
        </StructureProvider>
      </PersonColoursProvider>
    </AgendaProvider>
  )
}

/** How long until names that could not be fetched are asked for once more (milliseconds). */
const NEXT_TRY = 5000

/** The agenda can be written without names: it is said that they are missing, and they are asked for again. */
function useTriedAgain(read: Loading<unknown>): void {
  const tell = useTell()
  const isTold = useRef(false)
  useEffect(() => {
    if (read.is !== 'failed') return
    if (!isTold.current) tell({ text: t('namesFailedNotice') })
    isTold.current = true
    const timer = setTimeout(read.again, NEXT_TRY)
    return () => clearTimeout(timer)
  }, [read, tell])
}

function usePeople(id: AgendaId): ReadonlyMap<string, string> | null {
  const head = useApi<AgendaHead>(`/api/agendas/${encodeURIComponent(id)}`)
  const council = head.is === 'ready' ? head.value.council.id : null
  const people = useApi<CouncilPerson[]>(
    council === null ? null : `/api/councils/${encodeURIComponent(council)}/people`,
  )
  useTriedAgain(head)
  useTriedAgain(people)
  return useMemo(
    () => (people.is === 'ready' ? new Map(people.value.map(({ id, name }) => [id, name])) : null),
    [people],
  )
}
