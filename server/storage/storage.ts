/**
 * What the server asks of a database. Two parts: the log, which must never lose a word, and the directory of people,
 * councils and agendas. Each engine (today SQLite; PostgreSQL comes) has a folder with the same file names; only `open.ts`
 * names an engine. The suites in `tests/suites/` are the contract as a program.
 */

import type {
  AgendaFacts,
  AgendaId,
  AgendaState,
  AttachmentFile,
  AttachmentId,
  FieldKey,
  ItemId,
  PersonId,
} from '../../shared/agenda/document.ts'
import type { FieldPlace } from '../../shared/agenda/fieldPlace.ts'
import type { Logo } from '../../shared/council/paperLook.ts'
import type { CouncilSettings } from '../../shared/council/settings.ts'
import type { Language } from '../../shared/language/languages.ts'
import type { ToldPlace } from '../../shared/notifications/place.ts'
import type { MailChoices, Reason } from '../../shared/notifications/reasons.ts'
import type { ItemOfPerson, KeptProgress, TaskOfPerson } from '../../shared/progress/keptProgress.ts'
import type { Tally } from '../../shared/progress/tally.ts'
import type { ReminderReason, Role } from '../../shared/protocol/api.ts'
import type { HandedBackDone } from '../../shared/protocol/messages.ts'
import type { IdRange, SeenKey, SeenNow } from '../../shared/protocol/news.ts'
import type { Note, SaveNote } from '../../shared/protocol/notes.ts'
import type {
  FailedSending,
  MailFailure,
  NewestVersion,
  SentVersion,
  TroubledMail,
  VersionFormat,
  VersionKind,
  VersionMail,
} from '../../shared/protocol/versions.ts'
import type { Actor, Recorded, RecordKind } from '../../shared/record/recordEvent.ts'
import type { RichText } from '../../shared/richtext/richText.ts'
import type { ThreadId } from '../../shared/threads/thread.ts'
import type { WaitingMessage } from '../mail/mail.ts'

export type { IdRange }

/** The database cannot commit now (full, locked, gone); nothing may be acknowledged. A later try can succeed. */
export class StorageUnavailable extends Error {
  override name = 'StorageUnavailable'
}

/** There is no room on the disk for a file. */
export class DiskFull extends StorageUnavailable {
  override name = 'DiskFull'
}

/** A file that is handed over has no bytes. */
export class EmptyFile extends Error {
  override name = 'EmptyFile'
}

/** A file that is handed over has more bytes than are taken. */
export class FileTooLarge extends Error {
  override name = 'FileTooLarge'
}

/**
 * The disk gave an I/O error: what the system caches can no longer be believed, so the process must end.
 * @see Rebello et al., «Can Applications Recover from fsync Failures?», USENIX ATC 2020
 */
export class StorageBroken extends Error {
  override name = 'StorageBroken'
}

/** Somebody with a newer fencing number owns the rooms; this process must stop writing. */
export class Fenced extends Error {
  override name = 'Fenced'
}

/** An entry does not follow the last one of its agenda, or the agenda is gone: a mistake in the program, or a second owner. */
export class OutOfOrder extends Error {
  override name = 'OutOfOrder'
}

/** Nothing of the agenda can be read. It is left as it is: an empty one in its place would hide what a backup may bring. */
export class AgendaUnreadable extends Error {
  override name = 'AgendaUnreadable'
}

/** An e-mail address or a council's name belongs to somebody else already. */
export class Taken extends Error {
  override name = 'Taken'
}

/** A council is never without a secretariat: nobody could let anybody in again. */
export class LastOfSecretariat extends Error {
  override name = 'LastOfSecretariat'
}

/** Something that cannot be begun, with the reason as one English sentence for the operator. */
export class StorageRefused extends Error {
  override name = 'StorageRefused'
}

// ── The log ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A client id, and the person who first showed it in this agenda. For good. */
export interface ClientBinding {
  agenda: AgendaId
  client: number
  person: PersonId
}

/** One accepted update: everything that one message changed. */
export interface LogEntry {
  agenda: AgendaId
  /** 1, 2, 3 … within the agenda, without gaps. */
  seq: number
  /** `null`: the server itself. */
  person: PersonId | null
  /** The connection it came on; `server` or `cli` for what came on none. */
  connection: string
  /** Milliseconds since 1970 (UTC). */
  at: number
  /** Yjs update format v1, as the server's own document emitted it. */
  update: Uint8Array
  /** The agenda's facts after it, where it changed them: what lists show. Written in the same transaction. */
  head?: AgendaHeadline
  /** Words that it swallowed: new rows, or those of before with more words. Written in the same transaction. */
  handedBack?: readonly HandedBackRow[]
  /** What it took the place from. Written in the same transaction. */
  gone?: readonly GonePlace[]
  /** The file that it gave to an attachment. Written in the same transaction, and kept as long as the agenda. */
  given?: GivenFile
}

