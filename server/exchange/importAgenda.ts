/** A file becomes a new agenda of a council. Everything is prepared first; what is written is written last. */
import type { AgendaFacts, AgendaId, PersonId, TemplateField } from '../../shared/agenda/document.ts'
import { FIRST_COUNCIL_TEMPLATE } from '../../shared/agenda/template.ts'
import { newId } from '../../shared/ids.ts'
import type { Council, Directory } from '../storage/storage.ts'
import type { GivenFile, InFile } from './fileReading.ts'
import { type OpenFile, type OpensFile, openHere } from './openFile.ts'
import { type ResolvedNames, resolveNames } from './people.ts'
import type { ReportLine } from './reading/importedAgenda.ts'
import { say } from './reading/say.ts'

export interface FileOfCouncil extends GivenFile {
  /** A council's name; without it the file says which. Made if it is not there. */
  council?: string
  /** Where it is read; default: here, in this thread. */
  open?: OpensFile
}

export interface ImportFile extends FileOfCouncil {
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
export interface ReadImport extends Omit<InFile, 'report'> {
  /** `null`: it is new. */
  known: Council | null
  council: Council
  people: ResolvedNames
  report: ReportLine[]
}

/** @throws ImportRefused as `importAgenda` */
export async function readImport(directory: Directory, file: FileOfCouncil): Promise<ReadImport> {
  await using opened = (file.open ?? openHere)(file)
  return await readOpened(directory, opened, file)
}

async function readOpened(
  directory: Directory,
  opened: OpenFile,
  file: Pick<FileOfCouncil, 'council'>,
): Promise<ReadImport> {
  const { known, name, inFile } = await readForCouncil(directory, opened, file)
  const council = known ?? { id: newId(), name }
  const people = await resolveNames(directory, known?.id ?? null, inFile.names)
  const facts: AgendaFacts = {
    ...inFile.facts,
    title: inFile.facts.title || say('importUntitled'),
    council: council.name,
  }
  return {
    ...{ ...inFile, known, council, facts, people },
    report: [...aboutWhole(inFile, people, file), ...inFile.report],
  }
}

/** By its council's own template, which may be known only when the file has said whose it is. */
async function readForCouncil(
  directory: Directory,
  opened: OpenFile,
  { council }: Pick<FileOfCouncil, 'council'>,
): Promise<{ known: Council | null; name: string; inFile: InFile }> {
  const first = council ? null : await opened.read(null)
  const name = council || first?.facts.council || say('importUnnamedCouncil')
  const known = await directory.councilByName(name)
  const own = known && (await ownFields(directory, known))
  const inFile = first !== null && own === null ? first : await opened.read(own)
  return { known, name, inFile }
}

/** @returns `null`: the council's fields are the first council's, which nobody has decided */
async function ownFields(directory: Directory, { id }: Council): Promise<readonly TemplateField[] | null> {
  const { fields } = (await directory.councilSettings(id)).template
  return JSON.stringify(fields) === JSON.stringify(FIRST_COUNCIL_TEMPLATE) ? null : fields
}

/**
 * @throws ImportRefused, with one Danish sentence, when the file is of another kind, empty, binary, over `MAX_FILE_BYTES` or no
 *   agenda; nothing is written then
 * @throws StorageUnavailable when it cannot be written
 */
export async function importAgenda(directory: Directory, file: ImportFile): Promise<Imported> {
  await using opened = (file.open ?? openHere)(file)
  const { known, council, names, facts, people, report } = await readOpened(directory, opened, file)
  const { asksCaseNumber } = (await directory.councilSettings(council.id)).template
  const ids = new Map(names.map((name) => [name, people.idOf(name)]))
  const update = await opened.update({ facts, people: ids, asksCaseNumber })
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

/** What is decided about the agenda as a whole stands at the report's first line. */
function aboutWhole(
  { facts, references }: InFile,
  people: ResolvedNames,
  { council }: Pick<FileOfCouncil, 'council'>,
): ReportLine[] {
  const named = facts.council
  return [
    ...(council && named && council.toLowerCase() !== named.toLowerCase()
      ? [say('importReportCouncil', { name: named })]
      : []),
    ...(!council && !named ? [say('importReportNoCouncil')] : []),
    ...(facts.title === '' ? [say('importReportNoTitle')] : []),
    ...people.ambiguous.map((name) => say('importReportSameName', { name })),
    ...(references > 0 ? [say('importReportReferences', { n: references })] : []),
  ].map((message) => ({ line: 1, message }))
}
