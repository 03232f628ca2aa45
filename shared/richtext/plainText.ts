/** The words of rich text, and whether there are any. */
import type { RichText, RichTextNode } from './richText.ts'

const CELL_TYPES = new Set(['tableCell', 'tableHeader'])

/** One line a block; the cells of a table row are separated by tabs. Lists have no marks. */
export function plainText(text: RichText): string {
  return linesOf(text.content).join('\n')
}

/** A title or a motto on one line: its paragraphs joined by a space. */
export function oneLine(text: RichText): string {
  return plainText(text).replace(/\s+/g, ' ').trim()
}

/** Words as a reader counts them: runs without space that hold a letter or a digit. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

function linesOf(nodes: readonly RichTextNode[]): string[] {
  const lines: string[] = []
  let inline = ''
  let hasInline = false
  for (const node of nodes) {
    if (node.type === 'text' || node.type === 'hardBreak') {
      inline += node.type === 'text' ? (node.text ?? '') : '\n'
      hasInline = true
      continue
    }
    lines.push(...blockLines(node))
  }
  if (hasInline) lines.unshift(inline)
  return lines
}

function blockLines(node: RichTextNode): string[] {
  const children = node.content ?? []
  if (node.type === 'tableRow') {
    return [
      children
        .map((cell) => (CELL_TYPES.has(cell.type) ? linesOf(cell.content ?? []).join(' ') : ''))
        .join('\t'),
    ]
  }
  return children.length === 0 ? [node.text ?? ''] : linesOf(children)
}

/**
 * Whether two texts are the same to a reader: a placeholder that was pasted, or stands in an imported file with other
 * capitals or a full stop, is still only the placeholder.
 */
export function sameWords(a: string, b: string): boolean {
  return normalised(a) === normalised(b)
}

const normalised = (text: string) =>
  text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.…]+$/u, '')
    .trim()
    .toLocaleLowerCase('da')
