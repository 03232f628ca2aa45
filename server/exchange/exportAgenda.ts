/** An agenda as it is now, or one of its items, as a file. */
import * as Y from 'yjs'
import type { AgendaId, ItemId } from '../../shared/agenda/document.ts'
import type { NameOf } from '../../shared/agenda/inWords.ts'
import { type ItemSnapshot, readAgenda } from '../../shared/agenda/snapshot.ts'
import type { PlainSentence } from '../../shared/language/sentences.ts'
import { inDanishOrder } from '../../shared/language/sorting.ts'
import { translator } from '../../shared/language/translate.ts'
import { paperName } from '../../shared/paper/paperName.ts'
import { paperOf } from '../../shared/paper/paperOf.ts'
import { paperThreads } from '../../shared/paper/paperThreads.ts'
import type { ExportFormat } from '../../shared/record/recordEvent.ts'
import type { Directory, Storage } from '../storage/storage.ts'
import type { ExportedAgenda } from './formats/exportedAgenda.ts'
import { FORMATS, type Format } from './formats/formats.ts'

/** The sentences of `da.ts` that say why. */
type RefusalKey = Extract<PlainSentence, `exportRefused${string}`>

/** It is not exported; `message` is one Danish sentence. */
export class ExportRefused extends Error {
  override name = 'ExportRefused'
  /** That sentence in every language; `null`: the format is not built. */
  readonly key: RefusalKey | null

  constructor(message: string, key: RefusalKey | null) {
    super(message)
    this.key = key
  }
}

export interface ExportWishes {
  format: ExportFormat
  /** This item, with what is under it, instead of the whole agenda. */
  item?: ItemId
  /** With the comments that wait for somebody, or all of them; default: none. Formats that can show none leave them out. */
  comments?: 'open' | 'all'
  /** Aborted: nobody wants it any more. */
  signal?: AbortSignal
}

export interface ExportedFile {
  /** What it is called where it is saved, without an ending. */
  name: string
  bytes: Uint8Array
  /** Its media type. */
  type: string
}

/** @throws ExportRefused when the format is not built, or there is no such agenda or item; the signal's reason when it is aborted */
export async function exportAgenda(
  { log, directory }: Pick<Storage, 'log' | 'directory'>,
  id: AgendaId,
  { format, item, comments, signal }: ExportWishes,
): Promise<ExportedFile> {
  const say = translator('da')
  const chosen: Format | undefined = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined
  if (chosen === undefined) throw new ExportRefused(say('exportRefused', { format }), null)
  const record = await directory.agenda(id)
  const stored = record && (await log.load(id))
  if (!stored) throw refused('exportRefusedGone')
  const doc = new Y.Doc()
  Y.applyUpdate(doc, stored.state)
  const { council } = record
  const [nameOf, namesOf] = [await mentionedIn(directory, council.id), await namesIn(directory, council.id)]
  const edition = { is: 'draft', at: Date.now(), seq: stored.seq, next: 1 } as const
  const { paper: look } = await directory.councilSettings(council.id)
  const paper = paperOf(doc, { agenda: id, edition, look, nameOf, namesOf, ...(item && { item }) })
  if (paper === null) throw refused('exportRefusedNoItem')
  const agenda = readAgenda(doc, nameOf)
  const exported = { id, agenda: item === undefined ? agenda : onlyItem(agenda, item), namesOf }
  const threads = comments && paperThreads(doc, { items: paper.items, nameOf, namesOf, which: comments })
  signal?.throwIfAborted()
  const bytes = await chosen.write({ exported, paper, logo: null, ...(threads && { threads }) })
  signal?.throwIfAborted()
  return { name: paperName(paper), bytes, type: chosen.type }
}

const refused = (key: RefusalKey): ExportRefused => new ExportRefused(translator('da')(key), key)

type Snapshot = ExportedAgenda['agenda']

function onlyItem(agenda: Snapshot, item: ItemId): Snapshot {
  const within = (items: readonly ItemSnapshot[]): ItemSnapshot[] =>
    items.flatMap((one) => (one.id === item ? [one] : within(one.children)))
  return { ...agenda, items: within(agenda.items) }
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
