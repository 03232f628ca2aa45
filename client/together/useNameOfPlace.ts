/** What a place is called to a reader: «Baggrund, punkt 2.3». */
import type * as Y from 'yjs'
import { readTemplate } from '../../shared/agenda/document.ts'
import { findNode, readOutline } from '../../shared/agenda/outline.ts'
import { useAgenda, useChanges } from '../agenda/agendaContext.ts'
import { AGENDA, type FieldPlace } from '../agenda/changes.ts'
import { OUTLINE } from '../agenda/documentWatch.ts'
import { t } from '../app/language.ts'

/** @returns `null` when there is no place, or it is not in the agenda any more */
export function useNameOfPlace(place: FieldPlace | undefined): string | null {
  const { doc } = useAgenda().session
  useChanges(OUTLINE)
  useChanges(`${AGENDA}/fields`)
  return place === undefined ? null : nameOfPlace(doc, place)
}

/** @returns `null` when it is not in the agenda any more */
export function nameOfPlace(doc: Y.Doc, place: FieldPlace): string | null {
  if (place.item === AGENDA) return place.field === 'motto' ? t('motto') : t('agendaFacts')
  const number = findNode(readOutline(doc), place.item)?.number
  if (number === undefined) return null
  if (place.field === 'title') return t('titleOf', { number })
  const heading = readTemplate(doc).find(({ key }) => key === place.field)?.heading
  return heading === undefined ? t('itemNumber', { number }) : t('fieldOf', { heading, number })
}
