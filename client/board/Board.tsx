/** «Fremdrift»: where each item of the agenda stands, as it changes, for who else would have to ask everybody. */
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useLocation } from 'wouter'
import { type AgendaId, type PersonId, readFacts } from '../../shared/agenda/document.ts'
import { useAgenda, useChanges } from '../agenda/agendaContext.ts'
import { AGENDA } from '../agenda/changes.ts'
import { compareNames, dateAndClock, shortDate, t } from '../app/language.ts'
import { Part } from '../app/Part.tsx'
import { personName } from '../facts/people.ts'
import { useNewItems } from '../news/useNews.ts'
import type { LiveProgress } from '../progress/liveProgress.ts'
import { RemindButton } from '../reminders/RemindButton.tsx'
import { SendButton } from '../sending/SendButton.tsx'
import { type Arranging, arranged, grouped } from './arrange.ts'
import { BoardControls } from './BoardControls.tsx'
import { BoardTable } from './BoardTable.tsx'
import { FullScreen } from './FullScreen.tsx'
import { goFromBoard } from './goFromBoard.ts'
import type { LastChanges } from './lastChanges.ts'
import { Tiles } from './Tiles.tsx'
import { type AskChanges, askServer, ChangesProvider, useLastChanges, useRows } from './useBoard.ts'
import { useBoardPlace } from './useBoardPlace.ts'
import { useHeldRows } from './useHeldRows.ts'
import { useNow } from './useNow.ts'
import { type BoardView, isFiltered, readView, viewAddress, WHOLE_BOARD } from './view.ts'
import { WhoLacksWhat } from './WhoLacksWhat.tsx'
import './board.css'

interface Props {
  agenda: AgendaId
  /** Asks when items were changed last; default: the server. */
  ask?: AskChanges
}

export function Board({ agenda, ask }: Props) {
  const { session } = useAgenda()
  const changes = useLastChanges(
    session,
    useMemo(() => ask ?? askServer(agenda), [ask, agenda]),
  )
  return changes && <Opened agenda={agenda} changes={changes} />
}

function Opened({ agenda, changes }: { agenda: AgendaId; changes: LastChanges }) {
  const { all, rules } = useRows(useAgenda().session)
  const [view, setView] = useAddressedView()
  const arranging = useArranging(view, changes)
  const wanted = useMemo(() => arranged(all, view, arranging), [all, view, arranging])
  const { rows, holding } = useHeldRows(wanted, all, view)
  const groups = useMemo(() => grouped(all, rows, view), [all, rows, view])
  const items = useMemo(() => all.filter(({ kind }) => kind === 'item'), [all])
  const [, navigate] = useLocation()
  const told = useToldCount(view, t('boardShown', { shown: rows.length, n: items.length }))
  const address = `/agenda/${agenda}`
  useBoardPlace()
  return (
    <ChangesProvider value={changes}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: links are pressed here, and go to the other view without loading it */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a link that is followed by key is clicked */}
      <div className="board" onClick={(event) => goFromBoard(event, address, navigate)}>
        <PaperHead />
        <Tiles rows={all} />
        <div className="board-head">
          <BoardControls rows={items} view={view} ownId={arranging.ownId} onView={setView} />
          <div className="board-actions">
            <RemindButton agenda={agenda} />
            <SendButton />
            <FullScreen />
          </div>
        </div>
        <Part name={t('boardWhoLacksWhat')}>
          <WhoLacksWhat
            rows={items}
            rules={rules}
            ownId={arranging.ownId}
            agenda={agenda}
            chosen={view.person}
            onChoose={(person) => setView({ ...view, person, show: 'lacking' })}
          />
        </Part>
        <p className="board-count">{t('boardShown', { shown: rows.length, n: items.length })}</p>
        <p className="visually-hidden" role="status">
          {told}
        </p>
        {groups.length === 0 ? (
          <Nothing items={items} view={view} onClear={() => setView({ ...WHOLE_BOARD, sort: view.sort })} />
        ) : (
          <BoardTable {...{ all, groups, view, address }} rules={rules} onView={setView} holding={holding} />
        )}
      </div>
    </ChangesProvider>
  )
}

/** On paper the page's own head is not printed. */
function PaperHead() {
  const { doc } = useAgenda().session
  useChanges(AGENDA)
  const now = useNow()
  const { council, title, startsAt } = readFacts(doc)
  const agenda = [council || title, startsAt === null ? '' : shortDate(startsAt)].filter(Boolean).join(' · ')
  return (
    <div className="board-paper-head">
      <p className="agenda">{t('boardOf', { agenda })}</p>
      <p>{t('boardPrinted', { when: dateAndClock(now) })}</p>
    </div>
  )
}

interface NothingProps {
  items: readonly LiveProgress[]
  view: BoardView
  onClear: () => void
}

function Nothing({ items, view, onClear }: NothingProps) {
  if (items.length === 0 || !isFiltered(view)) return <p className="board-nothing">{t('nothingToRead')}</p>
  return (
    <p className="board-nothing">
      {t('boardNothingFits')}{' '}
      <button type="button" className="button" onClick={onClear}>
        {t('boardClear')}
      </button>
    </p>
  )
}

/** What one looks at stands in the address: a link shows it, and a reload. */
function useAddressedView(): [BoardView, (view: BoardView) => void] {
  const [view, setView] = useState(() => readView(location.search))
  useEffect(() => {
    const follow = () => setView(readView(location.search))
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [])
  const change = (next: BoardView) => {
    history.replaceState(history.state, '', location.pathname + viewAddress(next, location.search))
    setView(next)
  }
  return [view, change]
}

function useArranging({ sort }: BoardView, changes: LastChanges): Arranging {
  const { session, people } = useAgenda()
  const asker = useSyncExternalStore(session.subscribe, session.asker)
  // Fifty people write all the time: only who sorts by it is told.
  const version = useSyncExternalStore(changes.subscribe, () => (sort === 'changed' ? changes.version() : 0))
  const news = useNewItems()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the changes stay the same object when there are newer ones
  return useMemo(
    () => ({
      ownId: (id: PersonId) => people.byId.get(id)?.id ?? id,
      nameOf: (id: PersonId) => personName(people, id),
      compareNames,
      asker: asker?.ids ?? [],
      isNew: (item: string) => news.has(item),
      changedAt: (item: string) => changes.of(item)?.at ?? null,
    }),
    [people, asker, changes, version, news],
  )
}

/** Read aloud when one has chosen something else; not when colleagues write. */
function useToldCount(view: BoardView, words: string): string {
  const [told, tell] = useState('')
  const before = useRef(view)
  useEffect(() => {
    if (before.current === view) return
    before.current = view
    tell(words)
  }, [view, words])
  return told
}
