/** Our reading and writing of fragments, held against the editor's own binding. */
import { getSchema } from '@tiptap/core'
import { Node } from '@tiptap/pm/model'
import { prosemirrorJSONToYXmlFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { fieldExtensions } from '../../../client/editor/extensions.ts'
import { plainText } from '../../../shared/richtext/plainText.ts'
import {
  paragraphs,
  type RichText,
  type RichTextMark,
  type RichTextNode,
} from '../../../shared/richtext/richText.ts'
import { MAX_DEPTH } from '../../../shared/richtext/schema.ts'
import { newFragment, readRichText } from '../../../shared/richtext/yText.ts'

const schema = getSchema(fieldExtensions())

// ── Random rich text of our schema ───────────────────────────────────────────────────────────────────────────────────

const mark: fc.Arbitrary<RichTextMark> = fc.constantFrom<RichTextMark>(
  { type: 'bold' },
  { type: 'italic' },
  { type: 'strike' },
  { type: 'underline' },
  { type: 'link', attrs: { href: 'https://kl.dk' } },
)
const marks = fc
  .uniqueArray(mark, { maxLength: 3, selector: ({ type }) => type })
  .map((some) => some.toSorted((a, b) => (a.type < b.type ? -1 : 1)))
const words = fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }).map((text) => text.toWellFormed())
const text: fc.Arbitrary<RichTextNode> = fc
  .tuple(words, marks)
  .map(([value, some]) => ({ type: 'text', text: value, ...(some.length > 0 && { marks: some }) }))
const inline = fc.array(fc.oneof({ weight: 4, arbitrary: text }, fc.constant({ type: 'hardBreak' })), {
  maxLength: 4,
})

/** A run of text has no two neighbours with the same marks: nobody can tell them apart. */
const isCanonical = (nodes: readonly RichTextNode[]): boolean =>
  nodes.every(
    (node, at) =>
      node.type !== 'text' ||
      JSON.stringify(node.marks) !== JSON.stringify(nodes[at - 1]?.marks) ||
      nodes[at - 1]?.type !== 'text',
  )

const withContent = (
  type: string,
  content: readonly RichTextNode[],
  attrs?: Record<string, unknown>,
): RichTextNode => ({
  type,
  ...(attrs !== undefined && { attrs }),
  ...(content.length > 0 && { content: [...content] }),
})

const { block } = fc.letrec<{ block: RichTextNode; blocks: RichTextNode[] }>((tie) => {
  const blocks = tie('blocks')
  const listItems = fc.array(
    blocks.map((content) => withContent('listItem', content)),
    { minLength: 1, maxLength: 3 },
  )
  const cell = fc
    .tuple(fc.constantFrom('tableCell', 'tableHeader'), blocks)
    .map(([type, content]) => withContent(type, content, { colspan: 1, rowspan: 1 }))
  const row = fc.array(cell, { minLength: 1, maxLength: 3 }).map((cells) => withContent('tableRow', cells))
  const paragraph = inline.filter(isCanonical).map((content) => withContent('paragraph', content))
  return {
    blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
    block: fc.oneof(
      { maxDepth: 3 },
      paragraph,
      fc
        .tuple(fc.integer({ min: 2, max: 4 }), inline.filter(isCanonical))
        .map(([level, content]) => withContent('heading', content, { level })),
      listItems.map((items) => withContent('bulletList', items)),
      listItems.map((items) => withContent('orderedList', items, { start: 3 })),
      blocks.map((content) => withContent('blockquote', content)),
      fc.array(row, { minLength: 1, maxLength: 2 }).map((rows) => withContent('table', rows)),
    ),
  }
})
const richText: fc.Arbitrary<RichText> = fc
  .array(block, { maxLength: 5 })
  .map((content) => ({ type: 'doc', content }))

const integrated = (fragment: Y.XmlFragment): Y.XmlFragment => {
  new Y.Doc().getMap('root').set('field', fragment)
  return fragment
}

