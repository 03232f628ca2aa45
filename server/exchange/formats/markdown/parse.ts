/** Markdown as syntax trees: one dialect for reading and writing. */
import type { Root, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown, gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import { gfm } from 'micromark-extension-gfm'

/**
 * What people who write agendas do not mean by these signs: left as text, so that no word hides in a definition, a footnote
 * or a block of HTML that is shown nowhere. Underlined headings are read by `reading/lines.ts`.
 */
const NOT_OURS = [
  'codeIndented',
  'definition',
  'gfmFootnoteCall',
  'gfmFootnoteDefinition',
  'gfmPotentialFootnoteCall',
  'htmlFlow',
  'setextUnderline',
  'tasklistCheck',
]

/** GitHub's Markdown without what `NOT_OURS` names. */
export function parseMarkdown(markdown: string): Root {
  return fromMarkdown(markdown, {
    extensions: [gfm({ singleTilde: false }), { disable: { null: NOT_OURS } }],
    mdastExtensions: [gfmFromMarkdown()],
  })
}

/** @returns Markdown that `parseMarkdown` reads back, with a line end last */
export function printMarkdown(children: RootContent[]): string {
  const text = toMarkdown(
    { type: 'root', children },
    {
      bullet: '-',
      bulletOther: '*',
      listItemIndent: 'one',
      extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    },
  )
  // A tab in the text: two lines with tabs are read as a table.
  return text.replaceAll('\t', '&#x9;')
}

/** More signs with a meaning than this in one paragraph, or more before a line's text, are no writing. */
const MOST_SIGNS = 2000
/** The parser's time grows with the square of the lines of nested lists and quotes. */
const MOST_LINES = 2000
const WIDEST_INDENT = 120
const SIGNS = /[*_[\]~`<!>]/g
/** A line with which a paragraph, list item, table row or heading begins, or none goes on. */
const BEGINS = /^\s*(?:$|[-+*] |\d{1,9}[.)] |[|#])/
const RULE = /^\s*([-*_=])(?:\s*\1)*\s*$/

/** Whether reading it as Markdown could take time or depth without bound. Ordinary text never is, however long. */
export function isIntricate(lines: readonly string[]): boolean {
  if (lines.length > MOST_LINES) return true
  let signs = 0
  for (const line of lines) {
    if (BEGINS.test(line)) signs = 0
    signs += line.match(SIGNS)?.length ?? 0
    if (signs > MOST_SIGNS || indentOf(line) > WIDEST_INDENT) return true
  }
  return false
}

const indentOf = (line: string): number =>
  RULE.test(line) ? 0 : /^(?:[\s>*+-]|\d{1,9}[.)])*/.exec(line)![0].trimEnd().length
