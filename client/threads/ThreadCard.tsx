/** A thread: what it is about, what was said, and what one can do with it. */
import { type FocusEvent, type KeyboardEvent, memo } from 'react'
import type { CommentId, ThreadId } from '../../shared/threads/thread.ts'
import { nearDay, t, useLanguage } from '../app/language.ts'
import { useNow } from '../board/useNow.ts'
import { NewThread } from '../news/NewThread.tsx'
import { AboutLine, useAboutName } from './AboutLine.tsx'
import { CommentView, focusCard } from './CommentView.tsx'
import { Composer } from './Composer.tsx'
import { useDesk, useDeskState, useDraftsIn, useHasDraft } from './deskContext.ts'
import { nameOfEdit, nameOfReply } from './drafts.ts'
import { backToText, goToText } from './goToText.ts'
import { leaveCard } from './leaveCard.ts'
import { TaskLine } from './TaskLine.tsx'
import { useThreadActions } from './threadActions.ts'
import type { Thread } from './threadsWatch.ts'
import { useMayComment } from './useCommentRights.ts'
import { isWide } from './useIsWide.ts'
import { usePersonName } from './usePersonName.ts'
import { useStranding } from './useStranding.ts'
import { useIsTextGone } from './useTextGone.ts'
import { useThread, useWholeThread } from './useThreads.ts'

interface Props {
  id: ThreadId
  /** Goes to what it is about; default: in this very page. */
  onGo?: (thread: Thread) => void
  /** It stands here for what one has written in it, and may be deleted. */
  isHeld?: boolean
}

export const ThreadCard = memo(function ThreadCard({ id, onGo = goToText, isHeld = false }: Props) {
  useLanguage()
  const there = useThread(id)
  const whole = useWholeThread(id)
  const thread = there ?? (isHeld ? (whole ?? unknown(id)) : null)
  return thread && <Card {...{ thread, whole, onGo }} isGone={there === null} />
})

/** One that the agenda does not know, as after it was restored to an earlier day. */
const unknown = (id: ThreadId): Thread => ({
  ...{ id, item: '', field: null, anchor: null, author: '', at: 0 },
  ...{ task: null, resolved: null, deletedAt: 0, comments: [] },
})

interface CardProps {
  thread: Thread
  /** With what is deleted. */
  whole: Thread | null
  isGone: boolean
  onGo: (thread: Thread) => void
}

function Card({ thread, whole, isGone, onGo }: CardProps) {
  const { id, resolved } = thread
  const comments = useShownComments(thread, whole, isGone)
  const desk = useDesk()
  const isFocused = useDeskState(({ focused }) => focused === id)
  const name = usePersonName(thread.author)
  const about = useAboutName(thread)
  const isTextGone = useIsTextGone(thread)
  const onFocus = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) desk.focus(id)
  }
  const leave = (event: KeyboardEvent) => {
    // In a sheet it is closed.
    if (!isWide()) return
    event.preventDefault()
    backToText(thread)
    desk.focus(null)
  }
  return (
    <article
      id={`comment-${id}`}
      className="thread"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: one goes through the threads by Tab and the arrow keys
      tabIndex={0}
      aria-label={t('threadName', { name, about, isResolved: resolved !== null })}
      data-focused={isFocused}
      data-resolved={resolved !== null}
      onFocus={onFocus}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && event.target === event.currentTarget) leave(event)
        else goThrough(event)
      }}
    >
      <NewThread id={id} />
      <AboutLine about={thread} isTextGone={isTextGone} onGo={() => onGo(thread)} />
      <TaskLine thread={thread} />
      {comments.map((comment) => (
        <CommentView
          key={comment.id}
          {...{ thread, comment }}
          isFirst={comment.id === thread.comments[0]?.id}
        />
      ))}
      <ResolvedBy thread={thread} />
      <ThreadFoot thread={thread} isFocused={isFocused} />
    </article>
  )
}

