/** What one does to a thread by its buttons, each with a way back told at the foot of the page. */
import type { PersonId } from '../../shared/agenda/document.ts'
import { newId } from '../../shared/ids.ts'
import type { RichText } from '../../shared/richtext/richText.ts'
import type { CommentId, ThreadId } from '../../shared/threads/thread.ts'
import * as edits from '../../shared/threads/threadEdits.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import { serverNow } from '../app/serverClock.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { newsOf } from '../news/newsStore.ts'
import { useTell } from '../ui/Notices.tsx'
import type { Notice } from '../ui/notice.ts'
import type { Beginning } from './drafts.ts'
import { threadsOfSession } from './threadsWatch.ts'
import { whyNotDeed } from './useCommentRights.ts'

type Session = Pick<AgendaSession, 'doc' | 'watch' | 'asker' | 'personId'>

export function useThreadActions(): ReturnType<typeof threadActions> {
  const { session } = useAgenda()
  return threadActions(session, useTell())
}

/** @param tell says what was done */
export function threadActions(session: Session, tell: (notice: Notice) => void) {
  const { doc } = session
  const threads = threadsOfSession(session)
  // Who does something about it has seen it, however short the card was in sight.
  const see = (thread: ThreadId) => newsOf(session).see({ thread })
  const by = () => session.personId ?? ''
  const byNow = () => ({ by: by(), at: serverNow() })
  const comment = (body: RichText) => ({ id: newId(), author: by(), at: serverNow(), body })
  const tellOf = (text: string, back: () => void) =>
    tell({ text, action: { label: t('undoThis'), onPress: back } })

  return {
    begin({ thread, ...about }: Beginning, body: RichText, task: PersonId | null = null): void {
      edits.beginThread(doc, { id: thread, ...about, ...(task !== null && { task }), comment: comment(body) })
    },
    reply(thread: ThreadId, body: RichText): void {
      edits.reply(doc, thread, comment(body))
      see(thread)
    },
    edit: (thread: ThreadId, id: CommentId, body: RichText): void =>
      edits.editComment(doc, thread, id, { body, at: serverNow() }),

    /** «Løst»: what was somebody's task is done with it. */
    resolve(thread: ThreadId): void {
      const task = threads.of(thread)?.task ?? null
      const isDoneToo = task?.done === null && whyNotDeed(session, { is: 'do-task', thread }) === null
      if (isDoneToo) edits.setTaskDone(doc, thread, byNow())
      edits.resolveThread(doc, thread, by(), serverNow())
      see(thread)
      tellOf(t('threadResolvedNotice'), () => {
        edits.reopenThread(doc, thread)
        if (isDoneToo) edits.setTaskDone(doc, thread, null)
      })
    },
    /** A task that is to be done again is not done. */
    reopen(thread: ThreadId): void {
      edits.reopenThread(doc, thread)
      const isDone = (threads.of(thread)?.task?.done ?? null) !== null
      if (isDone && whyNotDeed(session, { is: 'do-task', thread }) === null)
        edits.setTaskDone(doc, thread, null)
    },

    /** What began a thread that somebody answered leaves a line; what nobody answered goes whole. */
    remove(thread: ThreadId, id: CommentId): void {
      const { comments = [] } = threads.of(thread) ?? {}
      if (comments.length <= 1) this.removeThread(thread)
      else {
        edits.deleteComment(doc, thread, id, serverNow())
        tellOf(t('commentDeletedNotice'), () => edits.restoreComment(doc, thread, id))
      }
    },
    removeThread(thread: ThreadId): void {
      edits.deleteThread(doc, thread, serverNow())
      tellOf(t('threadDeletedNotice'), () => edits.restoreThread(doc, thread))
    },

    assign: (thread: ThreadId, person: PersonId | null): void => edits.assignThread(doc, thread, person),
    /** Done is resolved too, for whoever may say so. */
    setDone(thread: ThreadId, isDone: boolean): void {
      edits.setTaskDone(doc, thread, isDone ? byNow() : null)
      see(thread)
      const isResolved = threads.of(thread)?.resolved !== null
      if (isDone === isResolved || whyNotDeed(session, { is: 'resolve', thread }) !== null) return
      if (!isDone) {
        edits.reopenThread(doc, thread)
        return
      }
      edits.resolveThread(doc, thread, by(), serverNow())
      tellOf(t('taskDoneNotice'), () => {
        edits.reopenThread(doc, thread)
        edits.setTaskDone(doc, thread, null)
      })
    },
  }
}
