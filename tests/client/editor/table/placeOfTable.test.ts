import { getSchema } from '@tiptap/core'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { fieldExtensions } from '../../../../client/editor/extensions.ts'
import { placeOfTable } from '../../../../client/editor/table/insertTable.ts'
import { paragraphs } from '../../../../shared/richtext/richText.ts'

/** A line, an empty one, a list. */
const LIST = { type: 'bulletList', content: [{ type: 'listItem', content: paragraphs('To').content }] }
const DOC = getSchema(fieldExtensions()).nodeFromJSON({
  type: 'doc',
  content: [...paragraphs('En').content, { type: 'paragraph' }, LIST],
})

test.each([
  ['at a line’s beginning: before it', 1, { from: 0, to: 0 }],
  ['in a line: after it', 2, { from: 4, to: 4 }],
  ['in an empty line: in its place', 5, { from: 4, to: 6 }],
  ['at a list’s beginning: before it', 9, { from: 6, to: 6 }],
  ['in a list: after it', 10, { from: 14, to: 14 }],
])('[E89] a table comes where one asked for it: %s', (_, at, place) => {
  const state = EditorState.create({ doc: DOC, selection: TextSelection.create(DOC, at) })
  expect(placeOfTable(state)).toEqual(place)
})
