/** An agenda as it is now, as a file's text. A format is a file in `formats/` and a line here. */
import * as Y from 'yjs'
import type { AgendaId } from '../../shared/agenda/document.ts'
import type { NameOf } from '../../shared/agenda/inWords.ts'
import { readAgenda } from '../../shared/agenda/snapshot.ts'
import { inDanishOrder } from '../../shared/language/sorting.ts'
import { translator } from '../../shared/language/translate.ts'
import type { Directory, Storage } from '../storage/storage.ts'
import type { ExportedAgenda } from './formats/exportedAgenda.ts'
import { agendaToJson } from './formats/json.ts'
import { agendaToMarkdown } from './formats/markdown/agendaToMarkdown.ts'

/** It is not exported; `message` is one Danish sentence. */
export class ExportRefused extends Error {
  override name = 'ExportRefused'
}

const FORMATS: Readonly<Record<string, (exported: ExportedAgenda) => string>> = {
  json: agendaToJson,
  md: agendaToMarkdown,
}

/**
 * @param format `json` or `md`
 * @returns the whole file, with a line end last
 * @throws ExportRefused when the format is not built, or there is no such agenda
 */
export async function exportAgenda(
  { log, directory }: Pick<Storage, 'log' | 'directory'>,
  id: AgendaId,
  format: string,
): Promise<string> {
  const say = translator('da')
  const write = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined
  if (write === undefined) throw new ExportRefused(say('exportRefused', { format }))
  const record = await directory.agenda(id)
  const stored = record && (await log.load(id))
  if (!stored) throw new ExportRefused(say('exportRefusedGone'))
  const doc = new Y.Doc()
  Y.applyUpdate(doc, stored.state)
  const agenda = readAgenda(doc, await mentionedIn(directory, record.council.id))
  return write({ id, agenda, namesOf: await namesIn(directory, record.council.id) })
}

/** @returns tells the names of people of a council: those of joined names too, in Danish order, each person once */
export async function namesIn(directory: Directory, council: string): Promise<ExportedAgenda['namesOf']> {
  const names = new Map((await directory.people()).map((person) => [person.id, person.name]))
  const joined = new Map(
    (await directory.councilPeople(council)).flatMap(({ person, aliases }) =>
      aliases.map((alias) => [alias.id, person.id]),
    ),
  )
  return (people) => {
    const ids = new Set(people.map((person) => joined.get(person) ?? person))
    return inDanishOrder([...ids].map((id) => names.get(id) ?? id))
  }
}

/** Whom texts mention: the council's people alone, under all their ids. An id that somebody wrote by hand tells no other's name. */
async function mentionedIn(directory: Directory, council: string): Promise<NameOf> {
  const names = new Map(
    (await directory.councilPeople(council)).flatMap(({ person, aliases }) =>
      [person, ...aliases].map(({ id }) => [id, person.name] as const),
    ),
  )
  return (id) => names.get(id) ?? null
}
