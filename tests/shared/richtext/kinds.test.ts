/** An element that has become another kind reads as one that was born so. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { fits } from '../../../client/editor/fits.ts'
import { toHtml } from '../../../client/editor/toHtml.ts'
import { bringBack } from '../../../shared/richtext/bringBack.ts'
import { becomeKind, kindOf } from '../../../shared/richtext/kinds.ts'
import { plainText } from '../../../shared/richtext/plainText.ts'
import type { RichTextNode } from '../../../shared/richtext/richText.ts'
import { readRichText, writeRichText } from '../../../shared/richtext/yText.ts'

const node = (type: string, ...content: RichTextNode[]): RichTextNode => ({ type, content })
const words = (text: string): RichTextNode => ({ type: 'text', text })
const line = (type: string): RichTextNode => node(type, words('Ord.'))
const table = (cell: string): RichTextNode => node('table', node('tableRow', node(cell, line('paragraph'))))
const list = (type: string): RichTextNode => node(type, node('listItem', line('paragraph')))

/** Each kind, and how a text holds it. */
const FAMILIES: readonly (readonly [kind: string, other: string, holding: (kind: string) => RichTextNode])[] =
  [
    ['paragraph', 'heading', line],
    ['bulletList', 'orderedList', list],
    ['tableCell', 'tableHeader', table],
  ]
const BOTH_WAYS = FAMILIES.flatMap(([kind, other, holding]) => [
  { kind, other, holding },
  { kind: other, other: kind, holding },
])

function fragmentOf(...content: RichTextNode[]): Y.XmlFragment {
  const fragment = new Y.Doc({ gc: false }).getXmlFragment('text')
  writeRichText(fragment, { type: 'doc', content })
  return fragment
}

function elementOf(parent: Y.XmlFragment, kind: string): Y.XmlElement {
  const found = [...parent.createTreeWalker((one) => one instanceof Y.XmlElement && kindOf(one) === kind)]
  return found[0] as Y.XmlElement
}

describe.each(BOTH_WAYS)('a $kind that has become a $other', ({ kind, other, holding }) => {
  const become = () => {
    const fragment = fragmentOf(holding(kind))
    becomeKind(elementOf(fragment, kind), other)
    return fragment
  }
  const born = fragmentOf(holding(other))

  test('[W12] reads, draws and fits as one that was born so', () => {
    const fragment = become()
    expect(readRichText(fragment)).toEqual(readRichText(born))
    expect(toHtml(fragment)).toBe(toHtml(born))
    expect(plainText(readRichText(fragment))).toBe('Ord.')
    expect(fits(fragment, 'field')).toBe(true)
    expect(fits(fragment, 'title')).toBe(fits(born, 'title'))
  })

  test('[W12] is what it was, for who looks at what was before', () => {
    const fragment = fragmentOf(holding(kind))
    const [before, moment] = [readRichText(fragment), Y.snapshot(fragment.doc!)]
    becomeKind(elementOf(fragment, kind), other)
    expect(readRichText(fragment, moment)).toEqual(before)
  })

  test('[W11] is brought back to what it was where it is: a colleague may be typing in it', () => {
    const fragment = become()
    const doc = fragment.doc!
    const living = elementOf(fragment, other)
    const before = readRichText(fragmentOf(holding(kind)))
    doc.transact(() => bringBack(fragment, before, Y.decodeStateVector(Y.encodeStateVector(doc)), new Set()))
    expect(readRichText(fragment)).toEqual(before)
    expect(elementOf(fragment, kind)).toBe(living)
  })

  test('[W12] can become again what it was, and nothing is left of that', () => {
    const fragment = become()
    becomeKind(elementOf(fragment, other), kind)
    expect(fragment.toString()).toBe(fragmentOf(holding(kind)).toString())
  })
})

test.each(['blockquote', 'listItem', 'toString', 7, null])(
  '[W12] what is no kin of it (%s) makes nothing else of an element',
  (kind) => {
    const fragment = fragmentOf(line('paragraph'))
    ;(fragment.get(0) as Y.XmlElement).setAttribute('as', kind as string)
    expect(kindOf(fragment.get(0) as Y.XmlElement)).toBe('paragraph')
    expect(toHtml(fragment)).toBe('<p>Ord.</p>')
  },
)
