/**
 * An agenda's first content. Called by the server and the command line alone: two clients that fill the same empty
 * document would double it.
 */
import type * as Y from 'yjs'
import type { RichText } from '../richtext/richText.ts'
import { newFragment } from '../richtext/yText.ts'
import {
  type AgendaFacts,
  agendaOf,
  type ItemId,
  type ItemKind,
  itemsOf,
  type PersonId,
  SCHEMA_VERSION,
  type TemplateField,
  threadsOf,
} from './document.ts'
import { newAttachment, newItem } from './edits.ts'
import { keysBetween } from './position.ts'

/** Everything that a new agenda holds. */
export interface AgendaSeed {
  facts: AgendaFacts
  fields: readonly TemplateField[]
  /** Whether an item without a case number lacks it; default: it does. */
  asksCaseNumber?: boolean
  motto: RichText
  items: readonly ItemSeed[]
}

export interface ItemSeed {
  /** Where texts of the seed refer to it; else it gets a new one. */
  id?: ItemId
  kind: ItemKind
  title: RichText
  caseNumber: string
  responsibles: readonly PersonId[]
  /** Default: as `responsibles` names them. */
  responsibleOrder?: readonly PersonId[]
  presenter: string
  /** Why it came after the deadline; default: it did not. */
  lateReason?: string
  /** Nothing is asked of it; default: it is. */
  withoutText?: boolean
  /** By the template's keys; a field that is not named is empty. */
  fields: Readonly<Record<string, RichText>>
  /** Names of attachments whose files are not there yet. */
  attachments: readonly string[]
  children: readonly ItemSeed[]
}

/**
 * Fills an empty document, in one transaction.
 * @param newId gives ids that match `KEY_PATTERN`, no two alike
 * @throws Error when the document is not empty, or when a field of the seed has words but no place in the agenda
 */
export function createAgenda(doc: Y.Doc, seed: AgendaSeed, newId: () => string): void {
  if (agendaOf(doc).size > 0 || itemsOf(doc).size > 0) throw new Error('the document is not empty')
  doc.transact(() => {
    const agenda = agendaOf(doc)
    for (const [key, value] of Object.entries(seed.facts)) agenda.set(key, value)
    agenda.set('fields', seed.fields)
    agenda.set('asksCaseNumber', seed.asksCaseNumber ?? true)
    agenda.set('motto', newFragment(seed.motto))
    agenda.set('state', 'drafting')
    agenda.set('schemaVersion', SCHEMA_VERSION)
    threadsOf(doc)
    createItems(doc, seed.items, null, seed.fields, newId)
  })
}

function createItems(
  doc: Y.Doc,
  seeds: readonly ItemSeed[],
  parent: ItemId | null,
  template: readonly TemplateField[],
  newId: () => string,
): void {
  const orders = keysBetween(null, null, seeds.length)
  for (const [index, seed] of seeds.entries()) {
    const id = seed.id ?? newId()
    const item = newItem({ ...seed, id }, { parent, order: orders[index]! }, keysFor(seed, template))
    itemsOf(doc).set(id, item)
    const names = keysBetween(null, null, seed.attachments.length)
    const attachments = item.get('attachments') as Y.Map<Y.Map<unknown>>
    for (const [at, name] of seed.attachments.entries())
      attachments.set(newId(), newAttachment(name, names[at]!))
    createItems(doc, seed.children, id, template, newId)
  }
}

/** The keys of the fields that the node gets. Words for any other would be lost without a sound. */
function keysFor(seed: ItemSeed, template: readonly TemplateField[]): string[] {
  const keys = seed.kind === 'item' ? template.map((field) => field.key) : []
  const homeless = Object.keys(seed.fields).find(
    (key) => !keys.includes(key) && seed.fields[key]!.content.length > 0,
  )
  if (homeless !== undefined) throw new Error(`a ${seed.kind} has no field «${homeless}» for its words`)
  return keys
}