/** Of what is deleted, those that one is changing: their words are one's own. */
function useShownComments(thread: Thread, whole: Thread | null, isGone: boolean): Thread['comments'] {
  const drafts = useDraftsIn(thread.id).split(',')
  const shown = isGone ? [] : thread.comments
  const isChanged = (id: CommentId) => drafts.includes(nameOfEdit(thread.id, id))
  const missing = whole?.comments.some(({ id }) => isChanged(id) && !shown.some((one) => one.id === id))
  if (whole === null || !missing) return shown
  const ids = new Set(shown.map(({ id }) => id))
  return whole.comments.filter(({ id }) => ids.has(id) || isChanged(id))
}

function ResolvedBy({ thread: { resolved } }: { thread: Thread }) {
  const now = useNow()
  const name = usePersonName(resolved?.by ?? '')
  if (resolved === null) return null
  return (
    <p className="thread-resolved">
      <span aria-hidden="true">✓ </span>
      {t('threadResolvedBy', { name, time: nearDay(resolved.at, now) })}
    </p>
  )
}

function ThreadFoot({ thread, isFocused }: { thread: Thread; isFocused: boolean }) {
  const { id, item, resolved } = thread
  const desk = useDesk()
  const actions = useThreadActions()
  const draft = nameOfReply(id)
  const hasDraft = useHasDraft(draft)
  const isBegun = useDeskState(({ writes }) => writes === draft)
  const mayReply = useMayComment(item, { is: 'reply', thread: id })
  const mayResolve = useMayComment(item, { is: 'resolve', thread: id })
  const isStranded = useStranding({ name: draft, begins: null }) !== null
  const leave = () => {
    desk.write(null)
    focusCard(id)
  }
  const isWriting = (mayReply || isStranded) && (isBegun || (hasDraft && (isFocused || isStranded)))
  // Of the others one reads what is said; what waits to be sent is told.
  if (!(isFocused || isBegun || hasDraft) || !(mayReply || mayResolve || isStranded)) return null
  return (
    <div className="thread-foot">
      {isWriting && (
        <Composer
          name={draft}
          label={t('replyLabel')}
          placeholder={t('replyPlaceholder')}
          send={t('sendReply')}
          onSend={(body) => {
            actions.reply(id, body)
            desk.answer(id)
            focusCard(id)
          }}
          onLeave={leave}
        />
      )}
      {mayReply && !isWriting && (
        <button
          type="button"
          className="reply-button"
          onClick={() => {
            desk.focus(id)
            desk.write(draft)
          }}
        >
          {hasDraft ? t('replyDraft') : t('replyPlaceholder')}
        </button>
      )}
      {mayResolve && !isWriting && (
        <button
          type="button"
          className="button resolve-button"
          onClick={() => {
            if (resolved === null) actions.resolve(id)
            else actions.reopen(id)
            leaveCard(desk, thread)
          }}
        >
          {resolved === null ? (
            <>
              <span aria-hidden="true">✓</span> {t('threadResolve')}
            </>
          ) : (
            t('threadReopen')
          )}
        </button>
      )}
    </div>
  )
}

/** The arrow keys go from thread to thread, as Home and End do, while a whole one has the focus; Enter answers. */
export function goThrough(event: KeyboardEvent<HTMLElement>): void {
  const { key, target, currentTarget, altKey, ctrlKey, metaKey, shiftKey } = event
  if (target !== currentTarget || altKey || ctrlKey || metaKey || shiftKey) return
  if (key === 'Enter') {
    event.preventDefault()
    currentTarget.querySelector<HTMLElement>('.reply-button, .composer [role="textbox"]')?.click()
    return
  }
  const cards = [...(currentTarget.closest('.threads')?.querySelectorAll<HTMLElement>('.thread') ?? [])]
  const at = cards.indexOf(currentTarget)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: cards.length - 1 }[key]
  if (to === undefined) return
  event.preventDefault()
  cards[to]?.focus()
}
