import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { IdRange } from '../../../shared/protocol/news.ts'
import { linesWith } from '../../../shared/richtext/newLines.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { writeRichText } from '../../../shared/richtext/yText.ts'

function text(...lines: string[]): { doc: Y.Doc; fragment: Y.XmlFragment; line: (n: number) => Y.XmlText } {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment('text')
  writeRichText(fragment, paragraphs(...lines))
  return { doc, fragment, line: (n) => (fragment.get(n) as Y.XmlElement).get(0) as Y.XmlText }
}

/** What an edit brings. */
function brought(doc: Y.Doc, edit: () => void): IdRange[] {
  const before = Y.getState(doc.store, doc.clientID)
  edit()
  return [[doc.clientID, before, Y.getState(doc.store, doc.clientID) - before]]
}

test('[Y12] the lines are those in which the letters stand now, wherever lines have come and gone', () => {
  const { doc, fragment, line } = text('En', 'To', 'Tre', 'Fire')
  const ids = [...brought(doc, () => line(1).insert(1, 'oo')), ...brought(doc, () => line(3).insert(0, 'xx'))]
  expect(linesWith(fragment, ids)).toEqual([1, 3])
  fragment.delete(0, 1)
  expect(linesWith(fragment, ids)).toEqual([0, 2])
  line(0).delete(1, 2)
  expect(linesWith(fragment, ids)).toEqual([2])
  line(2).delete(0, 1)
  expect(linesWith(fragment, ids)).toEqual([2])
})

test('[Y12] letters of another text, and such as nobody knows, stand in no line', () => {
  const { doc, fragment } = text('En')
  const other = doc.getXmlFragment('other')
  const ids = brought(doc, () => writeRichText(other, paragraphs('Andet')))
  expect(linesWith(fragment, [...ids, [7, 0, 3], [doc.clientID, 9999, 4]])).toEqual([])
  expect(linesWith(other, ids)).toEqual([0])
  expect(linesWith(new Y.XmlFragment(), ids)).toEqual([])
})
