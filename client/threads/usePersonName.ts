/** What a person is called, in comments. */
import type { PersonId } from '../../shared/agenda/document.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { personName } from '../facts/people.ts'

/** @returns «…» while the names are not here */
export function usePersonName(id: PersonId): string {
  const { people } = useAgenda()
  return personName(people, id)
}
