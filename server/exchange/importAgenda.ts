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
import { type ReferredItem, type Referring, withReferences } from './reading/references.ts'
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
  /** The new agenda's id; without it, any. */
  id?: AgendaId
}

export interface Imported {
  id: AgendaId
  council: Council
  title: string
  report: ReportLine[]
}

/** What a file makes, before anything of it is made. */
export interface ReadImport {
  /** `null`: it is new. */
  known: Council | null
  council: Council
  read: Omit<ImportedAgenda, 'items'> & Pick<Referring, 'items'>
  people: ResolvedNames
  report: ReportLine[]
}

/** @throws ImportRefused as `importAgenda` */
export async function readImport(
  directory: Directory,
  file: Pick<ImportFile, 'bytes' | 'fileName' | 'council'>,
): Promise<ReadImport> {
  const inFile = readAgenda(decodeText(file.bytes), syntaxOf(file.fileName))
  const known = await directory.councilByName(councilName(inFile, file))
  const council = known ?? { id: newId(), name: councilName(inFile, file) }
  const people = await resolveNames(directory, known?.id ?? null, namesIn(inFile.items))
  const title = inFile.facts.title || say('importUntitled')
  const { items, count } = withReferences(inFile.items, newId)
  const read = { ...inFile, items, facts: { ...inFile.facts, title, council: council.name } }
  const report = [...aboutWhole(inFile, people, count, file), ...inFile.report]
  return { known, council, read, people, report }
}

/**
 * @throws ImportRefused, with one Danish sentence, when the file is of another kind, empty, binary, over `MAX_FILE_BYTES` or no
 *   agenda; nothing is written then
 * @throws StorageUnavailable when it cannot be written
 */
export async function importAgenda(directory: Directory, file: ImportFile): Promise<Imported> {
  const { known, council, read, people, report } = await readImport(directory, file)
  const { facts } = read
  const { asksCaseNumber } = (await directory.councilSettings(council.id)).template
  const update = firstUpdate(read, people, asksCaseNumber)
  const id = file.id ?? newId()

  if (known === null) await directory.saveCouncil(council)
  for (const person of people.newPeople) {
    await directory.savePerson(person)
    await directory.saveMember(council.id, person.id, null)
  }
  const first = { person: file.by, connection: file.connection, at: file.now, update }
  const agenda = { id, council: council.id, epoch: newId(), facts, state: 'drafting', first } as const
  await directory.createAgenda({ ...agenda, imported: true })
  return { id, council, title: facts.title, report }
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

const councilName = (read: ImportedAgenda, { council }: Pick<ImportFile, 'council'>): string =>
  council || read.facts.council || say('importUnnamedCouncil')

export const namesIn = (items: readonly ImportedItem[]): string[] =>
  items.flatMap((item) => [...item.responsibles, ...namesIn(item.children)])

function firstUpdate(read: ReadImport['read'], people: ResolvedNames, asksCaseNumber: boolean): Uint8Array {
  const doc = new Y.Doc()
  const items = read.items.map((item) => seedOf(item, people))
  const { facts, fields, motto } = read
  createAgenda(doc, { facts, fields, asksCaseNumber, motto, items }, newId)
  return Y.encodeStateAsUpdate(doc)
}

const seedOf = (item: ReferredItem, people: ResolvedNames): ItemSeed => ({
  ...item,
  title: paragraphs(item.title),
  responsibles: [...new Set(item.responsibles.map(people.idOf))],
  children: item.children.map((child) => seedOf(child, people)),
})

/** What is decided about the agenda as a whole stands at the report's first line. */
function aboutWhole(
  read: ImportedAgenda,
  people: ResolvedNames,
  references: number,
  { council }: Pick<ImportFile, 'council'>,
): ReportLine[] {
  const named = read.facts.council
  return [
    ...(council && named && council.toLowerCase() !== named.toLowerCase()
      ? [say('importReportCouncil', { name: named })]
      : []),
    ...(!council && !named ? [say('importReportNoCouncil')] : []),
    ...(read.facts.title === '' ? [say('importReportNoTitle')] : []),
    ...people.ambiguous.map((name) => say('importReportSameName', { name })),
    ...(references > 0 ? [say('importReportReferences', { n: references })] : []),
  ].map((message) => ({ line: 1, message }))
}