/** A file that an attachment was given. Its bytes were on disk before. */
export interface GivenFile {
  item: ItemId
  attachment: AttachmentId
  file: AttachmentFile
}

/** @see GivenFile */
export interface GivenFileRow extends GivenFile {
  seq: number
}

/** Where ids stood whose text is gone, and whose edit took it away (`null`: not known). */
export interface GonePlace {
  item: ItemId
  field: FieldKey
  by: PersonId | null
  ids: GoneRange[]
}

/** A run of ids as `IdRange`, with the letters that they were; `''` where they were none, or were deleted before. */
export type GoneRange = [...range: IdRange, letters: string]

/** Words that a merge swallowed, kept for who typed them until they are put in or dismissed. */
export interface HandedBackRow {
  id: string
  author: PersonId
  /** Where they stood: a text's item and field; both empty where nobody can tell. */
  item: ItemId
  field: FieldKey
  /** One line for each run of words that stood apart. */
  words: string
  /** The same with the ids of their letters, as JSON: what comes later is joined to it. */
  pieces: string
  /** Milliseconds since 1970 (UTC). */
  at: number
  /** Whose edit took their place away; `null`: not known. */
  by: PersonId | null
  done: HandedBackDone | null
}

/** What lists show of an agenda without opening it. */
export interface AgendaHeadline {
  facts: AgendaFacts
  state: AgendaState
}

export interface Batch {
  entries: readonly LogEntry[]
  bindings: readonly ClientBinding[]
  /** Of messages that made no entry. */
  handedBack?: readonly HandedBackChange[]
}

/** Words that were handed back are others now, though nothing in the document is. */
export type HandedBackChange = Pick<LogEntry, 'agenda' | 'seq' | 'at' | 'handedBack'>

/** An agenda as it is on disk. */
export interface StoredAgenda {
  /** Changes when the agenda is restored or had to be cut back: copies of another epoch must not be merged. */
  epoch: string
  /** The number of the last entry. */
  seq: number
  /** The whole state after entry `seq`, Yjs update format v1, garbage collected. */
  state: Uint8Array
  /** Its content was made by a program that knew less (`shared/agenda/raiseSchema.ts`). */
  isOfOlderSchema: boolean
  bindings: readonly Omit<ClientBinding, 'agenda'>[]
  /** Entries (or a snapshot, by the number of its last entry) that could not be read and were put aside, with what was wrong;
   *  normally none. */
  setAside: readonly { seq: number; problem: string }[]
  /** What waits for its authors, oldest first. */
  handedBack: readonly HandedBackRow[]
  /** Oldest first. */
  gone: readonly GonePlace[]
}

/** What `verify` says of one agenda. */
export interface Verification {
  id: AgendaId
  ok: boolean
  updates: number
  problem?: string
}

/** A text, or a value of one line, as it was when somebody had changed it. */
export interface EarlierState {
  /** The number of the last entry that belongs to it. */
  seq: number
  /** When it was changed last: milliseconds since 1970 (UTC). */
  at: number
  /** Who changed it; empty: the server itself, as it made the agenda. */
  people: PersonId[]
  /** Against the state before it. */
  words: { added: number; removed: number }
  text: RichText
}

/** Some states of a text, the newest first. */
export interface EarlierStates {
  states: EarlierState[]
  /** To ask with for those before them; `null`: there are none. */
  before: number | null
}

/** What the log tells of the last change of an item. */
export interface LastChange {
  item: ItemId
  /** The number of the entry that changed it. */
  seq: number
  /** Milliseconds since 1970 (UTC). */
  at: number
  /** `null`: nobody has changed it since it came with the agenda. */
  person: PersonId | null
}

export interface LastChanges {
  /** The number of the last entry that they tell of: to ask on with. */
  seq: number
  changes: LastChange[]
}

export interface UpdateLog {
  /**
   * Takes ownership of all rooms of this database and raises its fencing number.
   * @returns the number that every later append carries
   */
  takeOwnership(): Promise<number>

  /**
   * Appends a batch in one transaction; resolves when it is on disk (fsynced), in the order of the calls.
   * @param fence the number from `takeOwnership`
   * @throws Fenced when a newer number was given out
   * @throws OutOfOrder when an entry is not the next one of its agenda; nothing of the batch is there
   * @throws StorageUnavailable when the commit failed and nothing of the batch is there
   * @throws StorageBroken when it is unknown what is there
   */
  append(fence: number, batch: Batch): Promise<void>

  /**
   * Reads an agenda, off the event loop. Entries with a wrong checksum, and all that follow them, are put aside, reported, and
   * the epoch is changed, durably; so it is when the log ends before what was once acknowledged. Who has not taken ownership
   * reads and reports the same, but changes nothing. `null`: no such agenda (or deleted).
   * @throws AgendaUnreadable when nothing of it can be read
   */
  load(agenda: AgendaId): Promise<StoredAgenda | null>

  /**
   * Encodes what a client lacks, off the event loop, from what is on disk: for documents too large to encode between frames.
   * @param stateVector as the client sent it; empty for all
   * @throws AgendaUnreadable when there is no such agenda, or nothing of it can be read
   */
  encode(agenda: AgendaId, stateVector: Uint8Array): Promise<Uint8Array>

