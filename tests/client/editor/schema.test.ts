/** The editors' schema and the table in `shared/` say the same. */
import { getSchema } from '@tiptap/core'
import { expect, test } from 'vitest'
import { fieldExtensions, titleExtensions } from '../../../client/editor/extensions.ts'
import { MARKS, NODES } from '../../../shared/richtext/schema.ts'

const schema = getSchema(fieldExtensions())

/** What holds the text itself, in every schema. */
const ALWAYS = ['doc', 'text']

test('a field’s editor knows exactly the nodes of the shared schema, with their attributes', () => {
  const nodes = Object.fromEntries(
    Object.entries(schema.nodes)
      .filter(([name]) => !ALWAYS.includes(name))
      .map(([name, type]) => [name, Object.keys(type.spec.attrs ?? {}).sort()]),
  )
  expect(nodes).toEqual(
    Object.fromEntries(Object.entries(NODES).map(([name, spec]) => [name, [...spec.attributes].sort()])),
  )
})

test('a field’s editor knows exactly the marks of the shared schema, with their attributes', () => {
  const marks = Object.fromEntries(
    Object.entries(schema.marks).map(([name, type]) => [name, Object.keys(type.spec.attrs ?? {}).sort()]),
  )
  expect(marks).toEqual(
    Object.fromEntries(Object.entries(MARKS).map(([name, spec]) => [name, [...spec.attributes].sort()])),
  )
})

test.each(Object.entries(NODES))('%s holds what the shared schema says', (name, { content }) => {
  const type = schema.nodes[name]!
  if (content === 'inline') expect(type.inlineContent).toBe(true)
  if (content === 'none') expect(type.isLeaf).toBe(true)
  if (content === 'blocks') expect(type.isBlock && !type.inlineContent).toBe(true)
})

test.each(Object.entries(NODES).filter(([, { content }]) => content === 'blocks'))(
  '%s may be empty: an editor must not delete one that two people emptied at once',
  (name) => {
    expect(schema.nodes[name]!.contentMatch.validEnd).toBe(true)
  },
)

test('a title holds paragraphs of plain text', () => {
  const title = getSchema(titleExtensions())
  expect(Object.keys(title.nodes).sort()).toEqual(['doc', 'paragraph', 'text'])
  expect(Object.keys(title.marks)).toEqual([])
})
