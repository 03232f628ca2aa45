/** The JSON form of an agenda, as the contract gives it: what scripts read. Keys stand in the contract's order. */

import type { AgendaState, StatusName, TemplateField } from '../../../shared/agenda/document.ts'
import { fieldState } from '../../../shared/agenda/fieldState.ts'
import type { ItemSnapshot } from '../../../shared/agenda/snapshot.ts'
import { oneLine, plainText } from '../../../shared/richtext/plainText.ts'
import { EMPTY_TEXT, type RichText } from '../../../shared/richtext/richText.ts'
import type { ExportedAgenda } from './exportedAgenda.ts'
import { richTextToMarkdown } from './markdown/fromRichText.ts'

export interface AgendaJson {
  id: string
  council: string
  title: string
  /** Local to the meeting's place: `2024-01-24T10:00`. */
  startsAt: string | null
  place: string
  state: AgendaState
  deadlines: { items: string | null; material: string | null }
  motto: string
  items: ItemJson[]
}

export interface ItemJson {
  id: string
  number: string
  kind: 'section' | 'item'
  title: string
  caseNumber: string
  responsibles: string[]
  presenter: string
  status: StatusName
  /** Why it came after the deadline; empty: it did not. */
  lateReason: string
  /** Nothing is asked of it, as of «Eventuelt». */
  withoutText: boolean
  /** A section has none. */
  fields?: Record<string, FieldJson>
  /** `null`: named in the agenda, file not there yet. */
  attachments: { name: string; bytes: number | null }[]
  children: ItemJson[]
}

export interface FieldJson {
  state: 'empty' | 'written'
  words: number
  text: string
  markdown: string
}

export function agendaToJson(exported: ExportedAgenda): string {
  return `${JSON.stringify(jsonOf(exported), null, 2)}\n`
}

function jsonOf({ id, agenda, responsibles }: ExportedAgenda): AgendaJson {
  const { council, title, startsAt, place, deadlines } = agenda.facts
  const shown = agenda.fields.filter((field) => !field.hidden)
  return {
    ...{ id, council, title, startsAt, place, state: agenda.state },
    deadlines: { items: deadlines.items, material: deadlines.material },
    motto: plainText(agenda.motto),
    items: agenda.items.map((item) => itemJson(item, shown, responsibles)),
  }
}

function itemJson(
  item: ItemSnapshot,
  shown: readonly TemplateField[],
  responsibles: ExportedAgenda['responsibles'],
): ItemJson {
  const { id, number, kind, title, caseNumber, presenter, status, lateReason, withoutText } = item
  const fields = shown.map((field) => [field.key, fieldJson(item.fields[field.key] ?? EMPTY_TEXT, field)])
  return {
    ...{ id, number, kind, title: oneLine(title), caseNumber },
    responsibles: responsibles[id] ?? [],
    ...{ presenter, status: status.is, lateReason, withoutText },
    ...(kind === 'item' && { fields: Object.fromEntries(fields) }),
    attachments: item.attachments.map(({ name, file }) => ({ name, bytes: file?.bytes ?? null })),
    children: item.children.map((child) => itemJson(child, shown, responsibles)),
  }
}

function fieldJson(text: RichText, field: TemplateField): FieldJson {
  const { state, words } = fieldState(text, field)
  return state === 'empty'
    ? { state, words, text: '', markdown: '' }
    : { state, words, text: plainText(text), markdown: richTextToMarkdown(text) }
}
