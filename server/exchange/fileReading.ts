/** One file that is read: first what stands in it, then, when that is wanted, the agenda that it makes. */
import { extname } from 'node:path'
import * as Y from 'yjs'
import { createAgenda, type ItemSeed } from '../../shared/agenda/createAgenda.ts'
import type { AgendaFacts, PersonId, TemplateField } from '../../shared/agenda/document.ts'
import { newId } from '../../shared/ids.ts'
import { paragraphs } from '../../shared/richtext/richText.ts'
import { ImportRefused } from './importRefused.ts'
import { decodeText } from './reading/decodeText.ts'
import type { ImportedAgenda, ImportedItem, ReportLine } from './reading/importedAgenda.ts'
import type { Syntax } from './reading/lines.ts'
import { readAgenda } from './reading/readAgenda.ts'
import { type ReferredItem, type Referring, withReferences } from './reading/references.ts'

export interface GivenFile {
  bytes: Uint8Array
  /** Its ending says what it is. */
  fileName: string
}

/** What stands in a file, without its texts. */
export interface InFile {
  /** `council` is empty where the file names none. */
  facts: AgendaFacts
  /** The names of all responsibles, each as often as it stands there. */
  names: string[]
  sections: number
  items: number
  /** How many words lead to items of the same file. */
  references: number
  report: ReportLine[]
}

/** What the file does not say of the agenda that it makes. */
export interface Decided {
  facts: AgendaFacts
  /** By the names as they stand in the file. */
  people: ReadonlyMap<string, PersonId>
  asksCaseNumber: boolean
}

type Referred = Omit<ImportedAgenda, 'items'> & Pick<Referring, 'items'>

/** Every call reads as long as the file is: up to seconds. */
export class FileReading {
  readonly #text: string
  readonly #syntax: Syntax
  #read: Referred | null = null

  /** @throws ImportRefused when it is of another kind, empty, binary or over `MAX_FILE_BYTES` */
  constructor({ bytes, fileName }: GivenFile) {
    this.#text = decodeText(bytes)
    this.#syntax = syntaxOf(fileName)
  }

  /**
   * @param own the template that the agenda's council has decided; `null`: none
   * @throws ImportRefused when it is no agenda
   */
  read(own: readonly TemplateField[] | null): InFile {
    const read = readAgenda(this.#text, this.#syntax, own)
    const { items, count } = withReferences(read.items, newId)
    this.#read = { ...read, items }
    const kinds = kindsIn(read.items)
    return {
      ...{ facts: read.facts, names: namesIn(read.items), report: read.report },
      sections: kinds.filter((kind) => kind === 'section').length,
      items: kinds.filter((kind) => kind === 'item').length,
      references: count,
    }
  }

  /** @returns the agenda's first content, of what was read last */
  update({ facts, people, asksCaseNumber }: Decided): Uint8Array {
    const { fields, motto, items } = this.#read!
    const doc = new Y.Doc()
    const seeds = items.map((item) => seedOf(item, people))
    createAgenda(doc, { facts, fields, asksCaseNumber, motto, items: seeds }, newId)
    return Y.encodeStateAsUpdate(doc)
  }
}

const SYNTAXES: Readonly<Record<string, Syntax>> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.txt': 'plain',
}

function syntaxOf(fileName: string): Syntax {
  const ending = extname(fileName).toLowerCase()
  if (ending === '.docx') throw new ImportRefused('importRefusedWord')
  const syntax = SYNTAXES[ending]
  if (syntax === undefined) throw new ImportRefused('importRefusedType')
  return syntax
}

const namesIn = (items: readonly ImportedItem[]): string[] =>
  items.flatMap((item) => [...item.responsibles, ...namesIn(item.children)])

const kindsIn = (items: readonly ImportedItem[]): ImportedItem['kind'][] =>
  items.flatMap(({ kind, children }) => [kind, ...kindsIn(children)])

const seedOf = (item: ReferredItem, people: Decided['people']): ItemSeed => ({
  ...item,
  title: paragraphs(item.title),
  responsibles: [...new Set(item.responsibles.map((name) => people.get(name)!))],
  children: item.children.map((child) => seedOf(child, people)),
})
