/**
 * What the record of who did what keeps: facts, and never a sentence; those are made when somebody reads (`inWords.ts`). No words of
 * the texts, no tokens, no addresses. An item is named as it was called then, for it may have another number and title later, or none.
 */
import type {
  AgendaId,
  Deadlines,
  FieldKey,
  ItemId,
  ItemKind,
  PersonId,
  StatusName,
} from '../agenda/document.ts'
import type { SettingsPart } from '../council/parts.ts'
import type { Role } from '../protocol/api.ts'
import type { RefusalCode } from '../protocol/messages.ts'
import type { VersionKind } from '../protocol/versions.ts'

/** A node of an agenda as it was called when it happened. */
export interface NamedNode {
  id: ItemId
  kind: ItemKind
  /** Empty where the way of numbering gives none. */
  number: string
  /** On one line, cut where it is long; empty when it had none yet. */
  title: string
}

/** What was done to several nodes in one step is one event: the first of them in the order of the agenda, and how many they were. */
interface ToNodes {
  node: NamedNode
  count: number
}

export const EXPORT_FORMATS = ['pdf', 'docx', 'html', 'md', 'json'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
export type RecordFormat = 'csv' | 'json'

/** Of a refused change: where, and why. Of a place in the whole agenda, or nobody can tell where: `node: null`. */
export interface RefusedPlace {
  node: NamedNode | null
  field: FieldKey | null
  code: RefusalCode
}

/** What became of an attachment's file; `removed`, `brought-back`: of the attachment, with what it has. */
export type FileStep = 'given' | 'replaced' | 'removed' | 'brought-back'

export type RecordEvent =
  // ── Signing in ──
  | { is: 'link-asked' }
  /** The command line made a link for that person, or an invitation was sent again. */
  | { is: 'link-made'; whom: PersonId }
  | { is: 'signed-in' }
  | { is: 'signed-out' }
  // ── People and roles ──
  | { is: 'invited'; whom: PersonId; role: Role }
  /** A name that an agenda brought is this person's from now on; or is not any more. */
  | { is: 'joined' | 'parted'; name: PersonId; whom: PersonId }
  /** `null`: no member, before or from now on. */
  | { is: 'role-set'; whom: PersonId; from: Role | null; to: Role | null }
  // ── Agendas ──
  | { is: 'agenda-made' | 'agenda-imported' | 'agenda-deleted'; title: string }
  /** Out of sight, and back; then it is deleted by itself. */
  | { is: 'agenda-put-away' | 'agenda-taken-back'; title: string }
  /** Of the council: which parts of its settings are others now. */
  | { is: 'settings-changed'; parts: SettingsPart[] }
  | { is: 'deadlines-set'; from: Deadlines; to: Deadlines }
  /** Of the agenda's template, by their headings. */
  | { is: 'fields-added'; headings: string[] }
  /** Mail about what they lack. */
  | { is: 'reminded'; whom: PersonId[] }
  /** To all members of the council. */
  | { is: 'version-sent'; number: number; kind: VersionKind; name: string }
  // ── Structure ──
  | ({ is: 'made'; responsibles: PersonId[] } & ToNodes)
  | ({ is: 'deleted' | 'restored' } & ToNodes)
  /** Numbers as before the move, but `to.number`; `after`: what it stands behind on its level, `below`: what it stands in. */
  | ({ is: 'moved'; to: { number: string; after: NamedNode | null; below: NamedNode | null } } & ToNodes)
  // ── Items ──
  | { is: 'responsibles-set'; node: NamedNode; added: PersonId[]; removed: PersonId[] }
  | ({ is: 'locked'; why: string } & ToNodes)
  | ({ is: 'unlocked' } & ToNodes)
  | ({ is: 'status-set'; from: StatusName; to: StatusName; why: string } & ToNodes)
  | ({ is: 'due-set'; to: string | null } & ToNodes)
  /** With an attachment, by its name. */
  | { is: 'file-set'; node: NamedNode; name: string; did: FileStep }
  /** Whether nothing is asked of it from now on, as of «Eventuelt». */
  | ({ is: 'without-text-set'; to: boolean } & ToNodes)
  // ── Comments ──
  /** Of somebody else's, with no word of it; `node`: what it was about. */
  | { is: 'comment-deleted' | 'thread-deleted'; node: NamedNode; whose: PersonId }
  // ── Refusals ──
  /** All of one person in one agenda within a minute; `places`: the first few that differ. */
  | { is: 'refused'; count: number; places: RefusedPlace[] }
  // ── Out of the house ──
  | { is: 'exported'; format: ExportFormat }
  | { is: 'record-exported'; format: RecordFormat }
  | { is: 'backed-up' }

export type RecordKind = RecordEvent['is']

/** What one can ask the record for, in the order in which it is offered. */
export const SUBJECTS = [
  'signing-in',
  'people',
  'agendas',
  'structure',
  'items',
  'refusals',
  'copies',
] as const

export type Subject = (typeof SUBJECTS)[number]

const SUBJECT_OF: Readonly<Record<RecordKind, Subject>> = {
  'link-asked': 'signing-in',
  'link-made': 'signing-in',
  'signed-in': 'signing-in',
  'signed-out': 'signing-in',
  invited: 'people',
  joined: 'people',
  parted: 'people',
  'role-set': 'people',
  'agenda-made': 'agendas',
  'agenda-imported': 'agendas',
  'agenda-deleted': 'agendas',
  'agenda-put-away': 'agendas',
  'agenda-taken-back': 'agendas',
  'settings-changed': 'agendas',
  'deadlines-set': 'agendas',
  'fields-added': 'agendas',
  reminded: 'agendas',
  'version-sent': 'agendas',
  made: 'structure',
  deleted: 'structure',
  restored: 'structure',
  moved: 'structure',
  'responsibles-set': 'items',
  locked: 'items',
  unlocked: 'items',
  'status-set': 'items',
  'due-set': 'items',
  'file-set': 'items',
  'without-text-set': 'items',
  'comment-deleted': 'items',
  'thread-deleted': 'items',
  refused: 'refusals',
  exported: 'copies',
  'record-exported': 'copies',
  'backed-up': 'copies',
}

export const kindsOf = (subject: Subject): RecordKind[] =>
  (Object.keys(SUBJECT_OF) as RecordKind[]).filter((kind) => SUBJECT_OF[kind] === subject)

/** Who did it: a person, or a program by itself. */
export type Actor = { person: PersonId } | { program: 'server' | 'command-line' }

/** One row. */
export interface Recorded {
  /** Milliseconds since 1970 (UTC), by the server's clock. */
  at: number
  by: Actor
  agenda: AgendaId | null
  event: RecordEvent
}

/** @returns the people whom a row names, whoever did it among them */
export function peopleIn({ by, event }: Pick<Recorded, 'by' | 'event'>): PersonId[] {
  const actor = 'person' in by ? [by.person] : []
  switch (event.is) {
    case 'link-made':
    case 'invited':
    case 'role-set':
      return [...actor, event.whom]
    case 'joined':
    case 'parted':
      return [...actor, event.name, event.whom]
    case 'made':
      return [...actor, ...event.responsibles]
    case 'reminded':
      return [...actor, ...event.whom]
    case 'comment-deleted':
    case 'thread-deleted':
      return [...actor, event.whose]
    case 'responsibles-set':
      return [...actor, ...event.added, ...event.removed]
    default:
      return actor
  }
}
