/** The menu at a comment: its link, and what one may do with it. Of a thread's first comment, with the whole thread too. */
import { useState } from 'react'
import type { CommentFacts } from '../../shared/threads/thread.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import { copyText } from '../ui/copyText.ts'
import type { MenuEntry } from '../ui/Menu.tsx'
import { MenuButton } from '../ui/MenuButton.tsx'
import { useTell } from '../ui/Notices.tsx'
import { useDesk } from './deskContext.ts'
import { nameOfEdit } from './drafts.ts'
import { leaveCard } from './leaveCard.ts'
import { TaskDialog } from './TaskDialog.tsx'
import { useThreadActions } from './threadActions.ts'
import { threadAddress } from './threadAddress.ts'
import type { Thread } from './threadsWatch.ts'
import { whyNotDeed } from './useCommentRights.ts'

interface Props {
  thread: Thread
  comment: CommentFacts
  isFirst: boolean
  /** Of its author. */
  name: string
}

export function CommentMenu({ thread, comment, isFirst, name }: Props) {
  const { session, readOnly } = useAgenda()
  const desk = useDesk()
  const tell = useTell()
  const actions = useThreadActions()
  const [asksWhose, askWhose] = useState(false)
  const { id } = thread

  const copyLink = async () => {
    const address = threadAddress(agendaHere(), { thread: id, comment: isFirst ? null : comment.id })
    const isCopied = await copyText(`${location.origin}${address}`)
    tell({ text: t(isCopied ? 'linkCopied' : 'linkNotCopied') })
  }
  const edit = () => {
    const draft = nameOfEdit(id, comment.id)
    desk.focus(id)
    desk.write(draft)
    desk.drafts.put({ name: draft, body: comment.body, begins: null, at: Date.now() })
  }
  const remove = () => {
    actions.remove(id, comment.id)
    if (thread.comments.length <= 1) leaveCard(desk, thread)
  }
  const removeThread = () => {
    actions.removeThread(id)
    leaveCard(desk, thread)
  }
  const groups = (): MenuEntry[][] => {
    const may = (deed: Parameters<typeof whyNotDeed>[1]) => !readOnly && whyNotDeed(session, deed) === null
    const own: MenuEntry[] = [
      ...(may({ is: 'edit', thread: id, comment: comment.id })
        ? [{ label: t('commentEdit'), onChoose: edit }]
        : []),
      ...(mayRemove(may, thread, comment, isFirst) ? [{ label: t('commentDelete'), onChoose: remove }] : []),
    ]
    const task: MenuEntry[] = [
      { label: t(thread.task === null ? 'makeTask' : 'giveTask'), onChoose: () => askWhose(true) },
      ...(thread.task === null ? [] : [{ label: t('dropTask'), onChoose: () => actions.assign(id, null) }]),
    ]
    const whole: MenuEntry[] = [{ label: t('threadDelete'), onChoose: removeThread }]
    const isAnswered = thread.comments.length > 1
    return [
      [{ label: t('copyLink'), onChoose: () => void copyLink() }],
      isFirst && may({ is: 'assign', thread: id }) ? task : [],
      own,
      isFirst && isAnswered && may({ is: 'delete-thread', thread: id }) ? whole : [],
    ].filter(({ length }) => length > 0)
  }
  return (
    <>
      <MenuButton
        className="comment-menu"
        aria-label={t('commentMenu', { name })}
        align="end"
        groups={groups}
      >
        <span aria-hidden="true">⋯</span>
      </MenuButton>
      {asksWhose && (
        <TaskDialog
          thread={thread}
          onChoose={(person) => actions.assign(id, person)}
          onClose={() => askWhose(false)}
        />
      )}
    </>
  )
}

/** What nobody answered goes as the thread that it is. */
function mayRemove(
  may: (deed: Parameters<typeof whyNotDeed>[1]) => boolean,
  { id, comments }: Thread,
  comment: CommentFacts,
  isFirst: boolean,
): boolean {
  return isFirst && comments.length === 1
    ? may({ is: 'delete-thread', thread: id })
    : may({ is: 'delete', thread: id, comment: comment.id })
}

/** The agenda that the page's address names. */
const agendaHere = (): string => location.pathname.split('/')[2] ?? ''
