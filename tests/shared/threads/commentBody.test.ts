/** What a comment may say: examples of what the page writes, and of what no page of ours would. */
import { describe, expect, test } from 'vitest'
import { paragraphs, type RichTextMark, type RichTextNode } from '../../../shared/richtext/richText.ts'
import { isCommentBody } from '../../../shared/threads/commentBody.ts'
import { LONGEST_BODY } from '../../../shared/threads/thread.ts'

const text = (words: string, ...marks: RichTextMark[]): RichTextNode => ({
  ...{ type: 'text', text: words },
  ...(marks.length > 0 && { marks }),
})
const line = (...content: RichTextNode[]): RichTextNode => ({ type: 'paragraph', content })
const body = (...content: unknown[]) => ({ type: 'doc', content })
const link = (attrs: Record<string, unknown>): RichTextMark => ({ type: 'link', attrs })
const list = (type: string, ...items: RichTextNode[]): RichTextNode => ({
  ...{ type, content: items.map((item) => ({ type: 'listItem', content: [item] })) },
})
const nested = (depth: number): RichTextNode =>
  depth === 0 ? line(text('inderst')) : list('bulletList', nested(depth - 1))
const ofLength = (length: number) => {
  const empty = JSON.stringify(paragraphs('x')).length - 1
  return paragraphs('x'.repeat(length - empty))
}

describe('[T7] a body is', () => {
  const sound: Record<string, unknown> = {
    'a line': paragraphs('Skal vi nævne KOMBIT?'),
    'lines, and none': paragraphs('', 'to'),
    nothing: body(),
    marks: body(line(text('fed', { type: 'bold' }), text('skrå', { type: 'italic', attrs: {} }))),
    'a link': body(
      line(text('KL', link({ href: 'https://kl.dk', target: '_blank', rel: 'noopener', class: null }))),
    ),
    'a mail address': body(line(text('post', link({ href: 'mailto:vn@kl.dk' })))),
    'lists in lists': body(nested(5), list('orderedList', line(text('et')))),
    'a list that goes on': body({
      ...list('orderedList', line(text('syv'))),
      attrs: { start: 7, type: null },
    }),
    'a person, an item and a break': body(
      line(
        { type: 'mention', attrs: { person: 'ida' } },
        { type: 'hardBreak' },
        { type: 'itemRef', attrs: { item: 'i1', word: 'sag' } },
      ),
    ),
    'what an editor made': body(
      line({ type: 'mention', attrs: Object.assign(Object.create(null), { person: 'ida' }) }),
    ),
    'as long as it may be': ofLength(LONGEST_BODY),
  }
  test.each(Object.entries(sound))('%s', (_name, value) => {
    expect(isCommentBody(value)).toBe(true)
  })
})

describe('[T7] a body is not', () => {
  const inheriting = Object.create({ type: 'text', text: 'arvet' }) as object
  const odd: Record<string, unknown> = {
    'a string': 'ord',
    'no value at all': null,
    'a list of nodes': [line(text('ord'))],
    'a document with more in it': { ...paragraphs('ord'), title: 'x' },
    'a document of another kind': { type: 'page', content: [] },
    'one sign too long': ofLength(LONGEST_BODY + 1),
    'deeper than anybody means': body(nested(30)),
    'deeper than a stack is': body(Array.from({ length: 5000 }).reduce<unknown>((inner) => body(inner), [])),
    'a heading': body({ type: 'heading', attrs: { level: 1 }, content: [] }),
    'a table': body({ type: 'table', content: [] }),
    'a picture': body(line({ type: 'image', attrs: { src: 'https://x.dk/a.png' } })),
    'words outside a line': body(text('ord')),
    'a line in a line': body(line(line(text('ord')))),
    'a line that is in a list, but in no point of it': body({ type: 'bulletList', content: [line()] }),
    'words that are none': body(line({ type: 'text', text: '' })),
    'words that are a number': body(line({ type: 'text', text: 7 } as never)),
    'words with something in them': body(line({ ...text('ord'), content: [] })),
    'an underline': body(line(text('ord', { type: 'underline' }))),
    'a mark that every object has': body(line(text('ord', { type: 'constructor' }))),
    'a node that every object has': body({ type: 'constructor' }),
    'bold with a style': body(line(text('ord', { type: 'bold', attrs: { style: 'color:red' } }))),
    'a link to a script': body(line(text('ord', link({ href: 'javascript:alert(1)' })))),
    'a link to a script, behind a space': body(line(text('ord', link({ href: ' javascript:alert(1)' })))),
    'a link to nowhere': body(line(text('ord', link({ href: null })))),
    'a link without an address': body(line(text('ord', link({})))),
    'a link with the looks of something else': body(
      line(text('ord', link({ href: 'https://kl.dk', class: 'button' }))),
    ),
    'a link that does something': body(
      line(text('ord', link({ href: 'https://kl.dk', onclick: 'alert(1)' }))),
    ),
    'a mention of nobody': body(line({ type: 'mention', attrs: {} })),
    'a mention with no attributes': body(line({ type: 'mention' })),
    'a mention of a name': body(line({ type: 'mention', attrs: { person: 'Ida Lund' } })),
    'a mention of what every object has': body(line({ type: 'mention', attrs: { person: '__proto__' } })),
    'a mention that says what it is called': body(
      line({ type: 'mention', attrs: { person: 'ida', label: 'Vibeke' } }),
    ),
    'a mention with words in it': body(line({ type: 'mention', attrs: { person: 'ida' }, content: [] })),
    'an item that is an address': body(line({ type: 'itemRef', attrs: { item: '../x' } })),
    'an item behind other words': body(line({ type: 'itemRef', attrs: { item: 'i1', word: 'Klik her: ' } })),
    'a line with a style': body({ ...line(), attrs: { style: 'position:fixed' } }),
    'a list from halves': body({ ...list('orderedList', line()), attrs: { start: 1.5 } }),
    'a node that inherits what it is': body(line(inheriting as never)),
    'a document that inherits what it is': Object.create(paragraphs('ord')),
  }
  test.each(Object.entries(odd))('%s', (_name, value) => {
    expect(isCommentBody(value)).toBe(false)
  })
})
