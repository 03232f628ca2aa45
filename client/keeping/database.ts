/**
 * What this browser keeps of agendas, so that words survive a reload, a crash and days without network: IndexedDB, through
 * `idb`. A copy and the words that wait belong to one agenda, one person and one life (epoch) of the agenda, and are never
 * read under another.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { AgendaFacts, AgendaId, AgendaState, PersonId } from '../../shared/agenda/document.ts'
import type { FieldPlace } from '../../shared/agenda/fieldPlace.ts'
import type { Paper } from '../../shared/paper/paper.ts'
import type { CouncilPerson } from '../../shared/protocol/api.ts'
import type { RefusalCode, Welcome } from '../../shared/protocol/messages.ts'
import type { Note } from '../../shared/protocol/notes.ts'
import type { SentVersion } from '../../shared/protocol/versions.ts'
import type { Draft } from '../threads/drafts.ts'

const NAME = 'dagsorden'
const VERSION = 6

/** Whose copy of which life of an agenda. */
export interface Life {
  agenda: AgendaId
  person: string
  epoch: string
}

/** A life as a key: ids hold no blanks. */
export const lifeKey = ({ agenda, person, epoch }: Life): string => `${agenda} ${person} ${epoch}`

export function readLifeKey(key: string): Life {
  const [agenda = '', person = '', epoch = ''] = key.split(' ')
  return { agenda, person, epoch }
}

/** A life for words that the server will not take, by a name of its own. No agenda ever has it. */
export const retired = (life: Life, name: string): Life => ({ ...life, epoch: `${life.epoch}!${name}` })

export const lifeOf = (agenda: AgendaId, { person, epoch }: Welcome): Life => ({
  ...{ agenda, person: person.id, epoch },
})

/** One transaction of a person's own that is not known to be on the server's disk. */
export interface WaitingRow {
  /** Counts up, in the order made. */
  id?: number
  life: string
  /** The tab that sends it. */
  tab: string
  update: Uint8Array
  /** The server refused this very one. */
  isRefused?: boolean
}

/** One transaction of a person's own that is on the server's disk, and in no copy yet: a copy is written now and then. */
export interface ConfirmedRow {
  id?: number
  life: string
  update: Uint8Array
}

/** Why words could not go the way they were sent. */
export type LeftWhy =
  | { is: 'other-epoch' }
  /** `number`: of the item that was refused, if one was. */
  | { is: 'refused'; code: RefusalCode | null; number?: string }

/** Words that can no longer be sent, to be copied: refused, or of an earlier life of the agenda. */
export interface LeftWords {
  id?: number
  agenda: AgendaId
  person: string
  /** Milliseconds since 1970 (UTC), by the server's clock where it was heard. */
  at: number
  /** Absent in what an older program left. */
  why?: LeftWhy
  texts: LeftText[]
}

export interface LeftText {
  label: string
  text: string
  /** The text that they can be put into. */
  place?: FieldPlace
}

/** What is told of an agenda where one chooses among several, as it was when its copy was written. */
export type Headline = Pick<AgendaFacts, 'council' | 'title' | 'startsAt' | 'place'> & {
  state: AgendaState
  /** Absent: kept by a program that did not tell. */
  endsAt?: AgendaFacts['endsAt']
}

/** What is small and stands beside a copy, each part as soon as it is known. */
export interface HeadlineRow {
  life: string
  headline?: Headline
  /** The people of the council; absent in what an older program kept. */
  people?: readonly CouncilPerson[]
}

/** A comment that somebody has begun to write. */
export interface DraftRow extends Draft {
  agenda: AgendaId
  person: PersonId
}

/** A version of an agenda, as it was sent. */
export interface PaperRow {
  agenda: AgendaId
  person: PersonId
  number: number
  /** Of this very version: when it was sent, and its hash. */
  sign: string
  paper: Paper
}

