/** An agenda whose one item has an attachment without a file. */
import * as Y from 'yjs'
import type { Directory } from '../../server/storage/storage.ts'
import { createAgenda } from '../../shared/agenda/createAgenda.ts'
import { type AgendaId, readFacts, readState } from '../../shared/agenda/document.ts'
import { addAttachment, addItem, assign } from '../../shared/agenda/edits.ts'
import { FIRST_COUNCIL_TEMPLATE } from '../../shared/agenda/template.ts'
import { newId } from '../../shared/ids.ts'
import { paragraphs } from '../../shared/richtext/richText.ts'
import type { TestCouncil } from './council.ts'

export const ITEM = 'item-1'
export const ATTACHMENT = 'attachment-1'

/** @param change what else is so in it; the contributor of the council is responsible for the item */
export async function agendaWithAttachment(
  directory: Directory,
  { council, agenda, people }: TestCouncil,
  change: (doc: Y.Doc) => void = () => {},
): Promise<AgendaId> {
  const doc = new Y.Doc()
  const seed = { facts: agenda.facts, fields: FIRST_COUNCIL_TEMPLATE, motto: paragraphs(''), items: [] }
  createAgenda(doc, seed, newId)
  addItem(doc, { id: ITEM, kind: 'item' }, { parent: null, index: 0 })
  assign(doc, ITEM, people.contributor.id)
  addAttachment(doc, ITEM, ATTACHMENT, 'Kompetenceforløb')
  change(doc)
  const id = newId()
  const first = { person: null, connection: 'cli', at: 0, update: Y.encodeStateAsUpdate(doc) }
  const headline = { facts: readFacts(doc), state: readState(doc) }
  await directory.createAgenda({ id, epoch: newId(), council: council.id, ...headline, first })
  return id
}
