/** «Skriv | Fremdrift | Læs»: which view of the agenda is shown. Each has an address of its own. */
import { Link } from 'wouter'
import type { AgendaId } from '../../shared/agenda/document.ts'
import { t } from '../app/language.ts'
import { THREADS_PATH } from '../threads/threadAddress.ts'
import { noteText } from './sameText.ts'
import './reading.css'

/** Those that one switches between; the comments lead to the page of all of them. */
const VIEWS = ['write', 'board', 'read'] as const
export type View = (typeof VIEWS)[number] | 'threads'

/** What stands behind the agenda's own address. */
const PATHS: Readonly<Record<View, string>> = {
  ...{ write: '', board: '/fremdrift', read: '/laes' },
  threads: `/${THREADS_PATH}`,
}

/** @param path what follows the agenda's id in an address, without its slash */
export const viewAt = (path: string | undefined): View =>
  (Object.keys(PATHS) as View[]).find((view) => PATHS[view] === `/${path}`) ?? 'write'

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
      {VIEWS.map((of) => (
        <Link key={of} href={`/agenda/${id}${PATHS[of]}`} onClick={follow} aria-current={here(of)}>
          {t(of)}
        </Link>
      ))}
    </nav>
  )
}
