/** One line for who opens an agenda for the first time; closed once, it stays closed for this person in this browser. */
import { useState, useSyncExternalStore } from 'react'
import { readState } from '../../shared/agenda/document.ts'
import { t } from '../app/language.ts'
import { useAgenda, useChanges } from './agendaContext.ts'
import { AGENDA } from './changes.ts'
import { useOwnItems } from './OwnItems.tsx'

export function FirstVisit() {
  const { session, readOnly } = useAgenda()
  // Known at once where the page opens from its local copy, before the server has said who is there.
  const key = `first-visit-closed:${session.personId ?? ''}`
  const [isClosed, setClosed] = useState(() => wasClosed(key))
  const role = useSyncExternalStore(session.subscribe, () => session.asker()?.role)
  const ownsNothing = useOwnItems().length === 0
  useChanges(AGENDA)
  // Of one that was sent its own notice says who writes.
  if (isClosed || readOnly || role === 'reader' || readState(session.doc) !== 'drafting') return null
  const close = () => {
    setClosed(true)
    keepClosed(key)
    // The button goes; who uses the keyboard goes on at the document.
    document.getElementById('document')?.focus({ preventScroll: true })
  }
  return (
    <p className="first-visit">
      <span>{t(role === 'contributor' && ownsNothing ? 'firstVisitNothingOwn' : 'firstVisit')}</span>
      <button type="button" className="button" onClick={close}>
        {t('firstVisitClose')}
      </button>
    </p>
  )
}

function wasClosed(key: string): boolean {
  try {
    return localStorage.getItem(key) !== null
  } catch {
    return false
  }
}

/** Where the browser keeps nothing it is closed for as long as the page is open. */
function keepClosed(key: string): void {
  try {
    localStorage.setItem(key, new Date().toISOString())
  } catch {}
}