  /**
   * Writes a new snapshot, and makes one history row of the single rows that are older than `before` (ms since 1970 UTC).
   * Nothing is lost from the log by it: the document rebuilt from it is the same, and the row notes of each of its entries who
   * brought and deleted what, and when.
   */
  compact(fence: number, agenda: AgendaId, before: number): Promise<void>

  /**
   * What a text, or a value of one line, was before, from the log, off the event loop. Compaction changes none of it.
   * @param before states with a smaller number than this; `null`: the newest ones
   * @returns `null` when there is no such agenda or text
   */
  earlierStates(agenda: AgendaId, place: FieldPlace, before: number | null): Promise<EarlierStates | null>

  /**
   * When each item was changed last, and by whom, deletions of words too; from the log, off the event loop. Compaction changes none of it.
   * @param after only items that a later entry has changed; 0: all
   * @returns `null` when there is no such agenda
   */
  lastChanges(agenda: AgendaId, after: number): Promise<LastChanges | null>

  /**
   * What others than this person have done that they have not seen: from the log, off the event loop, which is not read whole where nobody
   * else has written. What the server does by itself is no news. Compaction changes none of it.
   * @param seen `null`: nothing is new to them
   * @returns `null` when there is no such agenda
   */
  news(agenda: AgendaId, person: PersonId, seen: Seen | null): Promise<News | null>

  /**
   * Every file that the agenda's attachments were ever given, the latest first: what any entry of its log names, cut off or not.
   * `null`: no such agenda; one that is marked as deleted still has its files.
   */
  givenFiles(agenda: AgendaId): Promise<GivenFileRow[] | null>

  /** Whose a client id is; `null`: nobody has shown it in this agenda, or there is none (any more). */
  ownerOf(agenda: AgendaId, client: number): Promise<PersonId | null>

  /** `null`: no such agenda (or deleted), or nothing of that id. */
  handedBack(agenda: AgendaId, id: string): Promise<HandedBackRow | null>

  /**
   * Notes what was done about words that were handed back; doing it again changes nothing.
   * @param how `null`: what was done is undone, and they wait again
   * @param length if given, only when the words are still so many characters: more may have come since they were shown
   * @returns whether it is done
   */
  finishHandedBack(
    agenda: AgendaId,
    id: string,
    done: { how: HandedBackDone | null; person: PersonId; at: number; length?: number },
  ): Promise<boolean>

  /** Rebuilds every agenda from its log alone and compares it with what `load` gives. */
  verify(): AsyncIterable<Verification>
}

// ── The directory ────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Person {
  id: PersonId
  name: string
  /** `null`: a name that an imported agenda brought; such a person cannot sign in. */
  email: string | null
}

export interface Council {
  id: string
  name: string
}

/** A picture's bytes, by their hash: SHA-256, hex. */
export interface KeptLogo extends Omit<Logo, 'alt'> {
  bytes: Uint8Array
}

export interface RevisedSettings {
  settings: CouncilSettings
  /** 0: nobody has decided anything. */
  revision: number
}

export interface SettingsChange extends RevisedSettings {
  by: Actor
  /** Milliseconds since 1970 (UTC). */
  at: number
}

export interface Membership {
  council: Council
  role: Role
}

/** Somebody in a council's lists. Names that were joined with a member are not there for themselves. */
export interface PersonOfCouncil {
  person: Person
  /** `null`: a name that an agenda brought or, with an address, somebody who was removed. */
  role: Role | null
  hasSignedIn: boolean
  /** Names from agendas that are this person: who is responsible under one of them is responsible. */
  aliases: Pick<Person, 'id' | 'name'>[]
}

/** An agenda without its content. */
export interface AgendaRecord extends AgendaHeadline {
  id: AgendaId
  council: Council
  epoch: string
}

/** An agenda that is out of sight, and can be brought back until it is deleted by itself. */
export interface PutAwayAgenda extends AgendaRecord {
  /** Milliseconds since 1970 (UTC). */
  putAwayAt: number
  /** `null`: a program. */
  putAwayBy: PersonId | null
}

export interface NewAgenda extends AgendaHeadline {
  id: AgendaId
  council: string
  epoch: string
  /** The first entry of its log. */
  first: Omit<LogEntry, 'agenda' | 'seq' | 'head'>
  /** It was read from a file: the record says so. */
  imported?: true
}

export interface SignInLink {
  /** SHA-256 of the token, hex: the token itself is never stored. */
  tokenHash: string
  person: PersonId
  /** Where the person lands, a path. */
  to: string
  /** Milliseconds since 1970 (UTC). */
  expiresAt: number
}

export interface Session {
  /** SHA-256 of the cookie's token, hex. */
  tokenHash: string
  person: PersonId
  createdAt: number
  seenAt: number
}

