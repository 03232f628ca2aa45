/** Static HTML from shared rich text. That the DOM is the editor's own is tested in a browser (`tests/browser`). */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { toHtml, toHtmlOrPlaceholder } from '../../../client/editor/toHtml.ts'
import type { RichTextNode } from '../../../shared/richtext/richText.ts'
import { writeRichText } from '../../../shared/richtext/yText.ts'

function fragmentOf(...content: RichTextNode[]): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment('text')
  writeRichText(fragment, { type: 'doc', content })
  return fragment
}

const html = (...content: RichTextNode[]): string => toHtml(fragmentOf(...content))
const text = (words: string, ...marks: (string | { type: string; attrs: Record<string, unknown> })[]) => ({
  type: 'text',
  text: words,
  marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)),
})
const node = (type: string, ...content: RichTextNode[]): RichTextNode => ({ type, content })
const p = (...content: RichTextNode[]) => node('paragraph', ...content)

describe('blocks', () => {
  test('paragraphs; an empty one keeps its height', () => {
    expect(html(p(text('Et')), p())).toBe('<p>Et</p><p><br class="ProseMirror-trailingBreak"></p>')
  })

  test('headings keep their level in the text, and stand below the field’s own in the outline', () => {
    const heading = { type: 'heading', attrs: { level: 2 }, content: [text('Formål')] }
    expect(html(heading)).toBe('<h2 aria-level="5">Formål</h2>')
  })

  test('lists, nested, with their first number', () => {
    const inner = node('bulletList', node('listItem', p(text('b'))))
    expect(html(node('bulletList', node('listItem', p(text('a')), inner)))).toBe(
      '<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>',
    )
    expect(html({ ...node('orderedList', node('listItem', p(text('c')))), attrs: { start: 3 } })).toBe(
      '<ol start="3"><li><p>c</p></li></ol>',
    )
  })

  test('quotes and line breaks', () => {
    expect(html(node('blockquote', p(text('a'), { type: 'hardBreak' }, text('b'))))).toBe(
      '<blockquote><p>a<br>b</p></blockquote>',
    )
  })

  test('tables as TipTap draws them', () => {
    const header = { ...node('tableHeader', p(text('A'))), attrs: { colspan: 2, rowspan: 1 } }
    const cell = node('tableCell', p(text('1')))
    expect(html(node('table', node('tableRow', header), node('tableRow', cell, cell)))).toBe(
      '<div class="tableWrapper"><table style="min-width: 50px">' +
        '<colgroup><col style="min-width: 25px"><col style="min-width: 25px"></colgroup><tbody>' +
        '<tr><th colspan="2" rowspan="1"><p>A</p></th></tr>' +
        '<tr><td colspan="1" rowspan="1"><p>1</p></td><td colspan="1" rowspan="1"><p>1</p></td></tr>' +
        '</tbody></table></div>',
    )
  })

  test('empty containers, which two people can leave behind, are shown empty', () => {
    expect(html(node('bulletList'), node('table'))).toBe(
      '<ul></ul><div class="tableWrapper"><table style="min-width: 0px"><colgroup></colgroup><tbody></tbody></table></div>',
    )
  })
})

describe('marks', () => {
  test('each has its element, the link outermost', () => {
    const link = { type: 'link', attrs: { href: 'https://kl.dk' } }
    expect(html(p(text('a', 'bold', 'italic', 'strike', 'underline', link)))).toBe(
      '<p><a target="_blank" rel="noopener noreferrer" href="https://kl.dk"><strong><em><s><u>a</u></s></em></strong></a></p>',
    )
  })

  test('what neighbours share is opened once, as in the editor', () => {
    expect(html(p(text('a', 'bold'), text('b', 'bold', 'italic'), text('c')))).toBe(
      '<p><strong>a<em>b</em></strong>c</p>',
    )
  })
})

describe('what nobody here wrote', () => {
  test('text is text', () => {
    expect(html(p(text('<img src=x onerror=alert(1)> & "så"')))).toBe(
      '<p>&lt;img src=x onerror=alert(1)&gt; &amp; &quot;så&quot;</p>',
    )
  })

  test.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'data:text/html,x',
    '//ond.dk',
    'vbscript:x',
    7,
    null,
  ])('a link to %s leads nowhere, and keeps its words', (href) => {
    expect(html(p(text('ord', { type: 'link', attrs: { href } })))).toBe('<p><a>ord</a></p>')
  })

  test('an address cannot break out of its attribute', () => {
    const link = { type: 'link', attrs: { href: 'https://a/"onmouseover="alert(1)' } }
    expect(html(p(text('x', link)))).toContain('href="https://a/&quot;onmouseover=&quot;alert(1)"')
  })

  test('attributes of another type than expected do no harm', () => {
    const cell = { ...node('tableCell', p(text('x'))), attrs: { colspan: '9"><script>', align: 'x"y' } }
    expect(html(node('table', node('tableRow', cell)))).toContain('<td colspan="1" rowspan="1"><p>x</p></td>')
    const list = {
      ...node('orderedList', node('listItem', p(text('y')))),
      attrs: { start: 'x', type: 'a"b' },
    }
    expect(html(list)).toBe('<ol type="a&quot;b"><li><p>y</p></li></ol>')
  })

  test('a node and a mark from a newer program keep their words', () => {
    expect(html(node('callout', p(text('vigtigt'))), p(text('mærket', 'comment')))).toBe(
      '<p>vigtigt</p><p>mærket</p>',
    )
  })
})

describe('placeholder', () => {
  test('stands where nothing is written, and is not content', () => {
    const shown =
      '<p class="is-empty is-editor-empty" data-placeholder="Her skrives &quot;baggrunden&quot;"><br class="ProseMirror-trailingBreak"></p>'
    expect(toHtmlOrPlaceholder(fragmentOf(), 'Her skrives "baggrunden"')).toBe(shown)
    expect(toHtmlOrPlaceholder(fragmentOf(p()), 'Her skrives "baggrunden"')).toBe(shown)
  })

  test('is gone at the first word', () => {
    expect(toHtmlOrPlaceholder(fragmentOf(p(text('a'))), 'Her skrives')).toBe('<p>a</p>')
  })
})

describe('[Z110] what a sent text refers to', () => {
  const reference = (attrs: Record<string, unknown>) => html(p({ type: 'reference', attrs }))

  test('is called as it was then, and leads to where that stands in the same paper', () => {
    expect(reference({ words: 'sag 2.1', to: { item: 'i-1' } })).toBe(
      '<p><a class="item-ref" href="#item-i-1">sag 2.1</a></p>',
    )
    expect(reference({ words: './. Bilag', to: { attachment: 'b' } })).toContain('href="#attachment-b"')
    expect(reference({ words: '@Vibeke', to: null })).toBe('<p><a class="item-ref">@Vibeke</a></p>')
  })

  test('does nothing but be read, whatever it is', () => {
    expect(reference({ words: '<b>', to: { item: '"onclick=x' } })).toBe(
      '<p><a class="item-ref">&lt;b&gt;</a></p>',
    )
    expect(reference({ words: 4, to: 'x' })).toBe('<p><a class="item-ref"></a></p>')
  })
})
