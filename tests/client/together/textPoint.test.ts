/** Where a colleague's position stands in a text, counted in lines and letters. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readPosition } from '../../../client/together/caretHub.ts'
import { textPoint } from '../../../client/together/textPoint.ts'
import { fieldOf, itemOf } from '../../../shared/agenda/document.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'

function opened() {
  const doc = agenda()
    .item(item('AI').field('background', paragraphs('Første', '', 'Tredje')))
    .doc()
  const fragment = fieldOf(itemOf(doc, idOf(doc, 'AI'))!, 'background')!
  const textOf = (block: number) => (fragment.get(block) as Y.XmlElement).get(0) as Y.XmlText
  const at = (type: Y.XmlText | Y.XmlElement, index: number) =>
    Y.createRelativePositionFromTypeIndex(type, index)
  return { doc, fragment, textOf, at }
}

test('[E20] a position is a line and the letters before it', () => {
  const { fragment, textOf, at } = opened()
  expect(textPoint(fragment, at(textOf(2), 3))).toEqual({ block: 2, offset: 3 })
  expect(textPoint(fragment, at(fragment.get(1) as Y.XmlElement, 0))).toEqual({ block: 1, offset: 0 })
})

test('[E20] a position stays at its letter while others write before it', () => {
  const { fragment, textOf, at } = opened()
  const position = at(textOf(2), 3)
  textOf(2).insert(0, 'Den ')
  fragment.delete(1, 1)
  expect(textPoint(fragment, position)).toEqual({ block: 1, offset: 7 })
})

test('[E20] a position in a line that is gone, or in another text, is nowhere', () => {
  const { doc, fragment, textOf, at } = opened()
  const gone = at(fragment.get(0) as Y.XmlElement, 0)
  fragment.delete(0, 1)
  const title = itemOf(doc, idOf(doc, 'AI'))!.get('title') as Y.XmlFragment
  expect(textPoint(title, at(textOf(1), 1))).toBeNull()
  expect(textPoint(fragment, gone)).toBeNull()
})

test.each([null, 7, {}, { type: 'x' }, { type: { client: -1, clock: 0 } }, { tname: 'items', item: null }])(
  'a colleague’s position that is none is left out: %j',
  (value) => {
    expect(readPosition(value)).toBeNull()
  },
)