export interface Directory {
  // People and councils
  person(id: PersonId): Promise<Person | null>
  personByEmail(email: string): Promise<Person | null>
  people(): Promise<Person[]>
  /** In which a person gets mail that they have not just asked for; `null`: they have chosen none. */
  language(person: PersonId): Promise<Language | null>
  saveLanguage(person: PersonId, language: Language): Promise<void>
  council(id: string): Promise<Council | null>
  councilByName(name: string): Promise<Council | null>
  councils(): Promise<Council[]>
  /** As every council has them at first, where nobody has decided anything, and for a council that is not there. */
  councilSettings(council: string): Promise<CouncilSettings>
  /** The same, with how often they were saved. */
  revisedSettings(council: string): Promise<RevisedSettings>
  /**
   * Saves them over those of `revision`, with a row of the record, in one transaction. Nothing is recorded where nothing changes.
   * @returns the new revision; `null` when somebody has saved since, or there is no such council: nothing is changed then
   */
  changeCouncilSettings(council: string, change: SettingsChange): Promise<number | null>
  /** A picture for the council's papers. It stays; kept again it is the same. @returns `false`: the council has too many */
  keepLogo(council: string, logo: KeptLogo): Promise<boolean>
  logo(council: string, hash: string): Promise<KeptLogo | null>
  memberships(person: PersonId): Promise<Membership[]>
  /** Members, who was one, and people whom the council's agendas brought, sorted by name in Danish order. */
  councilPeople(council: string): Promise<PersonOfCouncil[]>
  role(person: PersonId, council: string): Promise<Role | null>
  /** The ids of names from the council's agendas that were joined with this person. */
  aliases(person: PersonId, council: string): Promise<PersonId[]>
  /**
   * Inserts, or changes name and e-mail address of the same id. E-mail addresses are unique, without regard to case.
   * @throws Taken when somebody else has the address
   */
  savePerson(person: Person): Promise<void>
  /** Inserts, or renames. @throws Taken when another council has the name */
  saveCouncil(council: Council): Promise<void>
  /**
   * Inserts or replaces; `role: null` for a name that an agenda brought, and for who is removed.
   * @throws LastOfSecretariat when nobody of the secretariat would be left
   */
  saveMember(council: string, person: PersonId, role: Role | null): Promise<void>
  /**
   * Joins a name that an agenda of the council brought with a member of it, or (`null`) parts them again.
   * @returns `false` when it is no such name, or no member; nothing is changed then
   */
  saveAlias(council: string, name: PersonId, member: PersonId | null): Promise<boolean>

  // Agendas
  /** `null`: no such agenda, put away, or marked as deleted. */
  agenda(id: AgendaId): Promise<AgendaRecord | null>
  /** Those neither put away nor marked as deleted. */
  agendas(): Promise<AgendaRecord[]>
  /**
   * Makes the agenda, the first entry of its log and a row of the record in one transaction. Raises the number of outside changes.
   * @throws Taken when there is one of this id, whatever became of it
   */
  createAgenda(agenda: NewAgenda): Promise<void>
  /** Puts it out of sight, and records by whom, once; who owns its room closes it. @returns `false`: there is none to put away */
  putAgendaAway(id: AgendaId, by: Actor, at: number): Promise<boolean>
  /** Brings it back as it was. @returns `false`: it is not put away (any more) */
  takeAgendaBack(id: AgendaId, by: Actor, at: number): Promise<boolean>
  /** `null`: it is not put away (any more). */
  agendaPutAway(id: AgendaId): Promise<PutAwayAgenda | null>
  /** Those that are put away and not marked as deleted, the latest first. */
  agendasPutAway(): Promise<PutAwayAgenda[]>
  /** Marks those that were put away at this moment or before, as `markAgendaDeleted` does. @param before, at ms since 1970 (UTC) */
  markPutAwayDeleted(before: number, at: number): Promise<AgendaId[]>
  /**
   * Marks it, and records by whom, once; who owns its room closes and removes it.
   * @param only `put-away`: not when it was brought back meanwhile
   */
  markAgendaDeleted(id: AgendaId, by?: Actor, only?: 'put-away'): Promise<void>
  agendasMarkedDeleted(): Promise<AgendaId[]>
  /** Removes an agenda for good: files, log, snapshots, bindings, and what the record tells of it, but for its deletion. */
  removeAgenda(id: AgendaId): Promise<void>

  // Sign-in
  saveSignInLink(link: SignInLink): Promise<void>
  /** @returns the link, used or expired or not, without using it */
  signInLink(tokenHash: string): Promise<(SignInLink & { usedAt: number | null }) | null>
  /** Uses the link up, once. @returns `null` when it is unknown, used or expired at `now` */
  useSignInLink(tokenHash: string, now: number): Promise<SignInLink | null>
  saveSession(session: Session): Promise<void>
  session(tokenHash: string): Promise<Session | null>
  touchSession(tokenHash: string, seenAt: number): Promise<void>
  endSession(tokenHash: string): Promise<void>
  /** Every session of this person, in whatever browser. */
  endSessions(person: PersonId): Promise<void>
  /** Forgets sessions that can no longer be used, and links a day after they expired (until then a page can say so). */
  forgetExpired(now: number, limits: { sessionAge: number; sessionIdle: number }): Promise<void>

