/** An agenda of any number of items, made of the texts of the sample: sections of ten items, each as long as a real one. */
import { readFile } from 'node:fs/promises'
import * as Y from 'yjs'
import { decodeText } from '../server/exchange/reading/decodeText.ts'
import type { ImportedItem } from '../server/exchange/reading/importedAgenda.ts'
import { readAgenda } from '../server/exchange/reading/readAgenda.ts'
import { createAgenda, type ItemSeed } from '../shared/agenda/createAgenda.ts'
import { newId } from '../shared/ids.ts'
import { paragraphs } from '../shared/richtext/richText.ts'

const SAMPLE = new URL('../server/sample/it-arkitekturraadet-2024-01-24.md', import.meta.url)
const ITEMS_IN_SECTION = 10

export async function bigAgenda(count: number): Promise<Y.Doc> {
  const sample = readAgenda(decodeText(await readFile(SAMPLE)), 'markdown')
  const written = itemsIn(sample.items)
  const items = Array.from({ length: count }, (_, index) =>
    seedOf(written[index % written.length]!, index + 1),
  )
  const doc = new Y.Doc()
  createAgenda(doc, { ...sample, items: inSections(items) }, newId)
  return doc
}

/** Without sections, whose words are a title only. */
const itemsIn = (nodes: readonly ImportedItem[]): ImportedItem[] =>
  nodes.flatMap((node) => [...(node.kind === 'item' ? [node] : []), ...itemsIn(node.children)])

const seedOf = (item: ImportedItem, nth: number): ItemSeed => ({
  ...item,
  title: paragraphs(`${item.title} (${nth})`),
  responsibles: [],
  children: [],
})

function inSections(items: readonly ItemSeed[]): ItemSeed[] {
  const starts = Array.from({ length: Math.ceil(items.length / ITEMS_IN_SECTION) }, (_, nth) => nth)
  return starts.map((nth) => ({
    kind: 'section',
    title: paragraphs(`Afsnit ${nth + 1}`),
    caseNumber: '',
    responsibles: [],
    presenter: '',
    fields: {},
    attachments: [],
    children: items.slice(nth * ITEMS_IN_SECTION, (nth + 1) * ITEMS_IN_SECTION),
  }))
}
