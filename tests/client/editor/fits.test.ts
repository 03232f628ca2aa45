/** Which texts an editor may be mounted on: mounting deletes what the schema does not allow. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { fits } from '../../../client/editor/fits.ts'
import { paragraphs, type RichTextNode } from '../../../shared/richtext/richText.ts'
import { writeRichText } from '../../../shared/richtext/yText.ts'

function fragmentOf(...content: RichTextNode[]): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment('text')
  writeRichText(fragment, { type: 'doc', content })
  return fragment
}

const words = [{ type: 'text', text: 'ord' }]
const block = (type: string, ...content: RichTextNode[]): RichTextNode => ({ type, content })

test('[C4] nothing, text, and everything the schema knows fit', () => {
  expect(fits(fragmentOf(), 'field')).toBe(true)
  expect(fits(fragmentOf(...paragraphs('a', '').content), 'field')).toBe(true)
  expect(
    fits(fragmentOf(block('bulletList', block('listItem', block('paragraph', ...words)))), 'field'),
  ).toBe(true)
})

test.each(['bulletList', 'blockquote', 'table'])('an empty %s fits', (type) => {
  expect(fits(fragmentOf(block(type)), 'field')).toBe(true)
})

test.each([
  ['an unknown node', block('callout', block('paragraph', ...words))],
  ['an unknown mark', block('paragraph', { type: 'text', text: 'ord', marks: [{ type: 'comment' }] })],
  ['a node where it may not be', block('paragraph', block('paragraph', ...words))],
  ['a list item without a list', block('listItem', block('paragraph', ...words))],
  ['text outside any paragraph', { type: 'text', text: 'ord' }],
])('%s does not', (_what, node) => {
  expect(fits(fragmentOf(node), 'field')).toBe(false)
})

test('a title may have two paragraphs, and nothing but plain text', () => {
  expect(fits(fragmentOf(...paragraphs('To', 'linjer').content), 'title')).toBe(true)
  expect(fits(fragmentOf({ type: 'heading', attrs: { level: 1 }, content: words }), 'title')).toBe(false)
})
