/** What the HTTP API answers. */
import type {
  AgendaId,
  AgendaState,
  AttachmentFile,
  ItemId,
  ItemKind,
  Numbering,
  PersonId,
  Status,
} from '../agenda/document.ts'
import type { Logo } from '../council/paperLook.ts'
import type { CouncilSettings, DeadlineRules } from '../council/settings.ts'
import type { ShippedTemplate } from '../council/templates.ts'
import type { Language } from '../language/languages.ts'
import type { ToldPlace } from '../notifications/place.ts'
import type { MailChoice, Reason } from '../notifications/reasons.ts'
import type { Headings } from '../progress/keptProgress.ts'
import type { Missing } from '../progress/missing.ts'
import type { Tally } from '../progress/tally.ts'
import type { Recorded } from '../record/recordEvent.ts'
import type { RichText } from '../richtext/richText.ts'
import type { ThreadId } from '../threads/thread.ts'
import type { HandedBackDone } from './messages.ts'
import type { NewestVersion, SentVersion } from './versions.ts'

export type Role = 'secretariat' | 'contributor' | 'reader' | 'participant'
export const ROLES: readonly Role[] = ['secretariat', 'contributor', 'reader', 'participant']

/**
 * Tells the page who has signed in, beside the session's cookie that no script reads: what a browser keeps belongs to one person,
 * also where no server can be asked. It opens nothing, and lasts longer than any session (seconds).
 */
export const PERSON_COOKIE = 'person'
export const PERSON_COOKIE_AGE = 400 * 24 * 60 * 60

/** `GET /api/me` */
export interface Me {
  person: { id: PersonId; name: string; email: string }
  councils: { id: string; name: string; role: Role }[]
}

/** `GET /api/me/notifications`: what one is told of what others did, the newest first; the newest hundred. */
export interface NotificationRow {
  id: string
  reason: Reason
  /** The name of who did it; `null`: the clock. */
  by: string | null
  /** Milliseconds since 1970 (UTC). */
  at: number
  isRead: boolean
  agenda: Pick<AgendaListEntry, 'id' | 'council' | 'title' | 'startsAt'>
  place: ToldPlace
  /** As it is called now; `null`: of no item, or its item is not known yet. */
  item: { number: string; title: string } | null
  /** What the field is called. */
  heading: string | null
  /** The beginning of the comment, or why an item was sent back; may be empty. */
  words: string
  /** Of a deadline: how many items, and until when (local); else `null`. */
  items: number | null
  due: string | null
  /** What was sent, of which its agenda is told as it was then; `null`: it tells of something else. */
  version: Pick<SentVersion, 'number' | 'kind'> | null
}

/** `GET /api/agendas`: those that the person may open, the next meeting first. */
export interface ListedAgenda extends AgendaListEntry {
  /** How many of its items stand where; `null`: nothing was read of it yet. */
  tally: Tally | null
  /** What was sent of it last; `null`: nothing. */
  version: NewestVersion | null
  /** When its last sending was given up (ms since 1970, UTC); `null`: it was not, or that is put aside. */
  failedAt: number | null
  /** How many mails of its versions were given up, and not put aside. */
  lostMails: number
}

/** `GET /api/me/items`: the items of agendas in draft that the person writes, what is due first at the top. */
export interface OwnItem {
  /** Of the agenda and of the item: one name for both. */
  id: string
  agenda: Pick<AgendaListEntry, 'id' | 'council' | 'title' | 'startsAt'>
  item: ItemId
  number: string
  title: string
  status: Pick<Status, 'is' | 'why'>
  missing: readonly Missing[]
  /** What the fields are called that are missing. */
  headings: Headings
  /** The item's own deadline, or the agenda's; local time, as `2024-01-17T12:00`. */
  dueAt: string | null
  /** In the council whose deadline it is. */
  saturdayIsWorkday: boolean
}

