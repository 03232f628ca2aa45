/** In the head of the page: how many comments wait, and the way to them. */
import { MessageSquare } from 'lucide-react'
import { t } from '../app/language.ts'
import { useDesk, useDeskState } from './deskContext.ts'
import { useOpenThreads } from './useThreads.ts'
import './threadsRoom.css'

export function ThreadsButton() {
  const desk = useDesk()
  const isOpen = useDeskState(({ isOpen }) => isOpen)
  const n = useOpenThreads()
  return (
    <button
      type="button"
      className="button threads-button"
      aria-label={t('commentsButton', { n })}
      aria-expanded={isOpen}
      aria-controls={isOpen ? 'comments' : undefined}
      title={t('comments')}
      onClick={isOpen ? desk.close : desk.open}
    >
      <MessageSquare size={16} aria-hidden="true" />
      {n > 0 && <span aria-hidden="true">{n}</span>}
    </button>
  )
}
