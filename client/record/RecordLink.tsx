/** From an agenda to who did what in it: for the secretariat, who alone may see it. */
import { useSyncExternalStore } from 'react'
import type { AgendaId } from '../../shared/agenda/document.ts'
import type { AgendaHead } from '../../shared/protocol/api.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { useApi } from '../app/api.ts'
import { t } from '../app/language.ts'

export function RecordLink({ agenda, className = '' }: { agenda: AgendaId; className?: string }) {
  const { session } = useAgenda()
  const role = useSyncExternalStore(session.subscribe, () => session.asker()?.role)
  const head = useApi<AgendaHead>(
    role === 'secretariat' ? `/api/agendas/${encodeURIComponent(agenda)}` : null,
  )
  if (role !== 'secretariat' || head.is !== 'ready') return null
  return (
    <a className={className} href={recordAddress(head.value.council.id, agenda)}>
      {t('record')}
    </a>
  )
}

/** @param agenda only what was done in it */
export const recordAddress = (council: string, agenda?: AgendaId): string =>
  `/council/${encodeURIComponent(council)}/record${agenda === undefined ? '' : `?agenda=${encodeURIComponent(agenda)}`}`
