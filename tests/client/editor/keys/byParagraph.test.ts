import { getSchema } from '@tiptap/core'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { fieldExtensions } from '../../../../client/editor/extensions.ts'
import { paragraphFrom } from '../../../../client/editor/keys/byParagraph.ts'

const schema = getSchema(fieldExtensions())
const line = (text: string) => schema.node('paragraph', null, text === '' ? [] : schema.text(text))

/** A line, an empty one, a list's, the last. */
const DOC = schema.node('doc', null, [
  line('En'),
  line(''),
  schema.node('bulletList', null, [schema.node('listItem', null, [line('To')])]),
  line('Tre'),
])
const [EN, EMPTY, TO, TRE] = [1, 5, 9, 15]

test.each([
  ['from the middle', TRE + 2, -1, TRE],
  ['from the beginning, into a list', TRE, -1, TO],
  ['to an empty one', TO, -1, EMPTY],
  ['at the very beginning', EN, -1, EN],
  ['down from the middle', EN + 1, 1, EMPTY],
  ['down into a list', EMPTY, 1, TO],
  ['down to the end where there is no more', TRE + 1, 1, TRE + 3],
] as const)('[E86] a paragraph on, or back: %s', (_, from, direction, to) => {
  const state = EditorState.create({ doc: DOC, selection: TextSelection.create(DOC, from) })
  expect(paragraphFrom(state, direction)).toBe(to)
})
