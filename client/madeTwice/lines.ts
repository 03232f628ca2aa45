/** Lines of shared text: paragraphs and headings, with their letters. Whole characters, for Yjs must not part one. */
import { simpleDiffArray } from 'lib0/diff'
import * as Y from 'yjs'
import { isLineNode } from '../../shared/richtext/schema.ts'

/** A character with its formats, or something else that stands in a line. */
export interface Letter {
  text: string
  formats: Record<string, unknown>
  /** Two with the same key look the same. */
  key: string
}

/** What has to be put into one row of letters, at one place, to make it the other. */
export interface Addition {
  at: number
  letters: readonly Letter[]
}

/** By the name that it was made with: in its family all are lines. */
export const isLine = (type: unknown): type is Y.XmlElement =>
  type instanceof Y.XmlElement && isLineNode(type.nodeName)

export function lettersOf(line: Y.XmlElement): Letter[] {
  return line.toArray().flatMap((child) => {
    if (!(child instanceof Y.XmlText)) return [{ text: '', formats: {}, key: `<${nameOf(child)}>` }]
    const delta: { insert: unknown; attributes?: Record<string, unknown> }[] = child.toDelta()
    return delta.flatMap(({ insert, attributes = {} }) => {
      const formats = JSON.stringify(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)))
      return [...String(insert)].map((text) => ({ text, formats: attributes, key: `${text}${formats}` }))
    })
  })
}

/** With what it refers to: two references are not one for their kind. */
const nameOf = (child: unknown): string =>
  child instanceof Y.XmlElement
    ? `${child.nodeName} ${JSON.stringify(Object.entries(child.getAttributes()).sort())}`
    : ''

export const wordsOf = (letters: readonly Letter[]): string => letters.map(({ text }) => text).join('')

/** The words that stood in a line before a transaction that took it away. @param taken what that took away */
export function wordsBefore(line: Y.XmlElement, taken: (id: Y.ID) => boolean): string {
  return itemsIn(line)
    .flatMap(({ content }) => (content instanceof Y.ContentType ? itemsIn(content.type) : []))
    .map(({ id, content }) => (content instanceof Y.ContentString && taken(id) ? content.str : ''))
    .join('')
}

/** Everything in a type in its order, living or deleted. */
export function itemsIn({ _start }: Pick<Y.AbstractType<unknown>, '_start'>): Y.Item[] {
  const items: Y.Item[] = []
  for (let item = _start; item !== null; item = item.right) items.push(item)
  return items
}

/** @returns `null` where more than that makes the difference */
export function additionTo(short: readonly Letter[], long: readonly Letter[]): Addition | null {
  const areSame = (a: Letter, b: Letter) => a.key === b.key
  const { index, remove, insert } = simpleDiffArray([...short], [...long], areSame)
  // A reference cannot be written as letters are: both lines stay, rather than that it goes.
  return remove === 0 && insert.every(({ text }) => text !== '') ? { at: index, letters: insert } : null
}

/** To be called in a transaction. @returns whether there was a text to put it into */
export function add(line: Y.XmlElement, { at, letters }: Addition): boolean {
  const [text, ...others] = line.toArray()
  if (!(text instanceof Y.XmlText) || others.length > 0) return false
  if (letters.some(({ text: letter }) => letter === '')) return false
  let index = wordsOf(lettersOf(line).slice(0, at)).length
  for (const { text: letter, formats } of letters) {
    text.insert(index, letter, formats)
    index += letter.length
  }
  return true
}

/** The text of the agenda that something stands in. */
export function textAround({ _item }: Pick<Y.AbstractType<unknown>, '_item'>): unknown {
  let at = _item
  while (at !== null && at.parentSub === null) {
    const parent = at.parent as Y.AbstractType<unknown>
    if (parent._item === null) return parent
    at = parent._item
  }
  return at === null ? null : at.content instanceof Y.ContentType ? at.content.type : null
}

/** All lines of a text in their order, living or deleted, but those of tables. */
export function allLines(parent: Pick<Y.AbstractType<unknown>, '_start'>): Y.XmlElement[] {
  return itemsIn(parent).flatMap(({ content }) => {
    const type = content instanceof Y.ContentType ? content.type : null
    if (isLine(type)) return [type]
    return type instanceof Y.XmlElement && type.nodeName !== 'table' ? allLines(type) : []
  })
}
