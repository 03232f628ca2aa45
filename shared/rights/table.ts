/**
 * Who may write what in an agenda: the one table that the gate refuses by, the page offers by, and `docs/rights.md` tells. A place
 * that is named in no row does not compile; what a row does not name may nobody do.
 */
import type { StatusName } from '../agenda/document.ts'
import type { PlaceName } from './placeNames.ts'

/**
 * What is done to an entry of a map (`create`: it never was; `restore`: it was deleted) or to a text (`write`).
 * `tidy`: formatting marks go that say nothing, as Yjs does by itself; without the right to write it is passed over.
 */
export type Operation = 'create' | 'replace' | 'restore' | 'delete' | 'write' | 'tidy'

/**
 * `writers`: the secretariat, and while it is open those who are responsible for the item. `commenters`: whoever may say something about a
 * draft, while it is one: the secretariat, contributors, and readers where the council lets them. A list: those of them who are one of these.
 */
export type Who = 'secretariat' | 'writers' | 'commenters' | readonly InThread[]

/**
 * What somebody can be to a thread: of the secretariat, who wrote it (of a comment: that), responsible for the item that it is about, the
 * one whose task it is.
 */
export type InThread = 'secretariat' | 'author' | 'responsible' | 'assignee'

/** `come`: it comes with what holds it, in the same update. */
export type Row = Readonly<Partial<Record<Exclude<Operation, 'tidy'> | 'come', Who>>>

/** A plain value: whoever may set it may also take it away, as undo does. */
const value = (who: Who): Row => ({ create: who, replace: who, restore: who, delete: who })
/** A map or a text that is made once, with what holds it, and is never taken away or replaced: words would go with it. */
const made = (who: Who): Row => ({ come: who })
/** Something that a person makes; to take it away is to set `deletedAt` in it. */
const makes = (who: Who): Row => ({ create: who })
const text = (who: Who): Row => ({ come: 'secretariat', write: who })
/** What becomes of a comment: it may come with that, is set by these, and is never taken out. */
const state = (...who: readonly InThread[]): Row => ({ come: 'commenters', create: who, replace: who })
/** The server alone. */
const NOBODY: Row = {}

export const RIGHTS: Readonly<Record<PlaceName, Row>> = {
  agenda: NOBODY,
  items: NOBODY,
  threads: NOBODY,

  'agenda.council': value('secretariat'),
  'agenda.title': value('secretariat'),
  'agenda.startsAt': value('secretariat'),
  'agenda.endsAt': value('secretariat'),
  'agenda.place': value('secretariat'),
  'agenda.deadlines': value('secretariat'),
  'agenda.numbering': value('secretariat'),
  'agenda.fields': value('secretariat'),
  'agenda.asksCaseNumber': value('secretariat'),
  'agenda.motto': text('secretariat'),
  'agenda.state': NOBODY,
  'agenda.schemaVersion': NOBODY,

  item: makes('secretariat'),
  'item.kind': value('secretariat'),
  'item.position': value('secretariat'),
  'item.responsibles': made('secretariat'),
  'item.responsible': value('secretariat'),
  'item.responsibleOrder': value('secretariat'),
  'item.locked': value('secretariat'),
  'item.dueAt': value('secretariat'),
  'item.withoutText': value('secretariat'),
  'item.deletedAt': value('secretariat'),

  'item.title': text('writers'),
  'item.fields': made('secretariat'),
  'item.field': text('writers'),
  'item.presenter': text('writers'),
  'item.lateReason': text('writers'),
  'item.caseNumber': value('writers'),
  // Which of them the responsible may choose says `STATUS_BY_RESPONSIBLE`.
  'item.status': value('writers'),

  'item.attachments': made('secretariat'),
  attachment: makes('writers'),
  'attachment.name': value('writers'),
  'attachment.order': value('writers'),
  'attachment.deletedAt': value('writers'),
  // By the server, when the bytes are on disk: it comes empty.
  'attachment.file': made('writers'),

  thread: makes('commenters'),
  'thread.item': made('commenters'),
  'thread.field': made('commenters'),
  'thread.anchor': made('commenters'),
  'thread.author': made('commenters'),
  'thread.at': made('commenters'),
  'thread.comments': made('commenters'),
  // Whose task it is may say that it is done, and nothing else.
  'thread.task': state('secretariat', 'author', 'responsible', 'assignee'),
  'thread.resolved': state('secretariat', 'author', 'responsible', 'assignee'),
  // Its author alone as long as nobody else has said anything in it: their words would go along.
  'thread.deletedAt': state('secretariat', 'author'),
  comment: makes('commenters'),
  'comment.author': made('commenters'),
  'comment.at': made('commenters'),
  'comment.body': state('author'),
  'comment.editedAt': state('author'),
  'comment.deletedAt': state('secretariat', 'author'),
}

/** What those who are responsible for an item may make of its status, by what it is: «klar», and «Åbn igen». */
export const STATUS_BY_RESPONSIBLE: Readonly<Record<StatusName, readonly StatusName[]>> = {
  drafting: ['drafting', 'ready'],
  returned: ['drafting', 'ready'],
  ready: ['drafting', 'ready'],
  approved: [],
}

/**
 * What a person types. Typing has a delay, so these are still taken for `GRACE_MS` after an item became ready or locked, or its agenda
 * was sent, from those who could write there until then, with all that they bring: nobody shall lose a sentence to it.
 */
export const TYPED: ReadonlySet<PlaceName> = new Set<PlaceName>([
  'item.title',
  'item.field',
  'item.caseNumber',
  'item.presenter',
  'item.lateReason',
  'attachment.name',
  'thread',
  'comment',
  'comment.body',
  'comment.editedAt',
])

export const GRACE_MS = 5_000

/**
 * A comment says when it was written, by the clock of whoever wrote it, who may have been without a network for long. Older, or further
 * ahead of the server's clock, is no time that anybody means (milliseconds).
 */
export const OLDEST_TIME_MS = 90 * 24 * 60 * 60 * 1000
export const AHEAD_MS = 60_000
