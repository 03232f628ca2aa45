/** All threads of an agenda, by item: whose, and how they stand, as one chooses. Each leads to its place. */
import { useMemo, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { AgendaId, ItemId, PersonId } from '../../shared/agenda/document.ts'
import { shownNumber } from '../../shared/agenda/outline.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import type { ThreadId } from '../../shared/threads/thread.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { useItemsInOrder, useTitleText } from '../agenda/OutlineNav.tsx'
import { compareNames, t } from '../app/language.ts'
import { namesOf, type People } from '../facts/people.ts'
import { useNewThreads } from '../news/useNews.ts'
import { ToggleGroup } from '../ui/ToggleGroup.tsx'
import { ThreadCard } from './ThreadCard.tsx'
import { threadAddress } from './threadAddress.ts'
import {
  filterAddress,
  isWanted,
  ONLY,
  peopleIn,
  readFilter,
  STATES,
  type ThreadFilter,
} from './threadFilter.ts'
import { threadsOfSession } from './threadsWatch.ts'
import { UnsentList } from './UnsentList.tsx'
import { useGrowing } from './useGrowing.ts'
import { useThreadsThatChange } from './useThreads.ts'
import './threads.css'
import './threadsPage.css'

export function ThreadsPage({ agenda }: { agenda: AgendaId }) {
  const filter = readFilter(useSearch())
  const [path, go] = useLocation()
  const choose = (changes: Partial<ThreadFilter>) =>
    go(`${path}${filterAddress({ ...filter, ...changes })}`, { replace: true })
  const all = useAllThreads()
  const wanted = useWanted(all, filter)
  const { count, foot } = useGrowing(wanted.length, JSON.stringify(filter))
  const groups = Map.groupBy(wanted.slice(0, count), ({ item }) => item)
  const items = useItemsInOrder().filter(({ id }) => groups.has(id))
  const [, navigate] = useLocation()
  return (
    <article className="page threads threads-page">
      <h2>{t('allComments')}</h2>
      <UnsentList agendaPath={`/agenda/${agenda}`} />
      <Filters filter={filter} choose={choose} people={useChoosable(all, filter.person)} />
      <p className="threads-found" role="status">
        {all.length === 0 ? t('noCommentsYet') : t('commentsFound', { n: wanted.length })}
      </p>
      {items.map((node) => (
        <section key={node.id} className="threads-of-item" aria-labelledby={`threads-${node.id}`}>
          <h3 id={`threads-${node.id}`}>
            <a
              href={`/agenda/${agenda}#item-${node.id}`}
              onClick={(event) => {
                event.preventDefault()
                navigate(`/agenda/${agenda}#item-${node.id}`)
              }}
            >
              <span className="number">{shownNumber(node)}</span> <TitleOf id={node.id} />
            </a>
          </h3>
          {groups.get(node.id)!.map(({ id }) => (
            <ThreadCard
              key={id}
              id={id}
              onGo={() => navigate(threadAddress(agenda, { thread: id, comment: null }))}
            />
          ))}
        </section>
      ))}
      <div ref={foot} />
    </article>
  )
}

const TitleOf = ({ id }: { id: ItemId }) => <span lang={AGENDA_LANGUAGE}>{useTitleText(id)}</span>

interface Listed {
  id: ThreadId
  item: ItemId
}

function useAllThreads() {
  const { session } = useAgenda()
  const threads = threadsOfSession(session)
  const version = useThreadsThatChange()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version is other threads
  return useMemo(() => threads.inOrder().flatMap((id) => threads.of(id) ?? []), [threads, version])
}

function useWanted(all: ReturnType<typeof useAllThreads>, filter: ThreadFilter): readonly Listed[] {
  const { people } = useAgenda()
  const isNew = useIsNew(filter.only === 'new')
  return all.filter((thread) => isWanted(thread, filter, ownIdIn(people), isNew))
}

/** What was new since one asked for it stays, though one has seen it by now: nothing goes from under one's eyes. */
function useIsNew(isAsked: boolean): (id: ThreadId) => boolean {
  const news = useNewThreads()
  const was = useRef(new Set<ThreadId>())
  if (!isAsked) was.current.clear()
  else for (const id of news.keys()) was.current.add(id)
  return (id) => was.current.has(id)
}

const ownIdIn =
  ({ byId }: Pick<People, 'byId'>) =>
  (id: PersonId): PersonId =>
    byId.get(id)?.id ?? id

/** Who is in any of them, and who is chosen, by name; oneself first. */
function useChoosable(
  all: ReturnType<typeof useAllThreads>,
  chosen: PersonId | null,
): readonly { id: PersonId; name: string }[] {
  const { people, session } = useAgenda()
  const ids = [...all.flatMap(peopleIn), ...(chosen === null ? [] : [chosen])].map(ownIdIn(people))
  const oneself = session.personId
  return [...new Set(ids)]
    .map((id) => ({ id, name: namesOf(people, [id], { oneself })?.[0] ?? '…' }))
    .sort((a, b) => Number(b.id === oneself) - Number(a.id === oneself) || compareNames(a.name, b.name))
}

interface FiltersProps {
  filter: ThreadFilter
  choose: (changes: Partial<ThreadFilter>) => void
  people: readonly { id: PersonId; name: string }[]
}

const STATE_WORDS = {
  open: 'commentsShowOpen',
  resolved: 'commentsShowResolved',
  all: 'commentsShowAll',
} as const

const ONLY_WORDS = { tasks: 'commentsOnlyTasks', new: 'commentsOnlyNew' } as const

function Filters({ filter, choose, people }: FiltersProps) {
  return (
    <div className="threads-filters">
      <ToggleGroup
        className="threads-filter"
        label={t('commentsShown')}
        choices={STATES}
        isOn={(state) => filter.state === state}
        words={(state) => t(STATE_WORDS[state])}
        onPress={(state) => choose({ state })}
      />
      <ToggleGroup
        className="threads-filter"
        label={t('commentsOnly')}
        choices={ONLY}
        isOn={(only) => filter.only === only}
        words={(only) => t(ONLY_WORDS[only])}
        onPress={(only) => choose({ only: filter.only === only ? null : only })}
      />
      <label>
        {t('commentsOf')}{' '}
        <select
          value={filter.person ?? ''}
          onChange={({ target }) => choose({ person: target.value || null })}
        >
          <option value="">{t('everybody')}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
