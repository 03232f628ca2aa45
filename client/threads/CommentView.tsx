/** One comment of a thread: who says it, when, whether it is saved, and what its author can do with it. */
import { useSyncExternalStore } from 'react'
import type { CommentFacts, CommentId, ThreadId } from '../../shared/threads/thread.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { dateAndClock, nearDay, t } from '../app/language.ts'
import { useNow } from '../board/useNow.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { CommentBody } from './CommentBody.tsx'
import { CommentMenu } from './CommentMenu.tsx'
import { Composer } from './Composer.tsx'
import { useDesk, useDeskState, useHasDraft } from './deskContext.ts'
import { nameOfEdit } from './drafts.ts'
import { useThreadActions } from './threadActions.ts'
import type { Thread } from './threadsWatch.ts'
import { usePersonName } from './usePersonName.ts'

interface Props {
  thread: Thread
  comment: CommentFacts
  /** It began the thread. */
  isFirst: boolean
}

export function CommentView({ thread, comment, isFirst }: Props) {
  const { id, author, at, body, editedAt, deletedAt } = comment
  const now = useNow()
  const name = usePersonName(author)
  const desk = useDesk()
  const actions = useThreadActions()
  const draft = nameOfEdit(thread.id, id)
  const isBeingEdited = useHasDraft(draft)
  const isLinkedTo = useDeskState(({ focused, comment }) => focused === thread.id && comment === id)
  const isGone = deletedAt !== null || thread.deletedAt !== null
  if (isGone && !isBeingEdited) return <p className="comment comment-gone">{t('commentDeleted')}</p>
  return (
    <div className="comment" id={`comment-${thread.id}/${id}`} data-linked={isLinkedTo}>
      {isGone ? (
        <p className="comment-gone">{t('commentDeleted')}</p>
      ) : (
        <div className="comment-head">
          <Avatar person={{ id: author, name }} decorative />
          <span className="comment-by">
            <b>{name}</b>{' '}
            <time dateTime={new Date(at).toISOString()} title={dateAndClock(at)}>
              {nearDay(at, now)}
            </time>
            {editedAt !== null && <span title={dateAndClock(editedAt)}>{` ${t('commentEdited')}`}</span>}
            <NotSaved thread={thread.id} comment={id} isFirst={isFirst} />
          </span>
          <CommentMenu {...{ thread, comment, isFirst, name }} />
        </div>
      )}
      {isBeingEdited ? (
        <Composer
          name={draft}
          first={body}
          label={t('commentEditLabel')}
          placeholder={t('writeComment')}
          send={t('saveComment')}
          onSend={(changed) => {
            actions.edit(thread.id, id, changed)
            focusCard(thread.id)
          }}
          onLeave={() => {
            desk.write(null)
            focusCard(thread.id)
          }}
        />
      ) : (
        <CommentBody body={body} />
      )}
    </div>
  )
}

/** The card of a thread has the focus again. */
export const focusCard = (id: ThreadId): void =>
  document.getElementById(`comment-${id}`)?.focus({ preventScroll: true })

interface NotSavedProps {
  thread: ThreadId
  comment: CommentId
  isFirst: boolean
}

/** As the page says it of texts: only what is on disk is said to be. */
function NotSaved({ thread, comment, isFirst }: NotSavedProps) {
  const { session } = useAgenda()
  const said = useSyncExternalStore(session.subscribe, () => {
    const isUnsaved = session
      .unsavedThreads()
      .some((at) => at.thread === thread && (at.comment === comment || (isFirst && at.comment === null)))
    if (!isUnsaved) return null
    return session.state().is === 'saving' ? t('saving') : t('commentUnsent')
  })
  return said && <span className="comment-unsaved">{` ${said}`}</span>
}
