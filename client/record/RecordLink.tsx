/** From an agenda to who did what in it: for the secretariat, who alone may see it. */
import { useSyncExternalStore } from 'react'
import type { AgendaId } from '../../shared/agenda/document.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { recordAddress } from '../app/councilAddresses.ts'
import { t } from '../app/language.ts'

export function RecordLink({ agenda, className = '' }: { agenda: AgendaId; className?: string }) {
  const { session, people } = useAgenda()
  const role = useSyncExternalStore(session.subscribe, () => session.asker()?.role)
  if (role !== 'secretariat' || people.council === null) return null
  return (
    <a className={className} href={recordAddress(people.council, agenda)}>
      {t('record')}
    </a>
  )
}
