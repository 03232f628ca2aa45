/** What a place is called to a reader: «Baggrund, punkt 2.3». */
import { useAgenda, useChanges } from '../agenda/agendaContext.ts'
import { AGENDA, type FieldPlace } from '../agenda/changes.ts'
import { OUTLINE } from '../agenda/documentWatch.ts'
import { nameOfPlace } from '../agenda/placeNames.ts'

/** @returns `null` when there is no place, or it is not in the agenda any more */
export function useNameOfPlace(place: FieldPlace | undefined): string | null {
  const { doc } = useAgenda().session
  useChanges(OUTLINE)
  useChanges(`${AGENDA}/fields`)
  return place === undefined ? null : nameOfPlace(doc, place)
}
