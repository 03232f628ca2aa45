/** An agenda as one document, with its outline: opened, waited for, shown, or the reason why not. */
import { lazy, Suspense, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { AgendaId } from '../../shared/agenda/document.ts'
import { SkipLinks } from '../access/SkipLinks.tsx'
import { t } from '../app/language.ts'
import { Part } from '../app/Part.tsx'
import { AttachmentsProvider } from '../attachments/useAttachments.tsx'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { Banner } from '../connection/Banner.tsx'
import { keepOfTab } from '../connection/sessions.ts'
import { LeftWords } from '../doneAgain/LeftWords.tsx'
import { useDoneAgainTold } from '../doneAgain/useDoneAgainTold.ts'
import { watchTab } from '../editor/keys/cameByTab.ts'
import { useLabelsOfPage } from '../editor/useLabels.ts'
import { type People, usePeople } from '../facts/people.ts'
import { HandedBackElsewhere } from '../handedBack/HandedBackElsewhere.tsx'
import { useHandedBackTold } from '../handedBack/useHandedBack.ts'
import { EarlierTextProvider } from '../history/useEarlierTextDialog.tsx'
import { useNewsFollowed } from '../news/useNewsFollowed.ts'
import { useReturnedTold } from '../progress/useReturnedTold.ts'
import { ReadingDocument } from '../reading/ReadingDocument.tsx'
import { useSameText } from '../reading/sameText.ts'
import type { View } from '../reading/ViewSwitch.tsx'
import { useMayStructure } from '../rights/useRights.ts'
import { OutgoingProvider } from '../sending/OutgoingProvider.tsx'
import { SendingBand, useBandShows, useSendingFollowed } from '../sending/SendingBand.tsx'
import { SentOf } from '../sending/SentOf.tsx'
import { useOpenAgainTold } from '../sending/useOpenAgainTold.ts'
import { useReadInstead } from '../sent/useReadInstead.ts'
import { StructureProvider } from '../structure/StructureProvider.tsx'
import { CommentHere } from '../threads/CommentHere.tsx'
import { DeskProvider, useDeskState } from '../threads/deskContext.ts'
import { newDesk } from '../threads/threadsDesk.ts'
import { useThreadsOfPage } from '../threads/useThreadsOfPage.ts'
import '../threads/threadsRoom.css'
import { NoticeProvider, useTell } from '../ui/Notices.tsx'
import { giveColours, PersonColoursProvider } from '../ui/personColours.ts'
import { useRootMark } from '../ui/useRootMark.ts'
import { AgendaDocument } from './AgendaDocument.tsx'
import { AgendaHeader } from './AgendaHeader.tsx'
import { AgendaProvider, type OpenAgenda } from './agendaContext.ts'
import { FirstVisit } from './FirstVisit.tsx'
import { OutlineNav } from './OutlineNav.tsx'
import { OwnItems } from './OwnItems.tsx'
import { useAgendaSession, useHasEnded, useIsLoaded, useIsOffline, usePersonId } from './useAgendaSession.ts'
import { useEditing } from './useEditing.ts'
import { useReadingPlace } from './useReadingPlace.ts'
import { useUndo } from './useUndo.ts'
import './agenda.css'
import './paper.css'

// Who writes does not wait for its code.
const Board = lazy(async () => ({ default: (await import('../board/Board.tsx')).Board }))
const ThreadPanel = lazy(async () => ({ default: (await import('../threads/ThreadPanel.tsx')).ThreadPanel }))
const ThreadsPage = lazy(async () => ({ default: (await import('../threads/ThreadsPage.tsx')).ThreadsPage }))

export function AgendaPage({ id, view }: { id: AgendaId; view: View }) {
  const session = useAgendaSession(id)
  const [desk] = useState(() => newDesk(id, keepOfTab()))
  if (session === null) return null
  return (
    <NoticeProvider>
      <DeskProvider value={desk}>
        {/* Another document is another page: nothing of the one before stays mounted. */}
        <Opened key={session.doc.guid} id={id} view={view} session={session} />
      </DeskProvider>
    </NoticeProvider>
  )
}

function Opened({ id, view, session }: { id: AgendaId; view: View; session: AgendaSession }) {
  const loaded = useIsLoaded(session)
  const readOnly = useHasEnded(session)
  const { editing, loadEditing } = useEditing(session, loaded, readOnly)
  const mayStructure = useMayStructure(session)
  const people = usePeople(id, usePersonId(session), keepOfTab())
  const agenda = useMemo<OpenAgenda>(
    () => ({ session, editing, loadEditing, readOnly, people }),
    [session, editing, loadEditing, readOnly, people],
  )
  const colours = useMemo(() => giveColours(new Set([...people.byId.values()].map(({ id }) => id))), [people])
  useLabelsOfPage(agenda)
  useTriedAgain(people)
  useJoinedNames(session, people)
  useNewcomersMet(session, people)
  useToldWhatIsNotKept(session)
  useDoneAgainTold(session)
  useUndo(session, editing, view === 'write')
  useReadingPlace(loaded)
  useReadInstead(id, session)
  useEffect(watchTab, [])
  useReturnedTold(agenda, loaded && view === 'write')
  useHandedBackTold(session, loaded && view === 'write')
  useSameText(view)
  useNewsFollowed(id, session, loaded)
  const hasOutline = view === 'write' || view === 'read'
  const hasThreads = useDeskState(({ isOpen }) => isOpen) && loaded && view === 'write'
  useRootMark('outline', loaded && hasOutline)
  useRootMark('threads', hasThreads)
  const grid = ['agenda-grid', !hasOutline && 'without-outline', hasThreads && 'with-threads']
  return (
    <AgendaProvider value={agenda}>
      <PersonColoursProvider value={colours}>
        <StructureProvider mayChange={view === 'write' && !readOnly && mayStructure}>
          <EarlierTextProvider agenda={id}>
            <AttachmentsProvider agenda={id}>
              <OutgoingProvider agenda={id}>
                <ThreadsOfPage isShown={loaded && view === 'write'} />
                <SkipLinks hasOutline={loaded && hasOutline} />
                <Part name={t('partHeader')}>
                  <AgendaHeader id={id} view={view} keep={keepOfTab()} />
                </Part>
                <div className={grid.filter(Boolean).join(' ')}>
                  {loaded && hasOutline && (
                    <Part name={t('partOutline')} id="outline">
                      <OutlineNav id="outline" className="outline wide" tellsProgress={view === 'write'} />
                    </Part>
                  )}
                  <main id="document" tabIndex={-1}>
                    <BannerOfPage session={session} />
                    <LeftWords agenda={id} keep={keepOfTab()} />
                    {loaded && (view === 'write' || view === 'board') && <SentOf />}
                    {loaded && view === 'write' && (
                      <div className="above-document">
                        <FirstVisit />
                        <OwnItems />
                        <HandedBackElsewhere />
                      </div>
                    )}
                    {loaded ? (
                      <Part key={view} name={t('partDocument')}>
                        <Shown id={id} view={view} />
                      </Part>
                    ) : (
                      !readOnly && <OnItsWay session={session} />
                    )}
                    {view === 'write' && <CommentHere />}
                    {editing && view === 'write' && <editing.ToolsAtCaret tools={editing.tools} />}
                  </main>
                  {hasThreads && (
                    <Part name={t('partComments')} id="comments">
                      <Suspense>
                        <ThreadPanel />
                      </Suspense>
                    </Part>
                  )}
                </div>
              </OutgoingProvider>
            </AttachmentsProvider>
          </EarlierTextProvider>
        </StructureProvider>
      </PersonColoursProvider>
    </AgendaProvider>
  )
}

function BannerOfPage({ session }: { session: AgendaSession }) {
  useSendingFollowed()
  useOpenAgainTold()
  const also = { name: useBandShows(), shown: <SendingBand /> }
  return <Banner session={session} also={also} />
}

/** Below all that it needs. */
function ThreadsOfPage({ isShown }: { isShown: boolean }) {
  useThreadsOfPage(isShown)
  return null
}

function Shown({ id, view }: { id: AgendaId; view: View }) {
  if (view === 'read') return <ReadingDocument />
  if (view === 'write') return <AgendaDocument />
  return (
    <Suspense fallback={<p className="loading">{t('loadingAgenda')}</p>}>
      {view === 'threads' ? <ThreadsPage agenda={id} /> : <Board agenda={id} />}
    </Suspense>
  )
}

/** Without a connection nothing is on its way; that is said above. */
function OnItsWay({ session }: { session: AgendaSession }) {
  return useIsOffline(session) ? null : <p className="loading">{t('loadingAgenda')}</p>
}

/** Said before anybody relies on it, and once. */
function useToldWhatIsNotKept(session: AgendaSession): void {
  const tell = useTell()
  const problem = useSyncExternalStore(session.subscribe, session.keepProblem)
  useEffect(() => {
    if (problem !== null) tell({ text: t('keepUnavailable') })
  }, [problem, tell])
}

/** A name that becomes one's own, or is no more, is called otherwise from then on. */
function useJoinedNames(session: AgendaSession, { refresh }: People): void {
  const asker = useSyncExternalStore(session.subscribe, session.asker)
  const own = asker?.ids.join() ?? null
  const before = useRef(own)
  useEffect(() => {
    if (before.current !== null && own !== before.current) refresh()
    before.current = own
  }, [own, refresh])
}

/** Who comes into the agenda may have come to the council just now; so may others, while one was away from the page. */
function useNewcomersMet({ presence }: AgendaSession, { byId, look }: People): void {
  useEffect(() => {
    const meet = () => {
      for (const { id } of presence.others()) byId.get(id)
    }
    meet()
    return presence.subscribe(meet)
  }, [presence, byId])
  useEffect(() => {
    const onShown = () => {
      if (!document.hidden) look()
    }
    document.addEventListener('visibilitychange', onShown)
    return () => document.removeEventListener('visibilitychange', onShown)
  }, [look])
}

/** How long until names that could not be fetched are asked for once more (milliseconds). */
const NEXT_TRY = 5000

/** The agenda can be written without names, or with those of before: they are asked for again; that they are missing is said. */
function useTriedAgain(people: People): void {
  const tell = useTell()
  const isTold = useRef(false)
  useEffect(() => {
    if (people.answer !== 'failed') return
    if (people.is === 'failed' && !isTold.current) {
      tell({ text: t('namesFailedNotice') })
      isTold.current = true
    }
    const timer = setInterval(people.refresh, NEXT_TRY)
    return () => clearInterval(timer)
  }, [people, tell])
}