  /** Raised by every write of the directory, by this or another process; read each second to see what changed outside. */
  changes(): Promise<number>
}

// ── The record ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** A row of the record that is not there yet. @see Recorded */
export interface NewRecorded extends Recorded {
  /** Whose secretariat reads it; `null`: nobody's, as of a person who is in no council. */
  council: string | null
}

/** Where a page of the record ends: what comes after it is older. */
export interface RecordPlace {
  at: number
  id: number
}

/** Of what is asked for; `null`: of all. */
export interface RecordFilter {
  person: PersonId | null
  agenda: AgendaId | null
  kinds: readonly RecordKind[] | null
  /** Milliseconds since 1970 (UTC): from this moment on, and before that one. */
  from: number | null
  until: number | null
}

export type StoredRecorded = Recorded & RecordPlace

/** Who did what. Rows are added; nothing changes or takes them away but the deletion of the whole agenda that they tell of. */
export interface RecordStore {
  /** In one transaction; resolves when they are on disk. */
  add(rows: readonly NewRecorded[]): Promise<void>

  /** @param before the end of the page before; `null`: from the newest on @returns the newest first */
  page(
    council: string,
    filter: RecordFilter,
    before: RecordPlace | null,
    limit: number,
  ): Promise<StoredRecorded[]>

  /** Whom and which agendas the council's record tells of. `title: null`: not known any more. */
  subjects(council: string): Promise<{
    people: PersonId[]
    agendas: { id: AgendaId; title: string | null; startsAt: string | null }[]
  }>

  /**
   * Reads on in the logs, some entries at most, off the event loop, and adds what they did to the record; how far it came is kept in
   * the same transaction, so that each entry is told once, whatever stops it and whoever else does it too.
   * @param agenda only this one
   * @returns whether there was anything to read
   */
  readOn(agenda?: AgendaId): Promise<boolean>
}

// ── Files ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A file that has come whole, and is on disk under a name that nobody knows yet. */
export interface ReceivedFile {
  /** SHA-256, hex. */
  hash: string
  bytes: number
  /** Its first bytes, by which its kind is told. */
  head: Uint8Array
  /** Makes it the agenda's file of this hash; resolves when that is on disk. Until `letGo` no sweep takes it away. */
  keep(agenda: AgendaId): Promise<void>
  /** To be called in any case; what was not kept is gone after it. */
  letGo(): Promise<void>
}

/** What names files of an agenda: attachments that were ever given one, and versions. */
export interface NamedFiles {
  log: Pick<UpdateLog, 'givenFiles'>
  versions: Pick<VersionStore, 'hashes'>
}

/**
 * The bytes of attachments and versions, by agenda and SHA-256. What a file is called and whose it is stands in the document and the log,
 * or with the version.
 */
export interface FileStore {
  /**
   * Takes a file in, piece by piece; never more of it than a piece is in memory. Resolves when it is on disk.
   * @param limit the most bytes that are taken
   * @throws EmptyFile, FileTooLarge, DiskFull, StorageUnavailable, or what `source` throws; nothing of the file is there then
   */
  receive(source: AsyncIterable<Uint8Array>, limit: number): Promise<ReceivedFile>

  /** @returns where the bytes are on this machine; `null`: not there */
  pathOf(agenda: AgendaId, hash: string): Promise<string | null>

  /** Removes what a process that was killed left on its way. To be called by who alone has the store, before anything comes. */
  forgetIncoming(): void

  /** Removes what nothing names: files that nobody kept, and those that came before `before` (ms since 1970 UTC) and belong to nothing. @returns how many */
  sweep(named: NamedFiles, before: number): Promise<number>
}

/** What a backup holds beside the database: files, and those that were missing or damaged (`agenda/hash`). */
export interface BackedUp {
  files: number
  missing: string[]
}

// ── Versions ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Somebody sends an agenda out. */
export interface NewSending {
  agenda: AgendaId
  kind: VersionKind
  name: string
  note: string
  /** Who sends it. */
  person: PersonId
  /** Milliseconds since 1970 (UTC). */
  at: number
}

/** A version on its way. */
export interface Sending extends NewSending {
  /** That it will have. */
  number: number
  /** What the agenda was before it. */
  was: AgendaState
  /** `taken-back`: it is not sent after all; what was changed for it is changed back. */
  is: 'on-its-way' | 'taken-back'
  /** How often a server has begun to make it. */
  tries: number
}

/** That a version could not be made. */
export interface GivenUp {
  /** Milliseconds since 1970 (UTC). */
  at: number
  /** To whoever sent it; `null`: they have no address. */
  mail: OutgoingMail | null
}

/**
 * What is kept of a version: `paper`, the `Paper` that it shows, as JSON; `agenda`, of a supplement, the paper of all of the agenda then;
 * and the files that are made of it.
 */
