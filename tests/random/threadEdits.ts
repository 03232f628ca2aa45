/** Everything that a person can do to comments, drawn by chance: each function of `threadEdits.ts`, where the page would offer it. */
import type * as Y from 'yjs'
import { itemsOf } from '../../shared/agenda/document.ts'
import { paragraphs } from '../../shared/richtext/richText.ts'
import type { Asker } from '../../shared/rights/whyNot.ts'
import { type CommentDeed, whyNotComment } from '../../shared/rights/whyNotComment.ts'
import { readComments, readThreads, threadOf } from '../../shared/threads/thread.ts'
import * as edits from '../../shared/threads/threadEdits.ts'
import type { RandomSource } from '../support/randomSource.ts'
import type { Ledger } from './writer.ts'

/** Somebody who comments. */
export interface Commenter {
  doc: Y.Doc
  asker: Asker
  random: RandomSource
  ledger: Ledger
}

/** @returns whether there was anything to do it to */
export type ThreadEdit = (commenter: Commenter) => boolean

/** In some thread in which they may. */
const inThread =
  (
    deedOf: (thread: string) => CommentDeed,
    edit: (commenter: Commenter, thread: string) => void,
  ): ThreadEdit =>
  (commenter) => {
    const { doc, asker, random } = commenter
    const threads = readThreads(doc).filter(({ id }) => whyNotComment(doc, asker, deedOf(id)) === null)
    if (threads.length === 0) return false
    edit(commenter, random.pick(threads).id)
    return true
  }

/** At some comment where they may. */
const atComment =
  (
    is: 'edit' | 'delete',
    edit: (commenter: Commenter, thread: string, comment: string) => void,
  ): ThreadEdit =>
  (commenter) => {
    const { doc, asker, random } = commenter
    const comments = readThreads(doc).flatMap(({ id: thread }) =>
      readComments(threadOf(doc, thread)!)
        .map(({ id: comment }) => ({ thread, comment }))
        .filter((at) => whyNotComment(doc, asker, { is, ...at }) === null),
    )
    if (comments.length === 0) return false
    const { thread, comment } = random.pick(comments)
    edit(commenter, thread, comment)
    return true
  }

const said = ({ asker, ledger, random }: Commenter): edits.NewComment => ({
  ...{ id: ledger.newId(), author: asker.ids[0]!, at: ledger.now() },
  body: paragraphs(`Ord ${random.below(99)}`),
})

const byAndAt = ({ asker, ledger }: Commenter) => ({ by: asker.ids[0]!, at: ledger.now() })

export const THREAD_EDITS: Readonly<Record<string, ThreadEdit>> = {
  beginThread: (commenter) => {
    const { doc, asker, random, ledger } = commenter
    const items = [...itemsOf(doc).keys()]
    if (items.length === 0 || readThreads(doc).length > 30) return false
    const about = { item: random.pick(items), field: random.pick([null, 'background']), anchor: null }
    const task = random.chance(0.5) ? { task: random.pick(['ida', 'rune', asker.ids[0]!]) } : {}
    edits.beginThread(doc, { id: ledger.newId(), ...about, ...task, comment: said(commenter) })
    ledger.noteMade(doc)
    return true
  },
  reply: inThread(
    (thread) => ({ is: 'reply', thread }),
    (commenter, thread) => {
      edits.reply(commenter.doc, thread, said(commenter))
      commenter.ledger.noteMade(commenter.doc)
    },
  ),
  editComment: atComment('edit', (commenter, thread, comment) =>
    edits.editComment(commenter.doc, thread, comment, said(commenter)),
  ),
  deleteComment: atComment('delete', ({ doc, ledger }, thread, comment) =>
    edits.deleteComment(doc, thread, comment, ledger.now()),
  ),
  restoreComment: atComment('delete', ({ doc }, thread, comment) =>
    edits.restoreComment(doc, thread, comment),
  ),
  resolveThread: inThread(
    (thread) => ({ is: 'resolve', thread }),
    (commenter, thread) => {
      const { by, at } = byAndAt(commenter)
      edits.resolveThread(commenter.doc, thread, by, at)
    },
  ),
  reopenThread: inThread(
    (thread) => ({ is: 'resolve', thread }),
    ({ doc }, thread) => edits.reopenThread(doc, thread),
  ),
  setTaskDone: (commenter) => {
    const { doc, asker, random } = commenter
    const tasks = readThreads(doc).filter(
      ({ id, task }) => task !== null && whyNotComment(doc, asker, { is: 'do-task', thread: id }) === null,
    )
    if (tasks.length === 0) return false
    edits.setTaskDone(doc, random.pick(tasks).id, random.chance(0.6) ? byAndAt(commenter) : null)
    return true
  },
  restoreThread: inThread(
    (thread) => ({ is: 'restore-thread', thread }),
    ({ doc }, thread) => edits.restoreThread(doc, thread),
  ),
  /** Of one's own a colleague's answer takes the right, and the news of it travels: the secretariat alone does it here. */
  deleteThread: (commenter) =>
    commenter.asker.role === 'secretariat' &&
    inThread(
      (thread) => ({ is: 'delete-thread', thread }),
      ({ doc, ledger }, thread) => edits.deleteThread(doc, thread, ledger.now()),
    )(commenter),
}
