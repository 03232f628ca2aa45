import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type MarkedNode, withoutDeleted, withoutInserted } from '../../../shared/paper/marked.ts'
import { markText, saidByText } from '../../../shared/paper/markText.ts'
import { type PaperText, REFERENCE } from '../../../shared/paper/paper.ts'
import { paragraphs, type RichTextNode } from '../../../shared/richtext/richText.ts'

const text = (...content: RichTextNode[]): PaperText => ({ type: 'doc', content })
const words = (text: string, ...marks: string[]): RichTextNode => ({
  ...{ type: 'text', text },
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
})
const line = (...content: (RichTextNode | string)[]): RichTextNode => ({
  type: 'paragraph',
  content: content.flatMap((one) => (one === '' ? [] : typeof one === 'string' ? words(one) : one)),
})
const list = (...items: string[]): RichTextNode => ({
  type: 'bulletList',
  content: items.map((item) => ({ type: 'listItem', content: [line(item)] })),
})
const table = (...rows: string[][]): RichTextNode => ({
  type: 'table',
  content: rows.map((cells) => ({
    type: 'tableRow',
    content: cells.map((cell) => ({ type: 'tableCell', content: [line(cell)] })),
  })),
})
const refersTo = (words: string, item: string): RichTextNode => ({
  ...{ type: REFERENCE, attrs: { words, to: { item } } },
})

/** «Vi {+køber+}{-lejer-} en bil», a line for each line. */
function drawn({ content }: { content: readonly MarkedNode[] }): string[] {
  const lines: string[] = []
  const draw = (nodes: readonly MarkedNode[]): string =>
    nodes
      .map((node) => {
        const own = node.type === REFERENCE ? String(node.attrs?.words) : (node.text ?? '')
        if (node.content !== undefined && node.type !== 'text') {
          const inner = draw(node.content)
          if (inner !== '') lines.push(inner)
          return ''
        }
        return node.change === 'inserted' ? `{+${own}+}` : node.change === 'deleted' ? `{-${own}-}` : own
      })
      .join('')
  const rest = draw(content)
  return rest === '' ? lines : [...lines, rest]
}

const marked = (before: PaperText, now: PaperText) => drawn(markText(before, now))

test('[Z127] whole words are marked, and words that changed together as one', () => {
  const now = paragraphs('Rådet skal tage stilling til den nye plan for 2025 og 1.250.000 kr.')
  expect(
    marked(paragraphs('Rådet skal drøfte forslaget til den gamle plan for 2024 og 1.200.000 kr.'), now),
  ).toEqual([
    'Rådet skal {-drøfte forslaget-}{+tage stilling+} til den {-gamle-}{+nye+} plan for {-2024-}{+2025+} og {-1.200.000-}{+1.250.000+} kr.',
  ])
})

test('[Z127] a word that became several is one change', () => {
  expect(
    marked(paragraphs('For rådet er det kommet.'), paragraphs('For råd og nævn er det kommet.')),
  ).toEqual(['For {-rådet-}{+råd og nævn+} er det kommet.'])
})

test('[Z127] other looks, another number of an item and more space are no other words; another link and words struck out are', () => {
  const before = text(line('Se ', refersTo('sag 2.1', 'a'), '. Vi køber.'))
  const now = text(
    line(words('Se ', 'bold'), refersTo('sag 2.2', 'a'), '.  ', words('Vi', 'italic'), ' køber.'),
  )
  expect(marked(before, now)).toEqual(['Se sag 2.2.  Vi køber.'])
  expect(
    marked(before, text(line('Se ', refersTo('sag 2.1', 'b'), '. Vi ', words('køber', 'strike'), '.'))),
  ).toEqual(['Se {-sag 2.1-}{+sag 2.1+}. Vi {-køber-}{+køber+}.'])
})

test('[Z128] paragraphs, entries of lists, rows and columns are laid beside what they were', () => {
  const before = text(line('Først dette.'), line('Rådet mødes i januar.'), list('Et mål', 'To mål'))
  const now = text(
    line('Noget helt andet kom til.'),
    line('Først dette.'),
    line('Rådet mødes i marts.'),
    list('Et mål', 'Et mål imellem begge', 'To store mål'),
  )
  expect(marked(before, now)).toEqual([
    '{+Noget helt andet kom til.+}',
    'Først dette.',
    'Rådet mødes i {-januar-}{+marts+}.',
    'Et mål',
    '{+Et mål imellem begge+}',
    'To {+store +}mål',
  ])
  expect(
    marked(
      text(table(['Post', 'Kr.'], ['Drift', '100'], ['Udvikling', '50'])),
      text(table(['Post', 'Kr.', 'Note'], ['Drift', '120', 'Ny'], ['Udvikling', '50', ''])),
    ),
  ).toEqual(['Post', 'Kr.', '{+Note+}', 'Drift', '{-100-}{+120+}', '{+Ny+}', 'Udvikling', '50'])
  expect(
    marked(text(table(['Drift', '100'], ['Leje', '7'])), text(table(['Drift', '250'], ['Leje', '7']))),
  ).toEqual(['Drift', '{-100-}{+250+}', 'Leje', '7'])
})