export type KeptAs = VersionFormat | 'paper' | 'agenda'

/** Bytes by their hash (SHA-256, hex). */
export interface NamedBytes {
  hash: string
  bytes: number
  /** The media type. */
  type: string
}

/** Its bytes are on disk. */
export interface NewVersion extends Pick<SentVersion, 'agenda' | 'number' | 'at' | 'hash' | 'items'> {
  /** The last entry of the log that is in it. */
  seq: number
  /** What its files are called where they are saved, without an ending. */
  fileName: string
  files: readonly (NamedBytes & { as: KeptAs })[]
  attachments: readonly (NamedBytes & { id: AttachmentId; name: string })[]
  mails: readonly OutgoingMail[]
  /** Who is told of it by the bell. */
  told: readonly ToldOfVersion[]
  /** What they are told of its meeting, as it was sent. */
  meeting: Pick<AgendaFacts, 'council' | 'title' | 'startsAt'>
}

/** `now`: in `mails`; `later`: with the mail of the day; `none`: they get none. */
export interface ToldOfVersion {
  person: PersonId
  mail: 'now' | 'later' | 'none'
}

/** What was sent out of agendas. Versions are added; with an agenda that is deleted go its own, and nothing else changes one. */
export interface VersionStore {
  /** @returns what is on its way from now on; `null`: another is, or there is no such agenda (put away, deleted) */
  begin(sending: NewSending): Promise<Sending | null>
  /** Of every agenda, that it is put away or deleted too. */
  onTheirWay(): Promise<Sending[]>
  /** Taken back or not; `null`: none is. */
  onItsWay(agenda: AgendaId): Promise<Sending | null>
  /** Another server makes it. */
  countTry(agenda: AgendaId): Promise<void>
  /**
   * It will not be made any more; to be called before anything is changed back.
   * @param failed nobody wished so: that is kept, and its mail put in, in the same transaction
   * @returns `false`: it is made, or forgotten
   */
  takeBack(agenda: AgendaId, number: number, failed?: GivenUp | null): Promise<boolean>
  /** The last that could not be made, until it is put aside or another is begun. */
  failed(agenda: AgendaId): Promise<FailedSending | null>
  /** Of every agenda whose last sending failed, when it did (ms since 1970, UTC). */
  failures(): Promise<ReadonlyMap<AgendaId, number>>
  /** And the mail that was given up. */
  putFailureAside(agenda: AgendaId): Promise<void>
  /** All that was changed for it is changed back. */
  forget(agenda: AgendaId): Promise<void>
  /**
   * Makes a version of what is on its way, with a row of the record and its mail, in one transaction.
   * @returns `false`: it was taken back, or the agenda is put away or deleted; nothing is changed then
   */
  finish(version: NewVersion): Promise<boolean>

  /** The newest first. */
  of(agenda: AgendaId): Promise<SentVersion[]>
  /** Of every agenda of which something was sent, what was sent last. */
  newest(): Promise<ReadonlyMap<AgendaId, NewestVersion>>
  /** Whom it was mailed to, by name, for as long as mail is kept. */
  mails(agenda: AgendaId, number: number): Promise<VersionMail[]>
  /** What could not be sent so far, of all versions, and what was given up and not put aside; the newest version first. */
  troubledMails(agenda: AgendaId): Promise<TroubledMail[]>
  /** Of every agenda with mail that was given up and not put aside, how many. */
  lostMails(): Promise<ReadonlyMap<AgendaId, number>>
  /** The mail of its versions that waits is due. */
  tryMailsNow(agenda: AgendaId, now: number): Promise<void>
  /** With what it is called where it is saved, without an ending. `null`: no such version, or it is not kept so. */
  file(agenda: AgendaId, number: number, as: KeptAs): Promise<(NamedBytes & { name: string }) | null>
  /** The attachment as the version has it; `null`: it has none. */
  attachment(
    agenda: AgendaId,
    number: number,
    id: AttachmentId,
  ): Promise<(NamedBytes & { name: string }) | null>
  /** Of all files of all versions of an agenda, their attachments among them. */
  hashes(agenda: AgendaId): Promise<Set<string>>
}

// ── Mail on its way ──────────────────────────────────────────────────────────────────────────────────────────────────

/** Mail that the server was not asked for just now: it is put in with what it is about, in one transaction, and goes out later. */
export interface OutgoingMail {
  /** Of its mail, for good: the same id is the same mail. */
  id: string
  /** What it is about; with an agenda that is deleted goes its mail. `null`: about several. */
  agenda: AgendaId | null
  /** Milliseconds since 1970 (UTC). */
  at: number
  mail: WaitingMessage
}

/** `given-up`: it could not be sent for a day. */
export type MailState = 'waiting' | 'sent' | 'given-up'

/** One that nobody else sends now. `isTooLate`: it was given up instead. */
export interface ClaimedMail {
  id: string
  mail: WaitingMessage
  /** This one counted. */
  tries: number
  isTooLate: boolean
}

