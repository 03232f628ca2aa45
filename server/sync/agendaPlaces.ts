/**
 * What may stand where in an agenda's document (`shared/agenda/document.ts`), as the gate asks for it. Types and sizes alone: who may
 * write what is in `shared/rights`.
 */
import { KEY_PATTERN, LONGEST_WHY } from '../../shared/agenda/document.ts'
import { readLocal } from '../../shared/agenda/localTime.ts'
import { REFERENCE_WORDS } from '../../shared/agenda/references.ts'
import { KIND, kinOf } from '../../shared/richtext/kinds.ts'
import { allowedHref } from '../../shared/richtext/links.ts'
import { LARGEST_SPAN, MARKS, NODES } from '../../shared/richtext/schema.ts'
import type { PlaceName } from '../../shared/rights/placeNames.ts'
import { isCommentBody } from '../../shared/threads/commentBody.ts'
import { LONGEST_QUOTE } from '../../shared/threads/thread.ts'
import type { Accepts, MapPlace, Place, TextContent, TextPlace, ValuePlace } from '../gate/places.ts'

type AgendaPlace = Place<PlaceName>

// ── Values ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Characters of a plain value that a person types into one line; far more than anybody means. */
const LONGEST_LINE = 10_000
const LONGEST_TEMPLATE = 100_000
const MOST_KEYS = 1000

const isString =
  (longest: number): Accepts =>
  (value) =>
    typeof value === 'string' && value.length <= longest
const isLine = isString(LONGEST_LINE)
const isNumber: Accepts = (value) => typeof value === 'number' && Number.isFinite(value)
const isKey: Accepts = (value) => typeof value === 'string' && KEY_PATTERN.test(value)
const areKeys: Accepts = (value) => Array.isArray(value) && value.length <= MOST_KEYS && value.every(isKey)
const isLocalTime: Accepts = (value) => typeof value === 'string' && readLocal(value) !== null
/** As `sealOf` makes it: SHA-256 in base64. */
const isSeal: Accepts = (value) => typeof value === 'string' && /^[A-Za-z0-9+/]{43}=$/.test(value)
const isTrue: Accepts = (value) => value === true
const isOneOf =
  (...allowed: readonly unknown[]): Accepts =>
  (value) =>
    allowed.includes(value)
const orNull =
  (accepts: Accepts): Accepts =>
  (value) =>
    value === null || accepts(value)

/** An object with these keys and no other; those of `optional` may be missing. */
const isRecord =
  (required: Readonly<Record<string, Accepts>>, optional: Readonly<Record<string, Accepts>> = {}): Accepts =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    const entries = Object.entries(value)
    const accepts = (key: string) =>
      Object.hasOwn(required, key) ? required[key] : Object.hasOwn(optional, key) ? optional[key] : undefined
    return (
      Object.keys(required).every((key) => Object.hasOwn(value, key)) &&
      entries.every(([key, entry]) => accepts(key)?.(entry) === true)
    )
  }

const isTemplate: Accepts = (value) =>
  Array.isArray(value) &&
  JSON.stringify(value).length <= LONGEST_TEMPLATE &&
  value.every((field) => isTemplateField(field))

const isTemplateField = isRecord({
  key: isKey,
  heading: isLine,
  placeholder: isLine,
  required: isOneOf(true, false),
  hidden: isOneOf(true, false),
  main: isOneOf(true, false),
})

// ── Comments ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const isCount: Accepts = (value) => Number.isSafeInteger(value) && Number(value) >= 0
const isId = isRecord({ client: isCount, clock: isCount })

/** As `Y.relativePositionToJSON` says it, of a letter (`anchor.ts`). */
const isRelativePosition = isRecord({ item: isId, assoc: isOneOf(-1, 0) })

const isAnchor = isRecord({
  start: isRelativePosition,
  end: isRelativePosition,
  quote: isString(LONGEST_QUOTE),
})

const BY_AND_AT = { by: isKey, at: isNumber }

// ── Texts ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const isSpan: Accepts = (value) =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= LARGEST_SPAN
const areWidths: Accepts = (value) =>
  Array.isArray(value) &&
  value.length <= LARGEST_SPAN &&
  value.every((width) => width === null || isNumber(width))

/** Attributes that an editor makes more of than words: columns, a style, the looks of the page. */
const ATTRIBUTES: Readonly<Record<string, Accepts>> = {
  colspan: isSpan,
  rowspan: isSpan,
  colwidth: areWidths,
  align: isOneOf('left', 'center', 'right'),
  target: isOneOf('_blank'),
  class: isOneOf(),
  attachment: isKey,
  person: isKey,
  item: isKey,
  word: isOneOf(...REFERENCE_WORDS),
}

/** Any other: a word, a number. */
const isPlain: Accepts = (value) => typeof value === 'boolean' || isNumber(value) || isLine(value)

const accept = (names: readonly string[]): Record<string, Accepts> =>
  Object.fromEntries(names.map((name) => [name, orNull(ATTRIBUTES[name] ?? isPlain)]))

/** An element can become its kin where it is, and then has the attributes of that. */
function attributesOf(node: string): Record<string, Accepts> {
  const kin = kinOf(node)
  const own = accept(NODES[node]!.attributes)
  return kin === null ? own : { ...own, ...accept(NODES[kin]!.attributes), [KIND]: isOneOf(node, kin) }
}

