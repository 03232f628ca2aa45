/** The real agenda that the product begins with, as a document; people's ids are their names. */
import * as Y from 'yjs'
import type { ImportedItem } from '../../server/exchange/reading/importedAgenda.ts'
import { createAgenda, type ItemSeed } from '../../shared/agenda/createAgenda.ts'
import { paragraphs } from '../../shared/richtext/richText.ts'
import { readFixture } from './importedWords.ts'

/** Ids are `id1`, `id2` … in the order in which the agenda is read. */
export function sampleAgenda(): Y.Doc {
  const { facts, fields, motto, items } = readFixture()
  const doc = new Y.Doc()
  let made = 0
  createAgenda(doc, { facts, fields, motto, items: items.map(seedOf) }, () => `id${++made}`)
  return doc
}

const seedOf = (item: ImportedItem): ItemSeed => ({
  ...item,
  title: paragraphs(item.title),
  children: item.children.map(seedOf),
})
