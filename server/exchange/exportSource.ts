/** An agenda on its way out: from the bytes of its document to what every format is written from. Both are plain data. */
import * as Y from 'yjs'
import type { AgendaId, ItemId } from '../../shared/agenda/document.ts'
import { type AgendaSnapshot, type ItemSnapshot, readAgenda } from '../../shared/agenda/snapshot.ts'
import type { PaperLook } from '../../shared/council/paperLook.ts'
import type { Edition } from '../../shared/paper/paper.ts'
import { paperOf } from '../../shared/paper/paperOf.ts'
import { paperThreads } from '../../shared/paper/paperThreads.ts'
import { type CouncilNames, idsAmong, mentionedAmong, namesAmong } from './councilNames.ts'
import type { ExportSource } from './formats/formats.ts'

/** What another process needs to read an agenda by itself. */
export interface AgendaToExport {
  id: AgendaId
  /** The whole document, Yjs update format v1. */
  state: Uint8Array
  people: CouncilNames
  edition: Edition
  look: PaperLook
  /** The bytes of the council's logo; `null`: it has none. */
  logo: Uint8Array | null
  /** This item, with what is under it, instead of the whole agenda. */
  item?: ItemId
  /** With the comments that wait for somebody, or all of them; default: none. Formats that can show none leave them out. */
  comments?: 'open' | 'all'
}

/** @returns `null` when its `item` is not in the agenda now */
export function readSource({
  id,
  state,
  people,
  edition,
  look,
  logo,
  item,
  comments,
}: AgendaToExport): ExportSource | null {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const [nameOf, namesOf] = [mentionedAmong(people), namesAmong(people)]
  const paper = paperOf(doc, {
    ...{ agenda: id, edition, look, nameOf, namesOf },
    idsOf: idsAmong(people),
    ...(item && { item }),
  })
  if (paper === null) return null
  const whole = readAgenda(doc, nameOf)
  const agenda = item === undefined ? whole : onlyItem(whole, item)
  const responsibles = everyItem(agenda.items).map(({ id, responsibles, responsibleOrder }) => [
    id,
    namesOf(responsibles, responsibleOrder),
  ])
  const exported = { id, agenda, responsibles: Object.fromEntries(responsibles) }
  const threads = comments && paperThreads(doc, { items: paper.items, nameOf, namesOf, which: comments })
  return { exported, paper, logo, ...(threads && { threads }) }
}

function onlyItem(agenda: AgendaSnapshot, item: ItemId): AgendaSnapshot {
  return { ...agenda, items: everyItem(agenda.items).filter(({ id }) => id === item) }
}

const everyItem = (items: readonly ItemSnapshot[]): ItemSnapshot[] =>
  items.flatMap((item) => [item, ...everyItem(item.children)])