function isMark(attributes: readonly string[]): Accepts {
  const others = isRecord({}, accept(attributes))
  return (value) => {
    // An address may have been written with spaces, or be none: then it is shown as text, and must not lead anywhere.
    const href = (value as { href?: unknown } | null)?.href ?? null
    return others(value) && (href === null || allowedHref(href) !== null)
  }
}

const RICH: TextContent = {
  elements: Object.fromEntries(Object.keys(NODES).map((node) => [node, attributesOf(node)])),
  formats: Object.fromEntries(
    Object.entries(MARKS).map(([mark, { attributes }]) => [mark, isMark(attributes)]),
  ),
}

/** Paragraphs of plain text. */
const PLAIN: TextContent = { elements: { paragraph: {} }, formats: {} }

// ── Places ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const value = (name: PlaceName, accepts: Accepts): ValuePlace<PlaceName> => ({ is: 'value', name, accepts })
const text = (name: PlaceName, holds: TextContent): TextPlace<PlaceName> => ({ is: 'text', name, holds })
const map = (name: PlaceName, entries: Record<string, AgendaPlace>): MapPlace<PlaceName> => ({
  is: 'map',
  name,
  entries,
})
const mapOf = (name: PlaceName, place: AgendaPlace): MapPlace<PlaceName> => ({
  is: 'map',
  name,
  entries: {},
  each: { isKey: (key) => KEY_PATTERN.test(key), place },
})

const ATTACHMENT = map('attachment', {
  name: value('attachment.name', isLine),
  order: value('attachment.order', isLine),
  file: value(
    'attachment.file',
    orNull(isRecord({ hash: isLine, bytes: isNumber, type: isLine }, { by: isKey, at: isNumber })),
  ),
  deletedAt: value('attachment.deletedAt', orNull(isNumber)),
})

const ITEM = map('item', {
  kind: value('item.kind', isOneOf('section', 'item')),
  position: value('item.position', isRecord({ parent: orNull(isKey), order: isLine })),
  title: text('item.title', PLAIN),
  caseNumber: value('item.caseNumber', isLine),
  responsibles: mapOf('item.responsibles', value('item.responsible', isTrue)),
  responsibleOrder: value('item.responsibleOrder', areKeys),
  presenter: text('item.presenter', PLAIN),
  status: value(
    'item.status',
    isRecord(
      { is: isOneOf('drafting', 'ready', 'approved', 'returned'), by: orNull(isKey), at: orNull(isNumber) },
      { why: isString(LONGEST_WHY), seal: isSeal },
    ),
  ),
  locked: value('item.locked', orNull(isRecord({ by: isKey, at: isNumber, why: isLine }))),
  dueAt: value('item.dueAt', orNull(isLocalTime)),
  lateReason: text('item.lateReason', PLAIN),
  withoutText: value('item.withoutText', isOneOf(true, false)),
  fields: mapOf('item.fields', text('item.field', RICH)),
  attachments: mapOf('item.attachments', ATTACHMENT),
  deletedAt: value('item.deletedAt', orNull(isNumber)),
})

const COMMENT = map('comment', {
  author: value('comment.author', isKey),
  at: value('comment.at', isNumber),
  body: value('comment.body', isCommentBody),
  editedAt: value('comment.editedAt', isNumber),
  deletedAt: value('comment.deletedAt', orNull(isNumber)),
})

const THREAD = map('thread', {
  item: value('thread.item', isKey),
  field: value('thread.field', orNull(isKey)),
  anchor: value('thread.anchor', orNull(isAnchor)),
  author: value('thread.author', isKey),
  at: value('thread.at', isNumber),
  task: value('thread.task', orNull(isRecord({ person: isKey, done: orNull(isRecord(BY_AND_AT)) }))),
  resolved: value('thread.resolved', orNull(isRecord(BY_AND_AT))),
  deletedAt: value('thread.deletedAt', orNull(isNumber)),
  comments: mapOf('thread.comments', COMMENT),
})

export const AGENDA_PLACES: Readonly<Record<'agenda' | 'items' | 'threads', MapPlace<PlaceName>>> = {
  agenda: map('agenda', {
    council: value('agenda.council', isLine),
    title: value('agenda.title', isLine),
    startsAt: value('agenda.startsAt', orNull(isLocalTime)),
    endsAt: value('agenda.endsAt', orNull(isLocalTime)),
    place: value('agenda.place', isLine),
    deadlines: value(
      'agenda.deadlines',
      isRecord({ items: orNull(isLocalTime), material: orNull(isLocalTime) }),
    ),
    numbering: value(
      'agenda.numbering',
      isRecord({ first: isNumber, style: isOneOf('nested', 'continuous') }),
    ),
    fields: value('agenda.fields', isTemplate),
    asksCaseNumber: value('agenda.asksCaseNumber', isOneOf(true, false)),
    motto: text('agenda.motto', PLAIN),
    state: value('agenda.state', isOneOf('drafting', 'sent', 'minutes')),
    schemaVersion: value('agenda.schemaVersion', isNumber),
  }),
  items: mapOf('items', ITEM),
  threads: mapOf('threads', THREAD),
}
