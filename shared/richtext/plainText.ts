/** The words of rich text, and whether there are any. */
import type { RichText, RichTextNode } from './richText.ts'
import { NODES } from './schema.ts'

/** One line a block; the cells of a table row are separated by tabs. Lists have no marks. */
export function plainText(text: RichText): string {
  return [...linesOf(text.content)].join('\n')
}

/** A title or a motto on one line: its paragraphs joined by a space. */
export function oneLine(text: RichText): string {
  return plainText(text).replace(/\s+/g, ' ').trim()
}

/** Words as a reader counts them: runs without space that hold a letter or a digit. */
export const wordsOf = (text: string): string[] =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))

export const countWords = (text: string): number => wordsOf(text).length

/**
 * What stands for a node that stands among letters. What a reference is called, its document knows (`shared/agenda/inWords.ts`); here it
 * is so many words as that as a rule.
 */
const SIGNS: Readonly<Record<string, string>> = {
  hardBreak: '\n',
  enclosure: './.',
  mention: '@(ukendt)',
  itemRef: '(en sag)',
}

function* linesOf(nodes: readonly RichTextNode[]): Generator<string> {
  let inline: string | null = null
  for (const node of nodes) {
    if (isInline(node)) {
      inline = (inline ?? '') + (SIGNS[node.type] ?? node.text ?? '')
      continue
    }
    if (inline !== null) yield inline
    inline = null
    yield* blockLines(node)
  }
  if (inline !== null) yield inline
}

function* blockLines(node: RichTextNode): Generator<string> {
  const children = node.content ?? []
  if (node.type === 'tableRow') yield children.map((cell) => [...linesOf([cell])].join(' ')).join('\t')
  else if (children.length === 0) yield ''
  else yield* linesOf(children)
}

/** A newer program's leaf (a mention, an image) counts as inline: it must not tear the words around it apart. */
const isInline = ({ type, content }: RichTextNode): boolean =>
  type === 'text' || Object.hasOwn(SIGNS, type) || (!Object.hasOwn(NODES, type) && content === undefined)

/**
 * Whether two texts are the same to a reader: a placeholder that was pasted, or stands in an imported file with other
 * capitals or a full stop, is still only the placeholder.
 */
export function sameWords(a: string, b: string): boolean {
  return normalised(a) === normalised(b)
}

const normalised = (text: string): string =>
  withoutFullStop(text.normalize('NFC').replace(/\s+/g, ' ').trim()).toLocaleLowerCase('da')

// No pattern: one that looks for dots at the end takes quadratic time on a long run of them elsewhere.
function withoutFullStop(text: string): string {
  let end = text.length
  while (end > 0 && '.… '.includes(text[end - 1]!)) end -= 1
  return text.slice(0, end)
}
