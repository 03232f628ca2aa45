/** What a person is called, in comments. */
import type { PersonId } from '../../shared/agenda/document.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'

/** @returns «…» while the names are not here */
export function usePersonName(id: PersonId): string {
  const { people } = useAgenda()
  return people.byId.get(id)?.name ?? (people.is === 'loading' ? '…' : t('unknownPerson'))
}