/** As the editor holds it: with the defaults of its schema. */
const inEditor = (json: unknown) => Node.fromJSON(schema, json as RichText).toJSON()

describe('random rich text', () => {
  test('[M9] reads as it was written', () => {
    fc.assert(
      fc.property(richText, (written) => {
        expect(readRichText(integrated(newFragment(written)))).toEqual(written)
      }),
      { numRuns: 300, seed: 1 },
    )
  })

  test("what we write, the editor's binding reads the same", () => {
    fc.assert(
      fc.property(richText, (written) => {
        const root = yXmlFragmentToProseMirrorRootNode(integrated(newFragment(written)), schema)
        expect(inEditor(root.toJSON())).toEqual(inEditor(written))
      }),
      { numRuns: 300, seed: 2 },
    )
  })

  test("what the editor's binding writes, we read the same", () => {
    fc.assert(
      fc.property(richText, (written) => {
        const fragment = new Y.Doc().getXmlFragment('field')
        prosemirrorJSONToYXmlFragment(schema, inEditor(written), fragment)
        expect(inEditor(readRichText(fragment))).toEqual(inEditor(written))
      }),
      { numRuns: 300, seed: 3 },
    )
  })
})

describe('what our schema does not know', () => {
  test('[M7] is read whole: nodes, marks, attributes', () => {
    const newer: RichText = {
      type: 'doc',
      content: [
        {
          type: 'callout',
          attrs: { tone: 'warning', size: [1, 2] },
          content: [{ type: 'text', text: 'ord', marks: [{ type: 'comment', attrs: { id: 'a' } }] }],
        },
      ],
    }
    expect(readRichText(integrated(newFragment(newer)))).toEqual(newer)
  })

  test('a mark that may stand twice loses the hash that the binding gives it', () => {
    const [fragment, run] = [integrated(new Y.XmlFragment()), new Y.XmlText()]
    run.insert(0, 'ord', { 'comment--AbCdEfGh': { id: 'a' } })
    fragment.insert(0, [run])
    expect(readRichText(fragment).content[0]!.marks).toEqual([{ type: 'comment', attrs: { id: 'a' } }])
  })

  test('a fragment that is not there reads as empty', () => {
    expect(readRichText(undefined)).toEqual({ type: 'doc', content: [] })
  })
})

describe('depth', () => {
  const nested = (depth: number): RichText => {
    let node: RichTextNode = paragraphs('dybt nede').content[0]!
    for (let level = 1; level < depth; level++)
      node = { type: 'blockquote', content: [paragraphs(`${level}`).content[0]!, node] }
    return { type: 'doc', content: [node] }
  }

  test('is kept up to the limit', () => {
    expect(readRichText(integrated(newFragment(nested(MAX_DEPTH))))).toEqual(nested(MAX_DEPTH))
  })

  test('beyond it every word is still written, in order', () => {
    const words = (deep: RichText) => plainText(deep).replace(/\s/g, '')
    const read = readRichText(integrated(newFragment(nested(100))))
    expect(words(read)).toBe(words(nested(100)))
  })

  test('two thousand levels that another program made are read without an error, words and all', () => {
    const fragment = integrated(new Y.XmlFragment())
    let parent: Y.XmlFragment = fragment
    for (let level = 0; level < 2_000; level++) {
      const quote = new Y.XmlElement('blockquote')
      parent.insert(0, [quote])
      parent = quote
    }
    parent.insert(0, [new Y.XmlText('dybt nede')])
    expect(plainText(readRichText(fragment))).toBe('dybt nede')
  })
})

test('half a character is written so that everybody reads the same', () => {
  const doc = new Y.Doc()
  const fragment = newFragment(paragraphs('halv \ud83d'))
  doc.getMap('root').set('field', fragment)
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  expect(readRichText(other.getMap('root').get('field') as Y.XmlFragment)).toEqual(readRichText(fragment))
})