test('[Z128] paragraphs that became a list are the same words; what was deleted of them stands where it stood', () => {
  const before = text(
    line('Vi køber bilen.'),
    line('Vi lejer huset.'),
    line('Vi venter lidt.'),
    line('Slut.'),
  )
  expect(marked(before, text(list('Vi køber bilen nu.', 'Vi venter lidt.', 'Slut.')))).toEqual([
    'Vi køber bilen{+ nu+}.',
    '{-Vi lejer huset.-}',
    'Vi venter lidt.',
    'Slut.',
  ])
})

// ── Whatever it is ──

const aLeaf = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        fc.constantFrom('rådet', 'sag', 'en', ' ', '. ', 'ny plan ', 'æ👍', '\ud800'),
        fc.subarray(['bold', 'strike']),
      )
      .map(([text, marks]) => words(text, ...marks)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(refersTo('sag 1', 'a'), refersTo('sag 2', 'b'), { type: 'hardBreak' }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'fromTomorrow', attrs: { n: 1 } }) },
)
const someLeaves = fc.array(aLeaf, { maxLength: 6 })
const aBlock: fc.Arbitrary<RichTextNode> = fc.letrec<{ block: RichTextNode }>((tie) => {
  const blocks = fc.array(tie('block'), { maxLength: 3 })
  const within = (type: string, content: fc.Arbitrary<RichTextNode[]>) =>
    content.map((content) => ({ type, content }))
  const inList = (type: string) => within(type, fc.array(within('listItem', blocks), { maxLength: 3 }))
  const row = within(
    'tableRow',
    fc.array(fc.oneof(within('tableCell', blocks), within('tableHeader', blocks)), { maxLength: 3 }),
  )
  return {
    block: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      within('paragraph', someLeaves),
      within('heading', someLeaves),
      aLeaf,
      inList('bulletList'),
      inList('orderedList'),
      within('blockquote', blocks),
      within('table', fc.array(row, { maxLength: 3 })),
    ),
  }
}).block
const aText = fc.array(aBlock, { maxLength: 5 }).map((content) => text(...content))

/** A text, and one that was made of it: as a rule much is the same. */
const twoTexts = fc.tuple(aText, aText, fc.infiniteStream(fc.nat(9))).map(([before, other, chances]) => {
  const chance = () => chances.next().value!
  const edited = (nodes: readonly RichTextNode[]): RichTextNode[] =>
    nodes.flatMap((node) => {
      const dice = chance()
      if (dice === 0) return []
      if (dice === 1) return [node, ...other.content.slice(0, 1)]
      if (dice === 2 && node.text !== undefined) return [words(`${node.text} mere`)]
      return [node.content === undefined ? node : { ...node, content: edited(node.content) }]
    })
  return [before, chance() === 0 ? other : text(...edited(before.content))] as const
})

/** Neighbouring texts in one look are one, and nothing else is changed. */
function plain(nodes: readonly MarkedNode[]): RichTextNode[] {
  const all: RichTextNode[] = []
  for (const { change: _, content, ...node } of nodes) {
    const last = all.at(-1)
    const isSame = JSON.stringify([last?.type, last?.marks]) === JSON.stringify(['text', node.marks])
    if (node.type === 'text' && isSame) all[all.length - 1] = { ...last!, text: last!.text! + node.text! }
    else all.push({ ...node, ...(content && { content: plain(content) }) })
  }
  return all
}

/** Each in its order; letters that stand where blocks do may have become one line. */
const wordsOf = (text: PaperText): string[] =>
  saidByText(text)
    .flatMap((line) => line.split('\u0001'))
    .filter((word) => word !== ' ')

test('[Z129] whatever was written: without its deletions it is the text that is sent, without what is new the one before, and nothing is doubled or lost', () => {
  fc.assert(
    fc.property(twoTexts, ([before, now]) => {
      const both = markText(before, now)
      expect(plain(withoutDeleted(both).content)).toEqual(plain(now.content))
      expect(wordsOf(withoutInserted(both))).toEqual(wordsOf(before))
      const isSame = JSON.stringify(saidByText(before)) === JSON.stringify(saidByText(now))
      if (isSame)
        expect(
          drawn(both)
            .join('')
            .match(/\{[+-][^}]*[\p{L}\p{N}]/u),
        ).toBeNull()
    }),
    { numRuns: 400 },
  )
})

test('[Z129] two long texts that have nothing in common are marked all the same, the same way each time', () => {
  const long = (word: string) =>
    paragraphs(...Array.from({ length: 400 }, (_, n) => `${word}${n} `.repeat(60)))
  const [before, now] = [long('a'), long('b')]
  const both = markText(before, now)
  expect(plain(withoutDeleted(both).content)).toEqual(now.content)
  expect(plain(withoutInserted(both).content)).toEqual(before.content)
  const one = (word: string) => paragraphs(`${word} `.repeat(20_000))
  expect(plain(withoutInserted(markText(one('a'), one('b'))).content)).toEqual(one('a').content)
})
