import { describe, expect, test } from 'vitest'
import { countWords, oneLine, plainText, sameWords } from '../../../shared/richtext/plainText.ts'
import { paragraphs, type RichTextNode } from '../../../shared/richtext/richText.ts'

const text = (words: string): RichTextNode => ({ type: 'text', text: words })
const node = (type: string, ...content: RichTextNode[]): RichTextNode => ({ type, content })
const paragraph = (words: string) => node('paragraph', text(words))
const plain = (...content: RichTextNode[]) => plainText({ type: 'doc', content })

describe('plain text', () => {
  test('has one line a block; an empty one is an empty line', () => {
    expect(plainText(paragraphs('Et', '', 'To'))).toBe('Et\n\nTo')
  })

  test('joins runs of other formats, and breaks at a hard break', () => {
    expect(plain(node('paragraph', text('fed'), text('tekst'), { type: 'hardBreak' }, text('ny')))).toBe(
      'fedtekst\nny',
    )
  })

  test('goes into nested lists and quotes', () => {
    const inner = node('bulletList', node('listItem', paragraph('b')))
    expect(
      plain(node('bulletList', node('listItem', paragraph('a'), inner)), node('blockquote', paragraph('c'))),
    ).toBe('a\nb\nc')
  })

  test('separates the cells of a row by tabs, whatever a cell holds', () => {
    const row = node(
      'tableRow',
      node('tableHeader', paragraph('a'), paragraph('b')),
      node('newCell', paragraph('c')),
    )
    expect(plain(node('table', row, node('tableRow', node('tableCell'))))).toBe('a b\tc\n')
  })

  test('keeps the order of text and blocks that stand beside each other', () => {
    expect(plain(paragraph('a'), text('b'), node('newBlock', paragraph('c')), text('d'))).toBe('a\nb\nc\nd')
  })

  test("is not torn apart by a newer program's leaf", () => {
    expect(plain(node('paragraph', text('før'), { type: 'picture' }, text('efter')))).toBe('førefter')
  })

  test('of a hundred thousand paragraphs', () => {
    const content = Array.from({ length: 100_000 }, () => paragraph('x'))
    expect(plainText({ type: 'doc', content: [{ type: 'blockquote', content }] })).toHaveLength(199_999)
  })
})

test('one line joins paragraphs by a space', () => {
  expect(oneLine(paragraphs(' Digital ', '', 'post'))).toBe('Digital post')
})

test.each([
  ['', 0],
  [' – … ', 0],
  ['Digital post', 2],
  ['2.3 «AI-strategi» –\nfase\t2', 4],
  ['æøå ÆØÅ', 2],
])('«%s» has %i words', (words, count) => {
  expect(countWords(words)).toBe(count)
})

test('a long run of dots is compared in no time', () => {
  expect(sameWords(`${'.'.repeat(300_000)}x`, 'Her skrives baggrunden')).toBe(false)
})