export type MailOutcome = { is: 'sent'; at: number } | { is: 'failed'; nextAt: number; failure: MailFailure }

/** What was put in is sent, or given up after a day, whatever stops the server; rows go after thirty days. */
export interface OutboxStore {
  /** Whether `claim` would give one. */
  isAnyDue(now: number): Promise<boolean>

  /**
   * Takes the one that was tried least and waits longest, until then; after that anybody may have it who finds it unsettled. About one agenda nobody
   * gets a later mail before an earlier one, but where the mail server has refused that. `null`: none is due.
   */
  claim(now: number, until: number): Promise<ClaimedMail | null>

  /** What became of one that was claimed. That the mail server does not answer, or answers again, holds of all that wait for it. */
  settle(id: string, outcome: MailOutcome): Promise<void>
}

// ── Notifications ────────────────────────────────────────────────────────────────────────────────────────────────────

/** What somebody is told, with what lists and mail say of it: as it is now, not as it was when it happened. */
export interface StoredNotification {
  id: number
  person: PersonId
  reason: Reason
  /** The person's role in the council now; `null`: none any more. Who shows it decides by this. */
  role: Role | null
  agenda: Pick<AgendaRecord, 'id' | 'council' | 'facts'>
  place: ToldPlace
  /** `null`: of no item, or its item is not known yet. */
  item: { number: string; title: string } | null
  /** What the field is called. */
  heading: string | null
  /** The name of who did it; `null`: the clock. */
  by: string | null
  /** Milliseconds since 1970 (UTC). */
  at: number
  /** The beginning of the comment, or why it was sent back; may be empty. */
  words: string
  /** Of a deadline: how many items, and until when (local); else `null`. */
  items: number | null
  due: string | null
  /** What was sent: `agenda.facts` tell of the meeting as it was then. `null`: it is about something else. */
  version: Pick<SentVersion, 'number' | 'kind'> | null
  /** Milliseconds since 1970 (UTC); `null`: not read. */
  readAt: number | null
}

/** Somebody's items lack something, and their deadline is near: one a person, agenda and day, and one more by hand. */
export interface NewDeadlineNotice {
  agenda: AgendaId
  person: PersonId
  /** In Denmark, as `2024-01-15`. */
  day: string
  /** Who reminds; `null`: the server by itself. */
  by: PersonId | null
  /** Milliseconds since 1970 (UTC). */
  at: number
  items: number
  /** The first of their deadlines (local); `null`: there is none. */
  due: string | null
  /** Whether mail tells of it, as the person wants it. */
  isMailed: boolean
}

/** A mail about what somebody was told. */
export interface NotificationMail extends OutgoingMail {
  /** The notifications that it tells of. */
  ids: readonly number[]
}

/**
 * What people are told of what others did, derived from the logs: in the bell, and by mail. What does not hold any more (a comment that
 * was deleted, a task that was given to somebody else) is not there, and comes back with what it tells of.
 */
export interface NotificationStore {
  /**
   * Reads on in the logs, some entries at most, off the event loop, and tells who is to be told; how far it came is kept in the same
   * transaction, so that each is told once, whatever stops it and whoever else does it too. In an agenda of another epoch (restored, cut
   * back, made by an older program) it begins at what is there now.
   * @param agenda only this one
   * @returns whose notifications are others now; `null`: there was nothing to read
   */
  readOn(agenda?: AgendaId): Promise<PersonId[] | null>
  /** The newest first, of agendas that are neither put away nor deleted, whatever the person may open now. */
  of(person: PersonId, most: number): Promise<StoredNotification[]>
  /** By hand they come with the reminder (`ReminderStore`); this is for those without a mail of their own. @returns who is told */
  tellOfDeadlines(notices: readonly NewDeadlineNotice[]): Promise<PersonId[]>
  /** @param ids of this person's; `null`: all @returns whether any was unread */
  markRead(person: PersonId, ids: readonly number[] | null, now: number): Promise<boolean>
  /** What tells of these threads, and holds. @returns whether any was unread */
  markThreadsRead(
    person: PersonId,
    agenda: AgendaId,
    threads: readonly ThreadId[],
    now: number,
  ): Promise<boolean>

  /** What nobody was mailed of, and nobody has read, of everybody; the newest first. */
  waiting(): Promise<StoredNotification[]>
  /** When the last mail about an agenda was put in for a person (milliseconds since 1970, UTC); 0: never. */
  lastMailed(person: PersonId, agenda: AgendaId): Promise<number>
  /** Puts a mail into the outbox, and notes of what it tells, in one transaction. @returns `false`: somebody else did, nothing is changed */
  queueMail(mail: NotificationMail): Promise<boolean>
  /** No mail will tell of them. */
  leaveUnmailed(ids: readonly number[]): Promise<void>

  /** As `DEFAULT_CHOICES`, where the person has chosen nothing. */
  choices(person: PersonId): Promise<MailChoices>
  saveChoices(person: PersonId, choices: MailChoices): Promise<void>
  /** With which links in mail are signed. */
  linkSecret(): Promise<string>

