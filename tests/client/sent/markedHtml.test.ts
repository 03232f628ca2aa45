/** Where something was deleted that is not shown, the text says so. */
import { expect, test } from 'vitest'
import { markedHtml } from '../../../client/sent/markedHtml.ts'
import { markText } from '../../../shared/paper/markText.ts'
import { paragraphs, type RichText } from '../../../shared/richtext/richText.ts'

const HERE = '<button type="button" class="deleted-here" aria-label="Slettet"></button>'

/** With that button as «▾», and tags without what they carry. */
const drawn = (before: RichText, now: RichText): string =>
  markedHtml(markText(before, now), 'Slettet', 4).replaceAll(HERE, '▾')

const list = (...entries: string[]): RichText => ({
  type: 'doc',
  content: [
    {
      type: 'orderedList',
      content: entries.map((entry) => ({ type: 'listItem', content: paragraphs(entry).content })),
    },
  ],
})

test('[Z303] words that are gone leave a mark, before what came in their place', () => {
  expect(drawn(paragraphs('Budgettet for året er klar.'), paragraphs('Budgettet er klar.'))).toMatch(
    /^<p>Budgettet ?▾ ?er klar\.<\/p>$/,
  )
  expect(drawn(paragraphs('Vi mødes i rådet.'), paragraphs('Vi mødes i nævnet.'))).toBe(
    '<p>Vi mødes i ▾<ins>nævnet</ins>.</p>',
  )
})

test('[Z303] a paragraph that is gone leaves it in its neighbour, an entry of a list makes none that is counted', () => {
  expect(drawn(paragraphs('Et stykke.', 'Noget helt andet.'), paragraphs('Et stykke.'))).toBe(
    '<p>Et stykke.▾</p>',
  )
  expect(drawn(paragraphs('Noget helt andet.', 'Et stykke.'), paragraphs('Et stykke.'))).toBe(
    '<p>▾Et stykke.</p>',
  )
  const entries = drawn(list('første', 'midt imellem', 'sidste'), list('første', 'sidste'))
  expect(entries.match(/<li/g)).toHaveLength(2)
  expect(entries.match(/▾/g)).toHaveLength(1)
})

test('[Z303][Z314] where what was deleted is shown, no mark stands, and what came in its place is no one word with it', () => {
  const marked = markText(paragraphs('Vi mødes i rådet.'), paragraphs('Vi mødes i nævnet.'))
  expect(markedHtml(marked, null, 4)).toBe(
    '<p>Vi mødes i <del>rådet</del><ins class="instead">nævnet</ins>.</p>',
  )
})

test('[Z313] a heading in a text is one level deeper than the heading that the text stands below', () => {
  const heading: RichText = {
    type: 'doc',
    content: [{ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Lag' }] }],
  }
  expect(markedHtml(heading, null, 4)).toBe('<h2 aria-level="5">Lag</h2>')
  expect(markedHtml(heading, null, 6)).toBe('<h2 aria-level="7">Lag</h2>')
})
