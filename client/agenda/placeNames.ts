/** What the places of an agenda are called to a reader: «Baggrund, punkt 2.3», «Sted», «Oplæg, punkt 2.3». */
import type * as Y from 'yjs'
import { isLine, readTemplate } from '../../shared/agenda/document.ts'
import { findNode, readOutline } from '../../shared/agenda/outline.ts'
import { ATTACHMENTS_HEADING } from '../../shared/agenda/template.ts'
import { ATTACHMENTS } from '../../shared/agenda/wordValues.ts'
import { t } from '../app/language.ts'
import { AGENDA, type FieldPlace } from './changes.ts'

const VALUES_OF_AGENDA = {
  council: () => t('council'),
  title: () => t('agendaTitle'),
  startsAt: () => t('startsAt'),
  endsAt: () => t('startsAt'),
  deadlines: () => t('deadline'),
  place: () => t('place'),
}

const VALUES_OF_ITEM = {
  caseNumber: () => t('caseNumber'),
  presenter: () => t('presenter'),
  responsibles: () => t('responsibles', { n: 2 }),
  lateReason: () => t('handedBackLateReason'),
  dueAt: () => t('itemDue'),
  withoutText: () => t('withoutText'),
  [ATTACHMENTS]: () => ATTACHMENTS_HEADING,
}

/** @returns the name alone of a plain value or a line; `null` for another text */
export function headingOfValue({ item, field }: FieldPlace): string | null {
  const values: Readonly<Record<string, () => string>> = item === AGENDA ? VALUES_OF_AGENDA : VALUES_OF_ITEM
  return Object.hasOwn(values, field) ? values[field]!() : null
}

/** @returns the name of a plain value or a line, with its item's number; `null` for another text, and where the item is not in the agenda any more */
export function nameOfValue(doc: Y.Doc, place: FieldPlace): string | null {
  const heading = headingOfValue(place)
  if (heading === null || place.item === AGENDA) return heading
  const number = numberOf(doc, place)
  return number === undefined ? null : t('fieldOf', { heading, number })
}

/** Of the agenda's own values all are one place. @returns `null` when it is not in the agenda any more */
export function nameOfPlace(doc: Y.Doc, place: FieldPlace): string | null {
  if (place.item === AGENDA) return place.field === 'motto' ? t('motto') : t('agendaFacts')
  if (isLine(place.field)) return nameOfValue(doc, place)
  const number = numberOf(doc, place)
  if (number === undefined) return null
  if (place.field === 'title') return t('titleOf', { number })
  const heading = readTemplate(doc).find(({ key }) => key === place.field)?.heading
  return heading === undefined ? t('itemNumber', { number }) : t('fieldOf', { heading, number })
}

const numberOf = (doc: Y.Doc, { item }: FieldPlace): string | undefined =>
  findNode(readOutline(doc), item)?.number
