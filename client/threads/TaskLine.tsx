/** Whose task a thread is, and whether it is done. */
import type { ThreadId } from '../../shared/threads/thread.ts'
import { nearDay, t } from '../app/language.ts'
import { useNow } from '../board/useNow.ts'
import { useDesk } from './deskContext.ts'
import { leaveCard } from './leaveCard.ts'
import { useThreadActions } from './threadActions.ts'
import type { Thread } from './threadsWatch.ts'
import { useMayComment } from './useCommentRights.ts'
import { usePersonName } from './usePersonName.ts'

interface Props {
  thread: Pick<Thread, 'item' | 'field' | 'anchor' | 'task'> & { id: ThreadId }
}

export function TaskLine({ thread }: Props) {
  const { id, item, task } = thread
  const now = useNow()
  const desk = useDesk()
  const actions = useThreadActions()
  const name = usePersonName(task?.person ?? '')
  const doneBy = usePersonName(task?.done?.by ?? '')
  const mayDo = useMayComment(item, { is: 'do-task', thread: id })
  // What is done is resolved with it.
  const mayResolve = useMayComment(item, { is: 'resolve', thread: id })
  if (task === null) return null
  const { done } = task
  return (
    <div className="thread-task" data-done={done !== null}>
      <span className="task-of">{t('taskOf', { name })}</span>
      <label>
        <input
          type="checkbox"
          checked={done !== null}
          disabled={!mayDo}
          onChange={({ target }) => {
            actions.setDone(id, target.checked)
            if (target.checked && mayResolve) leaveCard(desk, thread)
          }}
        />
        {t('taskDone')}
      </label>
      {done !== null && (
        <span className="task-done-by">{t('taskDoneBy', { name: doneBy, time: nearDay(done.at, now) })}</span>
      )}
    </div>
  )
}