  /** Those of this moment or before go (milliseconds since 1970, UTC). */
  forget(before: number): Promise<void>
}

// ── Reminders ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A reminder that is not there yet: one a person, agenda, reason and day. */
export interface NewReminder extends OutgoingMail {
  agenda: AgendaId
  person: PersonId
  reason: ReminderReason
  /** In Denmark, as `2024-01-15`. */
  day: string
  /** What the bell says of it. */
  items: number
  due: string | null
}

export type StoredReminder = Pick<NewReminder, 'id' | 'person' | 'reason' | 'at'> & { state: MailState }

/** What somebody has seen of an agenda. */
export interface Seen {
  /** Every entry up to this one. */
  upTo: number
  /** Of single items and threads also later ones: up to which, by `seenKey`. */
  places: ReadonlyMap<SeenKey, number>
}

/** What somebody has not seen. */
export interface News {
  /** The number of the last entry that was looked at. */
  seq: number
  items: ItemNews[]
  threads: ThreadNews[]
}

export interface ItemNews {
  item: ItemId
  /** When somebody else changed it last (milliseconds since 1970, UTC), and who. */
  at: number
  person: PersonId
  /** `ids`: their letters that are still there; of what they only took away there are none. */
  fields: { key: string; ids: IdRange[] }[]
}

export interface ThreadNews {
  thread: string
  at: number
  person: PersonId
  /** Those that were written or changed. */
  comments: string[]
}

/** What people have seen of agendas; goes with the agenda. */
export interface SeenStore {
  /** `null`: they have never been there. */
  of(agenda: AgendaId, person: PersonId): Promise<Seen | null>
  /** Places are seen as the agenda is now. Nothing that was seen becomes new again. */
  see(agenda: AgendaId, person: PersonId, seen: SeenNow): Promise<void>
}

/** What people write for themselves about agendas; goes with the agenda. Whose it is alone is ever asked for it. */
export interface NoteStore {
  of(agenda: AgendaId, person: PersonId): Promise<Note[]>
  /**
   * @param at milliseconds since 1970 (UTC)
   * @returns the note as it is now; `null`, and nothing is saved, when another one was saved since that revision, or there is no such agenda
   */
  save(agenda: AgendaId, person: PersonId, note: SaveNote, at: number): Promise<Note | null>
}

/** Who was reminded; the mail itself is in the outbox, for as long as the row here. */
export interface ReminderStore {
  /**
   * Puts in what is not there yet, a notification beside each, and a row of the record for each agenda, in one transaction. Nobody gets two by hand on one day in one
   * agenda, nor one by itself on a day on which they got any.
   * @returns those that are in now
   */
  queue(reminders: readonly NewReminder[], by: Actor): Promise<NewReminder[]>

  /** The first one comes first. */
  ofDay(agenda: AgendaId, day: string): Promise<StoredReminder[]>
}

// ── The progress ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** How far the items of agendas are, derived from the logs: what lists show without opening a document. */
export interface ProgressStore {
  /** `null`: nothing was read of it yet, or there is no such agenda. */
  of(agenda: AgendaId): Promise<KeptProgress | null>
  /** Of every agenda of which something was read. */
  tallies(): Promise<ReadonlyMap<AgendaId, Tally>>
  /** The items of a council's agendas, of whatever state, for which one of these is responsible; each once, in document order. */
  itemsOf(council: string, ids: readonly PersonId[]): Promise<ItemOfPerson[]>
  /** What one of these is to do about items of a council's agendas, of whatever state; in document order, of an item the oldest first. */
  tasksOf(council: string, ids: readonly PersonId[]): Promise<TaskOfPerson[]>

  /**
   * Reads on in the logs, some entries at most, off the event loop, and keeps what is another then; how far it came is kept in the same
   * transaction. What is kept is always the progress of the document as it is after that entry, whatever stops it and whoever else does
   * it too. A log that cannot be read on is left until it is another.
   * @param agenda only this one
   * @returns which agendas' progress is another; `null`: there was nothing to read
   */
  readOn(agenda?: AgendaId): Promise<AgendaId[] | null>
}

/** One open database. */
export interface Storage {
  log: UpdateLog
  directory: Directory
  record: RecordStore
  files: FileStore
  outbox: OutboxStore
  reminders: ReminderStore
  notifications: NotificationStore
  progress: ProgressStore
  seen: SeenStore
  versions: VersionStore
  notes: NoteStore
  /** Commits something and so finds out whether commits succeed; rejects as `append` does. */
  probe(): Promise<void>
  /**
   * Everything, consistent, into a new file of the product's own schema, while others write.
   * @throws StorageRefused when the file exists
   */
  backup(file: string): Promise<BackedUp>
  /** Seconds that each commit took since the last call, for the metrics. */
  takeCommitTimes(): number[]
  /** Waits for what was accepted, then lets go of the database. */
  close(): Promise<void>
}
