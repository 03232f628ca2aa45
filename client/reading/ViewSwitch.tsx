/** «Skriv | Læs»: which view of the agenda is shown. Each has an address of its own. */
import { Link } from 'wouter'
import type { AgendaId } from '../../shared/agenda/document.ts'
import { t } from '../app/language.ts'
import { noteText } from './sameText.ts'
import './reading.css'

export type View = 'write' | 'read'

interface Props {
  id: AgendaId
  view: View
  /** Called when one has gone to the other view. */
  onFollow?: () => void
}

export function ViewSwitch({ id, view, onFollow }: Props) {
  const here = (of: View) => (of === view ? 'page' : undefined)
  const follow = () => {
    noteText()
    onFollow?.()
  }
  return (
    <nav className="view-switch" aria-label={t('views')}>
      <Link href={`/agenda/${id}`} onClick={follow} aria-current={here('write')}>
        {t('write')}
      </Link>
      <Link href={`/agenda/${id}/laes`} onClick={follow} aria-current={here('read')}>
        {t('read')}
      </Link>
    </nav>
  )
}
