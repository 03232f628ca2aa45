/**
 * What a comment's body may be: a few kinds of rich text, as plain data. Other than a text of an agenda it is one value, that comes as it
 * is; so it is looked at whole, by who writes it as by the gate.
 */
import { KEY_PATTERN } from '../agenda/document.ts'
import { REFERENCE_WORDS } from '../agenda/references.ts'
import { allowedHref } from '../richtext/links.ts'
import { LONGEST_BODY } from './thread.ts'

/** A list in a list in a list … is deeper than anybody means. */
const DEEPEST = 20
/** Characters of an attribute of a link. */
const LONGEST_ATTRIBUTE = 4000

type Accepts = (value: unknown) => boolean

interface Spec {
  /** Which nodes may stand in it; `null`: it holds none. */
  holds: ReadonlySet<string> | null
  attributes: Readonly<Record<string, Accepts>>
}

const isKey: Accepts = (value) => typeof value === 'string' && KEY_PATTERN.test(value)
const isText: Accepts = (value) => typeof value === 'string' && value.length <= LONGEST_ATTRIBUTE
const isReferenceWord: Accepts = (value) => REFERENCE_WORDS.some((word) => word === value)
const orNull =
  (accepts: Accepts): Accepts =>
  (value) =>
    value === null || accepts(value)

const BLOCKS = new Set(['paragraph', 'bulletList', 'orderedList'])
const INLINE = new Set(['text', 'hardBreak', 'mention', 'itemRef'])
const ITEMS = new Set(['listItem'])

const NODES: Readonly<Record<string, Spec>> = {
  paragraph: { holds: INLINE, attributes: {} },
  bulletList: { holds: ITEMS, attributes: {} },
  orderedList: {
    holds: ITEMS,
    attributes: { start: orNull((start) => Number.isSafeInteger(start)), type: orNull(isText) },
  },
  listItem: { holds: BLOCKS, attributes: {} },
  hardBreak: { holds: null, attributes: {} },
  mention: { holds: null, attributes: { person: isKey } },
  itemRef: { holds: null, attributes: { item: isKey, word: orNull(isReferenceWord) } },
}

const MARKS: Readonly<Record<string, Readonly<Record<string, Accepts>>>> = {
  bold: {},
  italic: {},
  link: {
    href: (href) => isText(href) && allowedHref(href) !== null,
    target: orNull((target) => target === '_blank'),
    rel: orNull(isText),
    class: (name) => name === null,
    title: orNull(isText),
  },
}

/** Attributes without which the node, or the mark, says nothing. */
const NEEDED: Readonly<Record<string, string>> = { mention: 'person', itemRef: 'item', link: 'href' }

/** @param value as it came @returns whether it may be the body of a comment (`RichText`) */
export function isCommentBody(value: unknown): boolean {
  if (!isRecord(value) || !hasOnly(value, ['type', 'content']) || value.type !== 'doc') return false
  return areNodes(value.content, BLOCKS, 1) && JSON.stringify(value).length <= LONGEST_BODY
}

function areNodes(nodes: unknown, allowed: ReadonlySet<string>, depth: number): boolean {
  if (!Array.isArray(nodes) || depth > DEEPEST) return false
  return nodes.every((node) => isRecord(node) && isNode(node, allowed, depth))
}

function isNode(node: Record<string, unknown>, allowed: ReadonlySet<string>, depth: number): boolean {
  const { type, attrs = {}, content = [], marks = [] } = node
  if (typeof type !== 'string' || !allowed.has(type) || !areMarks(marks)) return false
  if (type === 'text') return hasOnly(node, ['type', 'text', 'marks']) && isWords(node.text)
  const { holds, attributes } = NODES[type]!
  if (!hasOnly(node, ['type', 'attrs', 'content', 'marks']) || !areAttributes(type, attrs, attributes))
    return false
  return holds === null ? !('content' in node) : areNodes(content, holds, depth + 1)
}

const isWords = (text: unknown): boolean => typeof text === 'string' && text !== ''

const areMarks = (marks: unknown): boolean =>
  Array.isArray(marks) &&
  marks.every((mark) => {
    if (!isRecord(mark) || !hasOnly(mark, ['type', 'attrs'])) return false
    const { type, attrs = {} } = mark
    return typeof type === 'string' && Object.hasOwn(MARKS, type) && areAttributes(type, attrs, MARKS[type]!)
  })

function areAttributes(name: string, attrs: unknown, allowed: Readonly<Record<string, Accepts>>): boolean {
  if (!isRecord(attrs) || !hasOnly(attrs, Object.keys(allowed))) return false
  const needed = Object.hasOwn(NEEDED, name) ? NEEDED[name] : undefined
  if (needed !== undefined && !Object.hasOwn(attrs, needed)) return false
  return Object.entries(attrs).every(([key, value]) => allowed[key]!(value))
}

/** What it inherits would be read with what it holds, and counted by nobody: an object can come with a `__proto__`. */
function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const inherits: unknown = Object.getPrototypeOf(value)
  return inherits === Object.prototype || inherits === null
}

const hasOnly = (record: object, keys: readonly string[]): boolean =>
  Object.keys(record).every((key) => keys.includes(key))