/** A file of an agenda that was sent, and that it is here; its bytes stand beside it, as they are large. */
export interface FileRow {
  person: PersonId
  agenda: AgendaId
  /** SHA-256 of its bytes, hex. */
  hash: string
  bytes: number
  /** When it was kept: milliseconds since 1970 (UTC). */
  at: number
}

/** The bytes of a file, and what it is called where it is saved. */
export interface FileBytesRow extends Pick<FileRow, 'person' | 'agenda' | 'hash'> {
  name: string
  type: string
  data: ArrayBuffer
}

/** A note of one's own, as it is written here. */
export interface KeptNote extends Pick<Note, 'item' | 'about' | 'text'> {
  agenda: AgendaId
  person: PersonId
  /** What the server has of it, as far as it is known here; revision 0: nothing. */
  base: Pick<Note, 'text' | 'revision'>
}

export interface KeptSchema extends DBSchema {
  /** The last 102 of each agenda: names the copy that is opened first. */
  welcomes: { key: AgendaId; value: { agenda: AgendaId; welcome: Welcome } }
  copies: { key: string; value: { life: string; state: Uint8Array } }
  /** Beside the copies, which are large. */
  headlines: { key: string; value: HeadlineRow }
  waiting: { key: number; value: WaitingRow; indexes: { life: string } }
  confirmed: { key: number; value: ConfirmedRow; indexes: { life: string } }
  left: { key: number; value: LeftWords; indexes: { agenda: AgendaId } }
  drafts: { key: [AgendaId, PersonId, string]; value: DraftRow }
  /** Of agendas that were sent: which versions there are. */
  versions: {
    key: [PersonId, AgendaId]
    value: { agenda: AgendaId; person: PersonId; versions: readonly SentVersion[] }
  }
  papers: { key: [PersonId, AgendaId, number]; value: PaperRow }
  notes: { key: [PersonId, AgendaId, string]; value: KeptNote }
  files: { key: [PersonId, AgendaId, string]; value: FileRow }
  fileBytes: { key: [PersonId, AgendaId, string]; value: FileBytesRow }
}

export type KeptDatabase = IDBPDatabase<KeptSchema>

/** @param onGone called when the browser takes the database away @throws when the browser has none, or forbids it */
export async function openDatabase(onGone: () => void): Promise<KeptDatabase> {
  return openDB<KeptSchema>(NAME, VERSION, {
    upgrade(database, before) {
      if (before < 1) makeFirstStores(database)
      if (before < 2) database.createObjectStore('headlines', { keyPath: 'life' })
      if (before < 3) makeCounted(database, 'confirmed', 'life')
      if (before < 4) database.createObjectStore('drafts', { keyPath: ['agenda', 'person', 'name'] })
      if (before < 5) makeSentStores(database)
      if (before < 6)
        for (const name of ['files', 'fileBytes'] as const)
          database.createObjectStore(name, { keyPath: ['person', 'agenda', 'hash'] })
    },
    // A newer program in another tab wants to change it: this tab keeps its words in memory from now on.
    blocking: (_version, _blocked, event) => {
      ;(event.target as IDBDatabase).close()
      onGone()
    },
    terminated: onGone,
  })
}

function makeFirstStores(database: KeptDatabase): void {
  database.createObjectStore('welcomes', { keyPath: 'agenda' })
  database.createObjectStore('copies', { keyPath: 'life' })
  makeCounted(database, 'waiting', 'life')
  makeCounted(database, 'left', 'agenda')
}

function makeSentStores(database: KeptDatabase): void {
  database.createObjectStore('versions', { keyPath: ['person', 'agenda'] })
  database.createObjectStore('papers', { keyPath: ['person', 'agenda', 'number'] })
  database.createObjectStore('notes', { keyPath: ['person', 'agenda', 'item'] })
}

/** Its rows have numbers, and are found by what they are of. */
function makeCounted(database: KeptDatabase, name: 'waiting' | 'confirmed' | 'left', of: 'life' | 'agenda') {
  const store = database.createObjectStore(name, { keyPath: 'id', autoIncrement: true })
  store.createIndex(of as never, of)
}
