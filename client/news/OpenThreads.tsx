/** How many comments on an item wait for somebody, in the outline and at its title: a way to the first of them. */
import type { ItemId } from '../../shared/agenda/document.ts'
import { isOpen, type ThreadId } from '../../shared/threads/thread.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { commentAddress } from '../progress/goToMissing.ts'
import { threadsOfSession } from '../threads/threadsWatch.ts'
import { useOpenThreadsIn } from '../threads/useThreads.ts'
import { newsOf } from './newsStore.ts'
import { useNewThreads } from './useNews.ts'
import './news.css'

interface Props {
  id: ItemId
  /** «punkt 2.3» */
  name: string
  onFollow?: (() => void) | undefined
}

export function OpenThreads({ id, name, onFollow }: Props) {
  const { session } = useAgenda()
  const n = useOpenThreadsIn(id)
  useNewThreads()
  const first = n === 0 ? null : firstThreadIn(session, id)
  if (first === null) return null
  const isNew = first.isNew
  return (
    <a
      className="open-threads"
      href={`#${commentAddress(first.thread)}`}
      title={t('openThreads', { n })}
      data-new={isNew}
      onClick={onFollow}
    >
      <Bubble />
      <span aria-hidden="true">{n}</span>
      <span className="visually-hidden">
        {t('openThreadsOn', { n, name })}
        {isNew && `, ${t('newSince')}`}
      </span>
    </a>
  )
}

const Bubble = () => (
  <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true">
    <path
      d="M2.5 3h11v7.5H8L4.5 13.5v-3h-2z"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinejoin="round"
    />
  </svg>
)

/** @returns the first open thread about an item that is new, else the first; `null`: there is none */
export function firstThreadIn(
  session: AgendaSession,
  item: ItemId,
): { thread: ThreadId; isNew: boolean } | null {
  const threads = threadsOfSession(session)
  const news = newsOf(session)
  const open = threads.inOrder().filter((id) => {
    const thread = threads.of(id)
    return thread !== null && thread.item === item && isOpen(thread)
  })
  const fresh = open.find((id) => news.thread(id) !== null)
  const thread = fresh ?? open[0]
  return thread === undefined ? null : { thread, isNew: fresh !== undefined }
}
