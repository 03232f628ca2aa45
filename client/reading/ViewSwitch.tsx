/** «Skriv | Læs»: which view of the agenda is shown. Each has an address of its own. */
import { Link } from 'wouter'
import type { AgendaId } from '../../shared/agenda/document.ts'
import { t } from '../app/language.ts'
import { noteText } from './sameText.ts'
import './reading.css'

export type View = 'write' | 'read'

export function ViewSwitch({ id, view }: { id: AgendaId; view: View }) {
  const here = (of: View) => (of === view ? 'page' : undefined)
  return (
    <nav className="view-switch" aria-label={t('views')}>
      <Link href={`/agenda/${id}`} onClick={noteText} aria-current={here('write')}>
        {t('write')}
      </Link>
      <Link href={`/agenda/${id}/laes`} onClick={noteText} aria-current={here('read')}>
        {t('read')}
      </Link>
    </nav>
  )
}
