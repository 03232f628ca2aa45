/** The Markdown of a field as rich text. */
import { describe, expect, test } from 'vitest'
import { markdownToRichText } from '../../../server/exchange/formats/markdown/toRichText.ts'
import { da } from '../../../shared/language/da.ts'
import { plainText } from '../../../shared/richtext/plainText.ts'
import type { RichTextNode } from '../../../shared/richtext/richText.ts'
import { MARKS, NODES } from '../../../shared/richtext/schema.ts'

const lost: string[] = []
const read = (markdown: string): RichTextNode[] => {
  lost.length = 0
  return markdownToRichText(markdown.split('\n'), null, (line, message) => lost.push(`${line} ${message}`))
    .content
}
const text = (value: string, ...marks: string[]) => ({
  ...{ type: 'text', text: value },
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
})

describe('inline', () => {
  test.each([
    ['**fed** og *kursiv*', [text('fed', 'bold'), text(' og '), text('kursiv', 'italic')]],
    ['***begge***', [text('begge', 'bold', 'italic')]],
    ['~~væk~~ ~om~', [text('væk', 'strike'), text(' ~om~')]],
    ['<b>fed <i>begge</i></b>', [text('fed ', 'bold'), text('begge', 'bold', 'italic')]],
    ['<u>under</u>', [text('under', 'underline')]],
    ['en\nto', [text('en to')]],
    ['en\\\nto', [text('en'), { type: 'hardBreak' }, text('to')]],
    ['en<br>to', [text('en'), { type: 'hardBreak' }, text('to')]],
    ['`kode` &amp; 1 \\* 2', [text('kode & 1 * 2')]],
    ['[^1] og [ord]', [text('[^1] og [ord]')]],
  ])('[I2] %j', (markdown, content) => {
    expect(read(markdown)).toEqual([{ type: 'paragraph', content }])
    expect(lost).toEqual([])
  })

  test('[I2] only addresses that a browser may open are links; others are reported', () => {
    expect(read('[a](javascript:alert(1)) [b](data:text/html,x) [c](#_Toc1)')).toEqual([
      { type: 'paragraph', content: [text('a b c')] },
    ])
    expect(lost).toEqual(
      ['javascript:alert(1)', 'data:text/html,x', '#_Toc1'].map(
        (address) => `1 ${da.importReportLink({ text: address })}`,
      ),
    )
  })

  test('[Z297] a picture in the text itself is named, and its bytes are not', () => {
    const bytes = `data:image/png;base64,${'iVBORw0KGgo'.repeat(50)}`
    read(`![Et kort](${bytes} "Kort") ![](${bytes}) [her](${bytes})`)
    expect(lost).toEqual([
      `1 ${da.importReportImage({ text: 'Et kort Kort' })}`,
      `1 ${da.importReportImage({ text: '' })}`,
      `1 ${da.importReportLink({ text: 'data:…' })}`,
    ])
  })

  test('[I2] tags that are not ours leave their words, and are reported with what they hold', () => {
    expect(
      plainText({ type: 'doc', content: read('en\n\n<div title="to">tre</div> <script>fire</script>') }),
    ).toBe('en\ntre fire')
    expect(lost[0]).toBe(`3 ${da.importReportTag({ text: '<div title="to">' })}`)
    expect(lost).toHaveLength(4)
  })
})

describe('blocks', () => {
  test('[Z297] code stands as paragraphs, which is said; so is that a rule is left out', () => {
    expect(read('```js\nconst x = 1\n```\n\n---\n\n```\nto\n```').map((node) => node.type)).toEqual([
      'paragraph',
      'paragraph',
    ])
    expect(lost).toEqual([
      `1 ${da.importReportCode({ text: 'js' })}`,
      `5 ${da.importReportRule}`,
      `7 ${da.importReportCode({ text: '' })}`,
    ])
  })

  test('[I2] numbers of a list that jump are kept, «1.» before every line counts', () => {
    expect(read('3. a\n4. b\n7. c').map((node) => [node.attrs?.start, node.content?.length])).toEqual([
      [3, 2],
      [7, 1],
    ])
    expect(read('1. a\n1. b').map((node) => [node.attrs?.start, node.content?.length])).toEqual([[1, 2]])
  })

  test('[I2] what would hide words is text', () => {
    const hidden = '[a]: http://b.dk "c"\n\n[^d]: e\n\n    f\n\n- [x] g'
    const shown = plainText({ type: 'doc', content: read(hidden) })
    for (const word of ['[a]', 'b.dk', 'c', '[^d]: e', 'f', '[x] g']) expect(shown).toContain(word)
  })

  test('[I2] two lines or more with the same number of tabs are a table, one is a line', () => {
    expect(read('a\tb\nc\td').map(({ type }) => type)).toEqual(['table'])
    expect(read('a\tb').map(({ type }) => type)).toEqual(['paragraph'])
    expect(read('-\ta\n-\tb').map(({ type }) => type)).toEqual(['bulletList'])
  })

  test('[I2] every node and mark is one of the schema', () => {
    const nodes = read(
      '# a\n\n> b\n\n- **c**\n  1. _d_\n\n| e | f |\n|---|---|\n| ~~g~~ | <u>h</u> |\n\n```js\ni\n```\n\n---\n\n[j](https://k.dk "l")\\\nm',
    )
    const check = (node: RichTextNode): void => {
      if (node.type !== 'text')
        expect(Object.keys(node.attrs ?? {}).every((key) => NODES[node.type]!.attributes.includes(key))).toBe(
          true,
        )
      for (const mark of node.marks ?? [])
        expect(Object.keys(mark.attrs ?? {}).every((key) => MARKS[mark.type]!.attributes.includes(key))).toBe(
          true,
        )
      for (const child of node.content ?? []) check(child)
    }
    for (const node of nodes) check(node)
    expect(plainText({ type: 'doc', content: nodes })).toBe('a\nb\nc\nd\ne\tf\ng\th\ni\nj\nm')
  })
})

test('[Z186] a sentence that the end of a page tore is one paragraph again', () => {
  const torn = [
    'Analysen blev afleveret i efteråret, og herefter er der startet en dialog om etablering af en',
    '',
    '**task** force, som sætter skub i udbredelsen af AI, i hele landet og i alle landets kommuner',
  ]
  const words = (...lines: string[]) =>
    markdownToRichText(lines, null, () => {}).content.map((node) =>
      plainText({ type: 'doc', content: [node] }),
    )
  const next = 'men potentialerne er store.'
  expect(words(torn[0]!, '', next)).toEqual([`${torn[0]} ${next}`])
  expect(words(...torn), 'a mark').toHaveLength(2)
  expect(words(`${torn[0]}.`, '', next), 'a whole sentence').toHaveLength(2)
  expect(words('Deltagere', '', next), 'a label').toHaveLength(2)
  expect(words(torn[0]!, '', 'Men potentialerne er store.'), 'a new sentence').toHaveLength(2)
  expect(words(torn[0]!, '', `- ${next}`), 'a list').toHaveLength(2)
  expect(words(torn[0]!, '', `&#x6D;${next.slice(1)}`), 'as our own Markdown writes two').toHaveLength(2)
})

test('[Z187] the columns of a table stand as they are aligned', () => {
  const table = markdownToRichText(['| Navn | Beløb |', '| --- | ---: |', '| A | 17.000 |'], null, () => {})
  const aligns = table.content[0]!.content!.map(({ content = [] }) =>
    content.map(({ attrs }) => attrs?.align),
  )
  expect(aligns).toEqual([
    [undefined, 'right'],
    [undefined, 'right'],
  ])
})