/** Something that one was asked to do in a comment, about whoever's item. */
export interface OwnTask {
  /** Of the agenda and of the thread: one name for both. */
  id: string
  agenda: OwnItem['agenda']
  item: ItemId
  number: string
  title: string
  thread: ThreadId
  /** How it begins, on one line. */
  words: string
  /** Who asked; `null`: nobody who is known any more. */
  by: string | null
  /** Milliseconds since 1970 (UTC). */
  at: number
}

/** An agenda as every list shows it. */
export interface AgendaListEntry {
  id: AgendaId
  council: { id: string; name: string }
  title: string
  /** Local time, as `2024-01-24T10:00`. */
  startsAt: string | null
  endsAt: string | null
  place: string
  state: AgendaState
}

/** `GET /api/agendas/<id>` */
export interface AgendaHead extends AgendaListEntry {
  role: Role
}

/** `POST /api/agendas/<id>/handed-back/<id>`, by their author or the secretariat. */
export interface FinishHandedBack {
  /** `null`: what was done is undone, and they wait again. */
  done: HandedBackDone | null
  /** How many characters were shown; when more have come since, nothing is done (409). */
  length?: number
}

/** `GET /api/councils/<id>/people`, for members but participants; a name that was joined with a member is not there for itself. */
export interface CouncilPerson {
  id: PersonId
  name: string
  /** `null`: a name that an imported agenda brought or, with an account, somebody who is no member any more. */
  role: Role | null
  account: boolean
  /** Names from agendas that are this person: items may name either as responsible. */
  aliases?: readonly PersonId[]
}

/** `GET /api/councils/<id>/members`, for the secretariat: who is in the council, and how names of its agendas stand to them. */
export interface CouncilMembers {
  council: { id: string; name: string }
  members: CouncilMember[]
  /** Names that agendas brought, and nobody's yet. */
  names: { id: PersonId; name: string }[]
}

export interface CouncilMember {
  id: PersonId
  name: string
  email: string
  role: Role
  hasSignedIn: boolean
  /** How they want to hear by mail that an agenda was sent; absent: at once. */
  sentMail?: Exclude<MailChoice, 'at-once'>
  /** Names of agendas that are this person. */
  aliases: { id: PersonId; name: string }[]
}

/** `POST /api/councils/<id>/invitations`: somebody becomes a member, and gets a link by mail. */
export interface InviteMember {
  /** Of who has an account already, it is not changed. */
  name: string
  email: string
  role: Role
  /** A name that an agenda brought, which becomes this account. */
  of?: PersonId
}

/** What became of an invitation, sent or sent again. */
export interface Invited {
  /** As the person is called here. */
  name: string
  /** `false`: they are a member, but no mail could be sent. */
  isMailed: boolean
}

/** `POST /api/councils/<id>/members/<person>/role` */
export interface ChangeRole {
  role: Role
}

/** `GET /api/councils/<id>/names/<person>/items`: in how many items of agendas that are being drafted the name is responsible. */
export interface NameItems {
  items: number
}

/** `POST /api/councils/<id>/names/<person>/member`: whose name it is; `null` parts them again. */
export interface JoinName {
  member: PersonId | null
}

/** `GET /api/agendas/<id>/items/<item>/fields/<field>/history`: the newest states of a text, or those before `?before=`. */
export interface EarlierTexts {
  /** The newest first. */
  texts: EarlierText[]
  /** `null`: that was the first. */
  before: number | null
}

/** A text as it was when somebody had changed it; a value of one line is a paragraph. */
export interface EarlierText {
  /** The number of the last update that belongs to it. */
  seq: number
  /** When it was changed last: milliseconds since 1970 (UTC). */
  at: number
  /** Who changed it; empty: it came with the agenda. `name: null`: somebody who is not known any more. */
  people: { id: PersonId; name: string | null }[]
  /** Against the state before it; a word that only moved counts as neither. */
  words: { added: number; removed: number }
  text: RichText
}

