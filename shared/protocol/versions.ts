/** What was sent out of an agenda, as the HTTP API tells it: `/api/agendas/<id>/versions`. */
import type { AgendaId, PersonId } from '../agenda/document.ts'
import type { PaperChanges } from '../paper/changes.ts'
import type { ExportStep } from './exports.ts'

/** The whole agenda, or a «tillægsdagsorden»: what is new or changed since the version before it. */
export type VersionKind = 'whole' | 'supplement'

/** In what a version is kept, in the order in which it is offered; each is made once, before anybody is told of the version. */
export const VERSION_FORMATS = ['pdf', 'docx', 'html', 'json'] as const
export type VersionFormat = (typeof VERSION_FORMATS)[number]

export const isVersionFormat = (value: unknown): value is VersionFormat =>
  (VERSION_FORMATS as readonly unknown[]).includes(value)

export interface VersionFile {
  format: VersionFormat
  bytes: number
  /** SHA-256 of the bytes, hex. */
  hash: string
}

/** `GET /api/agendas/<id>/versions`: all of them, the newest first. Nothing of one ever changes. */
export interface SentVersion {
  agenda: AgendaId
  /** 1, 2, 3 … */
  number: number
  kind: VersionKind
  /** What who sent it called it. */
  name: string
  /** When it was sent: milliseconds since 1970 (UTC). */
  at: number
  /** Who sent it. */
  by: { id: PersonId; name: string }
  /** What they wrote to those who got it; may be empty. */
  note: string
  /** SHA-256 of all that it says, hex: the same in two versions that say the same. */
  hash: string
  files: VersionFile[]
  /** How many items it has; sections are none. */
  items: number
}

/** What is told of a version beside its agenda. */
export type VersionHead = Pick<SentVersion, 'number' | 'kind' | 'name' | 'at'>

/** The newest of an agenda. */
export interface NewestVersion extends VersionHead {
  /** Of the newest whole one: it applies, and where it is another the newest adds to it. */
  whole: number
}

/** The most characters of a version's name. */
export const LONGEST_NAME = 200

/** What `POST /api/agendas/<id>/versions` answers once it is made. */
export interface VersionJustSent extends SentVersion {
  /** How many get mail of it. */
  mails: number
}

/** Why a mail could not be sent the last time. */
export type MailFailure =
  /** The mail server is not there, breaks off, or does not know us. */
  | 'no-answer'
  /** It takes nothing to them for now. */
  | 'not-yet'
  /** It does not take this mail. */
  | 'refused'
  /** It does not know the address. */
  | 'address'

/** `GET /api/agendas/<id>/versions/<number>/mails`, for the secretariat: whom a version was mailed to, for as long as that is kept (30 days). */
export interface VersionMail {
  name: string
  address: string
  /** `given-up`: the mail server did not take it for a day. */
  is: 'sent' | 'waiting' | 'given-up'
  /** Of what is not sent: why not; `null`: it was not tried yet, or that is not known. */
  failure: MailFailure | null
  /** When what waits is tried (ms since 1970, UTC). */
  nextAt: number
}

/**
 * `GET /api/agendas/<id>/versions/mails`, for the secretariat: the mail of all versions that could not be sent so far, and what was given up until
 * somebody puts that aside (`POST …/versions/failed`). `POST …/versions/mails`: what waits is tried now.
 */
export interface TroubledMail extends VersionMail {
  /** Of its version. */
  number: number
}

/** `POST /api/agendas/<id>/versions`, by the secretariat: answers with the `VersionJustSent`. */
export interface SendVersion {
  kind: VersionKind
  /** On one line, at most `LONGEST_NAME` characters; empty or absent: as its kind is called. */
  name?: string
  /** For the mail, at most `LONGEST_NOTE` characters. */
  message?: string
  /** The newest version that who sends knows of, 0: none. Where another was made since nothing is sent. */
  after?: number
  /** Until when it is meant, by the server's clock (ms since 1970, UTC). A command that comes later sends nothing. */
  until?: number
}

/** `GET /api/agendas/<id>/versions/sending`: a version on its way; `null`: none. */
export interface VersionOnItsWay {
  number: number
  kind: VersionKind
  name: string
  by: { id: PersonId; name: string }
  /** When it was begun: milliseconds since 1970 (UTC). */
  at: number
  /** Until when it can be taken back, by the server's clock (`POST …/versions/undo`); `null`: it is being made. */
  until: number | null
  /** How far the making is; `null`: it has not begun. */
  step: MakingStep | null
}

/** `GET /api/agendas/<id>/versions/failed`: the last version that could not be made, until somebody puts it aside or sends anew; `null`: none. */
export interface FailedSending {
  number: number
  kind: VersionKind
  name: string
  /** Who sent it. */
  by: { id: PersonId; name: string }
  /** When it was given up: milliseconds since 1970 (UTC). */
  at: number
}

/** What is done of a version while it is made, in this order. */
export type MakingStep =
  /** So many files are made before its own, for whomever. */
  | { is: 'waiting'; before: number }
  | ({ is: 'writing' } & ExportStep)
  /** Its files are put on disk. */
  | { is: 'keeping' }
  /** It becomes a version, and its mail goes to so many. */
  | { is: 'mailing'; mails: number }

/** `GET /api/agendas/<id>/versions/changes`: what the agenda says that the last version did not; `null`: nothing was sent yet. */
export interface VersionChanges extends PaperChanges {
  /** The number of that version. */
  since: number
}

/** Why nothing is sent: `code` of a problem document of status 409. */
export type NotSentCode =
  /** Somebody sends the agenda just now. */
  | 'being-sent'
  /** Another version was made since the one named as `after`. */
  | 'sent-since'
  /** It came after the time named as `until`. */
  | 'came-late'
  /** It was taken back (`POST …/versions/undo`), or the agenda put away, before it was made. */
  | 'taken-back'
  /** It says what the last version says. */
  | 'same-as-last'
  /** There is no item in it; of a supplement: none is new or changed. */
  | 'nothing-in-it'
  /** There is no version before it. */
  | 'nothing-before'
  /** The meeting has been held. */
  | 'held'

/** `GET /api/me/meetings`: agendas of which something was sent, in councils in which one is a participant; the next meeting first. */
export interface Meeting {
  id: AgendaId
  council: { id: string; name: string }
  /** As in the newest version. Local time, as `2024-01-24T10:00`. */
  title: string
  startsAt: string | null
  endsAt: string | null
  place: string
  version: NewestVersion
}

/** A row of the topic `agenda/<id>/versions` of `/live`: who shows versions asks for them anew when these are others. */
export interface VersionRow extends VersionHead {
  /** Its number. */
  id: string
}

/** What is told with those rows to whoever opens drafts: the number of what is being sent just now. */
export interface VersionsAbout {
  onItsWay: number | null
  /** When the last one was given up (ms since 1970, UTC); `null`: it was not, or that is put aside. */
  failedAt: number | null
  /** Of the mail of its versions that could not be sent: how many wait and until when (ms since 1970, UTC), and how many were given up. */
  mails: { late: number; nextAt: number | null; lost: number }
}
