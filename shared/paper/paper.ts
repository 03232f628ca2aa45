/**
 * An agenda as it goes out: plain data, complete in itself. PDF, Word, the page and the reading view are each drawn from it and from
 * nothing else, so that they show the same; a version that was sent keeps it for ever.
 */
import type { AgendaId, AttachmentId, FieldKey, ItemId, ItemKind, PersonId } from '../agenda/document.ts'
import type { PaperLook } from '../council/paperLook.ts'
import type { RichText } from '../richtext/richText.ts'

export interface Paper {
  agenda: AgendaId
  council: string
  title: string
  /** Local to the meeting's place: `2024-01-24T10:00`. */
  startsAt: string | null
  endsAt: string | null
  place: string
  motto: PaperText
  edition: Edition
  look: PaperLook
  /** Of the whole agenda the top level; else the one item that it shows. */
  items: PaperItem[]
  /** It shows one item and what is under it; no list of contents, no motto. */
  isPart: boolean
  /** Of a «tillægsdagsorden»: what the agenda has no more. None, or sent by an older program: it is not there. */
  removed?: NamedItem[]
}

/** A node of a paper, as it is called there. */
export interface NamedItem {
  item: ItemId
  number: string
  title: string
}

/** Which state of the agenda it shows. Every file names it. */
export type Edition = Draft | SentEdition

export interface Draft {
  is: 'draft'
  /** When it was made: milliseconds since 1970 (UTC). */
  at: number
  /** The number of the last change in it, from the agenda's log. */
  seq: number
  /** Of the version that it may become: 1 before anything was sent. */
  next: number
}

export interface SentEdition {
  is: 'version'
  /** 1, 2, 3 … */
  number: number
  /** When it was sent: milliseconds since 1970 (UTC). */
  at: number
  /** A «tillægsdagsorden» shows nothing but what is new since the version before it. */
  kind: 'whole' | 'supplement'
  /** What who sent it called it; sent by an older program it is not there. */
  name?: string
}

export interface PaperItem {
  id: ItemId
  kind: ItemKind
  /** `2.3.1`; empty where the council's numbering gives none. */
  number: string
  /** 0 at the top, also where it stands alone. */
  depth: number
  title: string
  caseNumber: string
  /** Names, in Danish order; each once. */
  responsibles: string[]
  /** Whose names those are, so that another name is no other person. An older program told none. */
  responsibleIds?: PersonId[]
  presenter: string
  /** Why it came after the deadline; empty: it did not. */
  lateReason: string
  /** Nothing is asked of it, as of «Eventuelt». */
  withoutText: boolean
  /** What is printed of the template's fields, in its order. */
  fields: PaperField[]
  attachments: PaperAttachment[]
  /** Against the version before; `null`: nothing, or there is none. */
  change: 'new' | 'changed' | null
  /** It was itself moved since then, and not only renumbered by others: the number that it had, empty where it had none. */
  movedFrom?: string
  children: PaperItem[]
}

export interface PaperField {
  key: FieldKey
  heading: string
  text: PaperText
  /** Nobody has written in it: `text` is the template's placeholder. In drafts alone. */
  isPlaceholder: boolean
}

export interface PaperAttachment {
  id: AttachmentId
  name: string
  /** `null`: named in the agenda, file not there yet. */
  file: { hash: string; bytes: number; type: string } | null
}

/**
 * Rich text in which all that refers to something is a node `reference`, which counts as one letter as before. Its attributes are
 * `ReferenceAttributes`.
 */
export type PaperText = RichText

export const REFERENCE = 'reference'

export interface ReferenceAttributes {
  /** «sag 2.1», «@Vibeke Normann», «./. Baggrundsmateriale». */
  words: string
  /** Where it leads within the paper; `null`: nowhere in it. */
  to: PaperTarget | null
  /** Where it leads nowhere in the paper: whom or what it speaks of all the same, so that another name for that is no other word. */
  of?: PaperTarget | { person: PersonId }
}

export type PaperTarget = { item: ItemId } | { attachment: AttachmentId }
