/** A file becomes a new agenda of a council. Everything is prepared first; what is written is written last. */
import { extname } from 'node:path'
import * as Y from 'yjs'
import { createAgenda, type ItemSeed } from '../../shared/agenda/createAgenda.ts'
import type { AgendaId, PersonId } from '../../shared/agenda/document.ts'
import { newId } from '../../shared/ids.ts'
import { paragraphs } from '../../shared/richtext/richText.ts'
import type { Council, Directory } from '../storage/storage.ts'
import { ImportRefused } from './importRefused.ts'
import { type ResolvedNames, resolveNames } from './people.ts'
import { decodeText } from './reading/decodeText.ts'
import type { ImportedAgenda, ImportedItem, ReportLine } from './reading/importedAgenda.ts'
import type { Syntax } from './reading/lines.ts'
import { readAgenda } from './reading/readAgenda.ts'
import { say } from './reading/say.ts'

export interface ImportFile {
  bytes: Uint8Array
  /** Its ending says what it is. */
  fileName: string
  /** A council's name; without it the file says which. Made if it is not there. */
  council?: string
  /** Who imports; `null`: the server or the command line. */
  by: PersonId | null
  /** As `LogEntry.connection`. */
  connection: string
  /** Milliseconds since 1970 (UTC). */
  now: number
}

export interface Imported {
  id: AgendaId
  council: Council
  title: string
  report: ReportLine[]
}

/**
 * @throws ImportRefused, with one Danish sentence, when the file is of another kind, empty, binary, over `MAX_FILE_BYTES` or no
 *   agenda; nothing is written then
 * @throws StorageUnavailable when it cannot be written
 */
export async function importAgenda(directory: Directory, file: ImportFile): Promise<Imported> {
  const read = readAgenda(decodeText(file.bytes), syntaxOf(file.fileName))
  const known = await directory.councilByName(councilName(read, file))
  const council = known ?? { id: newId(), name: councilName(read, file) }
  const people = await resolveNames(directory, known?.id ?? null, namesIn(read.items))
  const title = read.facts.title || say('importUntitled')
  const facts = { ...read.facts, title, council: council.name }
  const update = firstUpdate({ ...read, facts }, people)
  const id = newId()

  if (known === null) await directory.saveCouncil(council)
  for (const person of people.newPeople) {
    await directory.savePerson(person)
    await directory.saveMember(council.id, person.id, null)
  }
  const first = { person: file.by, connection: file.connection, at: file.now, update }
  const agenda = { id, council: council.id, epoch: newId(), facts, state: 'drafting', first } as const
  await directory.createAgenda({ ...agenda, imported: true })
  return { id, council, title, report: [...aboutWhole(read, people, file), ...read.report] }
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

const councilName = (read: ImportedAgenda, { council }: ImportFile): string =>
  council || read.facts.council || say('importUnnamedCouncil')

const namesIn = (items: readonly ImportedItem[]): string[] =>
  items.flatMap((item) => [...item.responsibles, ...namesIn(item.children)])

function firstUpdate(read: ImportedAgenda, people: ResolvedNames): Uint8Array {
  const doc = new Y.Doc()
  const items = read.items.map((item) => seedOf(item, people))
  createAgenda(doc, { facts: read.facts, fields: read.fields, motto: read.motto, items }, newId)
  return Y.encodeStateAsUpdate(doc)
}

const seedOf = (item: ImportedItem, people: ResolvedNames): ItemSeed => ({
  ...item,
  title: paragraphs(item.title),
  responsibles: [...new Set(item.responsibles.map(people.idOf))],
  children: item.children.map((child) => seedOf(child, people)),
})

/** What is decided about the agenda as a whole stands at the report's first line. */
function aboutWhole(read: ImportedAgenda, people: ResolvedNames, { council }: ImportFile): ReportLine[] {
  const named = read.facts.council
  return [
    ...(council && named && council.toLowerCase() !== named.toLowerCase()
      ? [say('importReportCouncil', { name: named })]
      : []),
    ...(!council && !named ? [say('importReportNoCouncil')] : []),
    ...(read.facts.title === '' ? [say('importReportNoTitle')] : []),
    ...people.ambiguous.map((name) => say('importReportSameName', { name })),
  ].map((message) => ({ line: 1, message }))
}
