/** Standard phrases: what a council's agendas say again and again, for the slash menu. */
import type { RichText, RichTextNode } from '../richtext/richText.ts'

export interface StandardPhrase {
  /** By which it is found: its first words. */
  name: string
  /** What is put in; the caret stands at its end. */
  text: RichText
}

/**
 * A council's own, or those of the first one where it has none of its own (`null`). A phrase that ends in a colon goes on in a list, as
 * «… indstiller, at:» does.
 */
export function phrasesOf(phrases: readonly string[] | null, council: string): readonly StandardPhrase[] {
  return phrases === null ? standardPhrases(council) : phrases.map(phraseOf)
}

const phraseOf = (words: string): StandardPhrase => ({
  name: words,
  text: document(
    paragraph(text(words)),
    ...(words.endsWith(':')
      ? [{ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph()] }] }]
      : []),
  ),
})

/** Of the first council, Kommunernes It-Arkitekturråd. @param council the name that stands in the phrases */
export function standardPhrases(council: string): readonly StandardPhrase[] {
  const recommends = `Sekretariatet indstiller, at ${council || 'rådet'}:`
  const introduction = 'På mødet vil rådets drøftelse blive indledt af '
  return [
    {
      name: recommends,
      text: document(paragraph(text(recommends)), {
        type: 'bulletList',
        content: [{ type: 'listItem', content: [paragraph()] }],
      }),
    },
    {
      name: 'tager orienteringen til efterretning',
      text: document(paragraph(text('tager orienteringen til efterretning'))),
    },
    {
      name: `${introduction}…`,
      text: document(paragraph({ ...text(introduction), marks: [{ type: 'bold' }] })),
    },
  ]
}

const document = (...content: RichTextNode[]): RichText => ({ type: 'doc', content })
const paragraph = (...content: RichTextNode[]): RichTextNode => ({
  type: 'paragraph',
  ...(content.length > 0 && { content }),
})
const text = (words: string): RichTextNode => ({ type: 'text', text: words })