/** `GET /api/agendas/<id>/clients/<client>`: whose a client id is. `name: null`: somebody who is not known any more. */
export interface ClientOwner {
  id: PersonId
  name: string | null
}

/** `GET /api/agendas/<id>/last-changes`: when each item was changed last, or each that was after entry `?after=`. */
export interface ItemChanges {
  /** The number of the last entry that they tell of. */
  seq: number
  /** `at`: milliseconds since 1970 (UTC). `by: null`: nobody has changed it since it came with the agenda. */
  items: { item: ItemId; at: number; by: { id: PersonId; name: string | null } | null }[]
}

/**
 * `GET /api/councils/<id>/record`, for its secretariat: who did what, the newest first; `?before=` those before a page. `person`, `agenda`,
 * `subject` (`SUBJECTS`), `from` and `to` (days in Denmark, as `2024-01-24`, both included) ask for less.
 */
export interface RecordPage {
  council: { id: string; name: string }
  rows: (Recorded & { id: number })[]
  /** To ask with for the next page; `null`: that was the first row. */
  before: string | null
  /** Whoever did something, to be asked for. */
  actors: PersonId[]
  /** Whoever is named. `name: null`: somebody who is not known any more. */
  people: { id: PersonId; name: string | null }[]
  /** Which agendas something is told of. `title: null`: not known any more. */
  agendas: { id: AgendaId; title: string | null; startsAt: string | null }[]
}

/** The most bytes that a file may have. */
export const LARGEST_FILE_BYTES = 100 * 1024 * 1024

/** `POST /api/agendas/<id>/items/<item>/attachments/<attachment>/file`, with the bytes as body, and `…/earlier-file`: what it has now. */
export type GaveFile = AttachmentFile

/** `POST /api/agendas/<id>/items/<item>/attachments/<attachment>/earlier-file`: the attachment has that file again. */
export interface GiveEarlierFile {
  /** Of a file that this attachment was given before. */
  hash: string
}

/** `GET /api/agendas/<id>/items/<item>/attachments/<attachment>/files`: each file that it was given, the latest first. */
export interface FilesOfAttachment {
  files: AttachmentFile[]
}

/** Why somebody who lacks something gets no mail about it. */
export type CannotRemind = 'no-address' | 'no-member' | 'may-not-write'

/** By itself some working days before the deadline, or by somebody of the secretariat. */
export type ReminderReason = 'automatic' | 'by-hand'

/** An item that lacks something, as a reminder tells of it. */
export interface RemindedItem {
  id: ItemId
  number: string
  title: string
  /** What is missing, in words; empty for one that was only sent back. */
  missing: string
  /** Why it was sent back; `null`: it was not. */
  why: string | null
  /** Local, as `2024-01-17T12:00`; `null`: no deadline. */
  due: string | null
}

/** Somebody who lacks something. */
export interface ReminderPerson {
  id: PersonId
  /** `null`: not known. */
  name: string | null
  items: RemindedItem[]
  cannot: CannotRemind | null
  /** The reminder that they got today. */
  today: { at: number; reason: ReminderReason } | null
  /** As they would get it, in their language: what is added stands between the two. `null`: they can get none. */
  mail: { language: Language; subject: string; before: string; after: string } | null
}

/** `GET /api/agendas/<id>/reminders/preview`, for the secretariat. */
export interface ReminderPreview {
  /** In the order of their names. */
  people: ReminderPerson[]
  /** What lacks something, and has nobody who could be reminded. */
  unassigned: RemindedItem[]
}

/** `POST /api/agendas/<id>/reminders` */
export interface SendReminders {
  people: PersonId[]
  /** What is added to the mail; empty: nothing. */
  note: string
}

/** What became of a reminder: it is sent, waits for the mail server, was sent today already, or there was none to send. */
export type ReminderSent = 'sent' | 'waiting' | 'already' | 'none'

