/** Rich text with everything in it that an editor can draw. */
import type { RichText, RichTextNode } from '../../shared/richtext/richText.ts'

const words = (text: string, ...marks: string[]): RichTextNode => ({
  type: 'text',
  text,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
})
const block = (type: string, ...content: RichTextNode[]): RichTextNode => ({ type, content })
const line = (...content: RichTextNode[]) => block('paragraph', ...content)
const cell = (text: string) => block('tableCell', line(words(text)))
const link = {
  type: 'link',
  attrs: { href: 'https://www.kl.dk/', target: '_blank', rel: 'noopener noreferrer' },
}

/** Marks, a link, a heading, nested and numbered lists, a quote, a table, a line break, an empty line. */
export const EVERYTHING: RichText = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [words('Formål')] },
    line(
      words('Almindelig, '),
      words('fed ', 'bold'),
      words('og kursiv', 'bold', 'italic'),
      words(' tekst.'),
    ),
    line(
      words('Se '),
      { type: 'text', text: 'kl.dk', marks: [link] },
      words(' og '),
      words('streget', 'strike'),
    ),
    line(words('Før bruddet'), { type: 'hardBreak' }, words('efter bruddet')),
    line(),
    block(
      'bulletList',
      block(
        'listItem',
        line(words('yderst')),
        block('bulletList', block('listItem', line(words('inderst i listen')))),
      ),
    ),
    { type: 'orderedList', attrs: { start: 3 }, content: [block('listItem', line(words('tredje')))] },
    block('blockquote', line(words('et citat'))),
    block(
      'table',
      block(
        'tableRow',
        block('tableHeader', line(words('Perspektiv'))),
        block('tableHeader', line(words('Hvem'))),
      ),
      block('tableRow', cell('Juridisk'), cell('Marianne')),
    ),
    line(words('Det sidste afsnit.')),
  ],
}

/** Something that this program does not know, with words in it. */
export const FROM_A_NEWER_PROGRAM: RichText = {
  type: 'doc',
  content: [line(words('Før. ')), block('callout', line(words('Ord i noget nyt.')))],
}

/** A list of these lines. */
export const listOf = (...lines: string[]): RichText => ({
  type: 'doc',
  content: [block('bulletList', ...lines.map((text) => block('listItem', line(words(text)))))],
})