export interface RemindersSent {
  people: { id: PersonId; name: string | null; is: ReminderSent }[]
}

/** `GET /api/councils/<id>/settings`, for its secretariat; `PUT` saves `{revision, settings}` over what was got, whole. */
export interface CouncilSettingsAnswer {
  council: { id: string; name: string }
  /** How often they were saved; 0: nobody has decided anything. */
  revision: number
  settings: CouncilSettings
}

export type SaveSettings = Pick<CouncilSettingsAnswer, 'revision' | 'settings'>
export interface SettingsSaved extends Pick<CouncilSettingsAnswer, 'revision'> {
  /** How many agendas of the council are being drafted for a meeting to come. */
  drafts: number
}

/** A logo is small: it goes along with every file (bytes). */
export const LARGEST_LOGO_BYTES = 1024 * 1024

/** `POST /api/councils/<id>/logos`, the bytes of a picture as the body: it is kept, and can be named by the settings. */
export type LogoKept = Omit<Logo, 'alt'>

/** `POST /api/councils/<id>/settings/fields`: brings fields of its template into its drafts. */
export interface AddFields {
  /** Keys. */
  fields: string[]
}

export interface FieldsAdded {
  /** How many drafts lacked one. */
  drafts: number
}

/** `GET /api/councils/<id>/agendas/beginnings`, for its secretariat: what a new agenda can begin with. */
export interface AgendaBeginnings {
  /** As of `CouncilSettingsAnswer`. */
  revision: number
  /** How many sections and items the template has. */
  standing: number
  numbering: Numbering
  deadlines: DeadlineRules
  /** The latest meeting's; `null`: there is none. */
  last: LastAgenda | null
}

export interface LastAgenda {
  id: AgendaId
  title: string
  startsAt: string | null
  endsAt: string | null
  place: string
  /** The last number of its top level, where items are counted through. */
  lastNumber: number | null
  /** Its sections and items, in order. */
  nodes: LastAgendaNode[]
}

export interface LastAgendaNode {
  id: ItemId
  kind: ItemKind
  number: string
  title: string
  /** 0 at the top. */
  depth: number
}

/** `POST /api/councils/<id>/agendas`, by its secretariat: 201 with `MadeAgenda`. */
export interface NewAgendaOrder {
  /** Made by who asks; asked again with it, the same agenda is answered. */
  key: string
  from: 'template' | 'last'
  /** A template that comes with the program, to become the council's own; only where the council has decided nothing. */
  template?: ShippedTemplate
  /** Of the last agenda's sections and items, those that are not wanted; what is below them goes with them. */
  leaveOut?: ItemId[]
  title: string
  /** Local times, as `2024-01-24T10:00`. */
  startsAt: string | null
  endsAt: string | null
  place: string
}

export interface MadeAgenda {
  id: AgendaId
}

/** `POST /api/councils/<id>/agendas/preview?name=<file name>` with the file as the body: what `…/agendas/import` would make. */
export interface ImportPreview {
  title: string
  startsAt: string | null
  endsAt: string | null
  place: string
  sections: number
  items: number
  /** Names of responsibles: of people whom the council knows, and of those that it does not. */
  found: string[]
  notFound: string[]
  /** In Danish, as of the command line. `line`: in the file, from 1. */
  report: { line: number; message: string }[]
}

/** `GET /api/councils/<id>/put-away`, for its secretariat: the latest first. `POST …/<agenda>/return` and `…/deletion`: 204. */
export interface AgendaPutAway {
  id: AgendaId
  title: string
  startsAt: string | null
  /** Milliseconds since 1970 (UTC): since when, and until when it can be brought back. */
  putAwayAt: number
  until: number
}

/** Every error under `/api`. @see https://www.rfc-editor.org/rfc/rfc9457 */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  /** Which of several reasons it is. */
  code?: string
}
