/** Which words a thread is about, and where they are when the text has changed: by the real editor's commands, seen by a colleague. */
import type { Editor } from '@tiptap/core'
import type {} from '@tiptap/starter-kit'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { moveListItem } from '../../../client/editor/keys/moveListItem.ts'
import { toggleList } from '../../../client/editor/list/toggleList.ts'
import { LetterRow } from '../../../shared/richtext/letterRow.ts'
import { paragraphs, type RichText, type RichTextNode } from '../../../shared/richtext/richText.ts'
import { writeRichText } from '../../../shared/richtext/yText.ts'
import { findAnchor, makeAnchor } from '../../../shared/threads/anchor.ts'
import { type Anchor, LONGEST_QUOTE } from '../../../shared/threads/thread.ts'
import { anchorAt, placeOf, wordsOf } from '../../support/anchors.ts'
import { EditorDesk } from '../../support/editorDesk.ts'

const node = (type: string, ...content: RichTextNode[]): RichTextNode => ({ type, content })
const text = (words: string): RichTextNode => ({ type: 'text', text: words })
const line = (words: string): RichTextNode => node('paragraph', text(words))
const item = (words: string): RichTextNode => node('listItem', line(words))
const whole = (...content: RichTextNode[]): RichText => ({ type: 'doc', content })

const enter = ({ commands }: Editor) => commands.splitListItem('listItem') || commands.splitBlock()
const backspace = ({ commands }: Editor) => commands.joinBackward()
const bullets = ({ commands }: Editor) => commands.command(({ tr }) => toggleList(tr, 'bulletList'))

/** One who writes and one who looks on; what is given is true for both. */
class Two {
  readonly writing: EditorDesk
  readonly looking: EditorDesk
  readonly undo: Y.UndoManager

  constructor(first: RichText) {
    const update = EditorDesk.firstOf(first)
    this.writing = new EditorDesk(update)
    this.looking = new EditorDesk(update)
    this.undo = new Y.UndoManager(this.writing.text, { trackedOrigins: new Set([null]), captureTimeout: 0 })
  }

  /** What the one who looks comments on. */
  about(words: string, nth = 0): Anchor {
    return anchorAt(this.looking.text, words, nth)
  }

  now(anchor: Anchor): string | null {
    this.meet()
    const seen = wordsOf(this.looking.text, anchor)
    expect(wordsOf(this.writing.text, anchor)).toBe(seen)
    return seen
  }

  meet(): void {
    Y.applyUpdate(this.looking.doc, Y.encodeStateAsUpdate(this.writing.doc))
    Y.applyUpdate(this.writing.doc, Y.encodeStateAsUpdate(this.looking.doc))
  }

  /** @param letters of the line, from its beginning */
  write(inLine: string, at: number, words: string): void {
    this.writing.runOf(inLine).insert(at, words)
  }

  erase(inLine: string, at: number, length: number): void {
    this.writing.runOf(inLine).delete(at, length)
  }
}

const SENTENCE = 'Derfor har KL flere initiativer i gang og undervejs.'
const WORDS = 'flere initiativer'
const AT = SENTENCE.indexOf(WORDS)

describe('[T30] words that one comments on', () => {
  test('the text is byte for byte what it was', () => {
    const { doc, text: fragment } = new EditorDesk(EditorDesk.firstOf(paragraphs(SENTENCE)))
    const before = Y.encodeStateAsUpdate(doc)
    anchorAt(fragment, WORDS)
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  test('the space around them is not meant, and space alone is nothing to comment on', () => {
    const { text: fragment } = new EditorDesk(EditorDesk.firstOf(paragraphs('Et ord  her', '', ' ')))
    const row = new LetterRow(fragment)
    const at = (block: number, offset: number) => ({ block, offset })
    expect(makeAnchor(row, at(0, 2), at(0, 8))?.quote).toBe('ord')
    expect(makeAnchor(row, at(0, 8), at(0, 2))?.quote).toBe('ord')
    expect(makeAnchor(row, at(0, 6), at(0, 8))).toBeNull()
    expect(makeAnchor(row, at(0, 4), at(0, 4))).toBeNull()
    expect(makeAnchor(row, at(1, 0), at(2, 1))).toBeNull()
    expect(makeAnchor(row, at(-3, 0), at(9, 9))?.quote).toBe('Et ord  her')
  })

  test('they may go over lines, items of a list and cells', () => {
    const two = new Two(
      whole(
        line('Først'),
        node('bulletList', item('Delta'), item('Ekko')),
        node('table', node('tableRow', node('tableCell', line('Kilo')), node('tableCell', line('Lima')))),
        line('Sidst'),
      ),
    )
    expect(two.now(two.about('Delta Ekko Kilo Lima Sid'))).toBe('Delta\nEkko\nKilo\nLima\nSid')
  })

  test('what stands among letters counts as one of them, and is never quoted as it is called', () => {
    const two = new Two(
      whole(
        node('paragraph', text('Se '), { type: 'enclosure', attrs: { attachment: 'a' } }, text(' og')),
        node('paragraph', text('svar'), { type: 'hardBreak' }, text('her'), { type: 'ukendt' }),
        node('paragraph', { type: 'mention', attrs: { person: 'ida' } }, text('om'), {
          type: 'itemRef',
          attrs: { item: 'i' },
        }),
      ),
    )
    expect(two.now(two.about('./.'))).toBe('./.')
    expect(two.now(two.about('./. og svar her\ufffc'))).toBe('./. og\nsvar\nher\ufffc')
    expect(two.now(two.about('@… om #…'))).toBe('@…om#…')
    const span = (words: string) => findAnchor(new LetterRow(two.looking.text), two.about(words))
    expect(span('her')).toEqual({ start: { block: 1, offset: 5 }, end: { block: 1, offset: 8 } })
    expect(span('om #…')).toEqual({ start: { block: 2, offset: 1 }, end: { block: 2, offset: 4 } })
  })

  test('of very many words the beginning is quoted, and all are meant', () => {
    const long = Array.from({ length: 600 }, (_, at) => `ord${at}`).join(' ')
    const two = new Two(paragraphs('Før.', long, 'Efter.'))
    const anchor = two.about(`${long} Efter`)
    expect(anchor.quote).toHaveLength(LONGEST_QUOTE)
    expect(two.now(anchor)).toBe(`${long}\nEfter`)
    two.writing.command(bullets, ['ord0'])
    expect(two.now(anchor)).toBe(`${long}\nEfter`)
  })

  test('half a character is not quoted', () => {
    const { text: fragment } = new EditorDesk(EditorDesk.firstOf(paragraphs(`${'a'.repeat(1999)}😀 b`)))
    const row = new LetterRow(fragment)
    const { quote } = makeAnchor(row, row.before(0), row.behind(row.length - 1))!
    expect(quote).toBe('a'.repeat(1999))
  })
})

describe('[T31] where the words are when a colleague has', () => {
  test('typed before and inside them: they grow with the inside', () => {
    const two = new Two(paragraphs(SENTENCE))
    const anchor = two.about(WORDS)
    two.write('Derfor', AT + 'flere'.length, ' gode')
    two.write('Derfor', 0, 'Og ')
    expect(two.now(anchor)).toBe('flere gode initiativer')
  })

  test('typed at either edge: it stays outside', () => {
    const two = new Two(paragraphs(SENTENCE))
    const anchor = two.about(WORDS)
    two.write('Derfor', AT + WORDS.length, 'X')
    two.write('Derfor', AT, 'Y')
    expect(two.now(anchor)).toBe(WORDS)
  })

  test('pressed Enter inside them, and joined the lines again', () => {
    const two = new Two(paragraphs(SENTENCE, 'Og tempoet fortsætter.'))
    const anchor = two.about('KL flere initiativer i gang')
    two.writing.command(enter, ['Derfor'])
    expect(two.now(anchor)).toBe('KL flere initia\ntiver i gang')
    const [, second] = two.writing.read().content.map(({ content = [] }) => content[0]!.text!)
    two.writing.command(backspace, [second!.slice(0, 4)], { side: 'start' })
    expect(two.now(anchor)).toBe('KL flere initiativer i gang')
  })

  test('pressed Enter before them', () => {
    const two = new Two(paragraphs(SENTENCE))
    const anchor = two.about('undervejs')
    two.writing.command(enter, ['Derfor'])
    expect(two.now(anchor)).toBe('undervejs')
  })

  test('made the paragraph an item, moved it, and made it a paragraph again', () => {
    const two = new Two(whole(line(SENTENCE), node('bulletList', item('Ekko'), item('Foxtrot'))))
    const anchor = two.about(WORDS)
    two.writing.command(bullets, ['Derfor'])
    expect(two.now(anchor)).toBe(WORDS)
    two.writing.command((editor) => moveListItem(editor, 1), ['Derfor'])
    expect(two.now(anchor)).toBe(WORDS)
    two.writing.command(bullets, ['Derfor'])
    expect(two.now(anchor)).toBe(WORDS)
  })

  test('made them bold, and a heading of the line', () => {
    const two = new Two(paragraphs(SENTENCE))
    const anchor = two.about(WORDS)
    two.writing.runOf('Derfor').format(AT, WORDS.length, { bold: {} })
    two.writing.command(({ commands }) => commands.toggleHeading({ level: 1 }), ['Derfor'])
    expect(two.now(anchor)).toBe(WORDS)
  })

  test('erased half of them', () => {
    const two = new Two(paragraphs(SENTENCE))
    const anchor = two.about(WORDS)
    two.erase('Derfor', AT, 'flere '.length)
    expect(two.now(anchor)).toBe('initiativer')
  })

  test('corrected them where they stand, and the old words stand elsewhere too', () => {
    const two = new Two(paragraphs('Vi drøfter sagen i dag.', 'Derefter lukkes sagen.'))
    const anchor = two.about('sagen')
    two.write('Vi', 'Vi drøfter sage'.length, 'r')
    expect(two.now(anchor)).toBe('sagern')
    expect(placeOf(two.looking.text, anchor)).toBe('Vidrøfter'.length)
  })

  test('cut them out and put them in elsewhere', () => {
    const two = new Two(paragraphs(SENTENCE, 'Og tempoet fortsætter.'))
    const anchor = two.about(WORDS)
    two.erase('Derfor', AT, WORDS.length)
    two.write('Og', 3, `${WORDS} `)
    expect(two.now(anchor)).toBe(WORDS)
  })

  test('deleted the last of several lines: what is left of them', () => {
    const two = new Two(paragraphs('Alfa er først', 'Bravo er anden', 'Charlie er tredje'))
    const anchor = two.about('er først Bravo er anden Charlie')
    two.writing.text.delete(2, 1)
    expect(two.now(anchor)).toBe('er først\nBravo er anden')
    const other = two.about('først Bravo er')
    two.writing.text.delete(0, 1)
    expect(two.now(other)).toBe('Bravo er')
  })

  test('the same words stand several times: the nearest', () => {
    const two = new Two(paragraphs('indsatsen her', 'og indsatsen der', 'og indsatsen alle vegne'))
    const anchor = two.about('indsatsen', 1)
    two.writing.command(bullets, ['og'])
    expect(two.now(anchor)).toBe('indsatsen')
  })

  test('short words are looked for only where they stood', () => {
    const two = new Two(paragraphs('Om AI og AI', 'Mere AI'))
    const anchor = two.about('AI')
    two.erase('Om', 'Om '.length, 2)
    expect(two.now(anchor)).toBeNull()
    two.write('Om', 'Om '.length, 'AI')
    expect(two.now(anchor)).toBe('AI')
    expect(placeOf(two.looking.text, anchor)).toBe('Om'.length)
  })
})

describe('[T32] words that are gone', () => {
  test('the thread stands without a place, until they come back by undo', () => {
    const two = new Two(paragraphs(SENTENCE, 'Og tempoet fortsætter.'))
    const anchor = two.about(WORDS)
    two.erase('Derfor', AT, WORDS.length)
    expect(two.now(anchor)).toBeNull()
    two.undo.undo()
    expect(two.now(anchor)).toBe(WORDS)
  })

  test('a whole line that went, and came back by undo', () => {
    const two = new Two(paragraphs(SENTENCE, 'Og tempoet fortsætter.'))
    const anchor = two.about(WORDS)
    two.writing.text.delete(0, 1)
    expect(two.now(anchor)).toBeNull()
    two.undo.undo()
    expect(two.now(anchor)).toBe(WORDS)
  })

  test('words that had been changed come back too, by undo and where the line was made anew', () => {
    const two = new Two(
      paragraphs('Først.', 'Der er et samarbejde på tværs af sektoren.', 'Et samarbejde er godt.'),
    )
    const anchor = two.about('samarbejde på tværs af sektoren')
    two.write('Der', 'Der er et samarbejde på '.length, 'kryds og ')
    two.erase('Der', 'Der er et samarbejde på kryds og tværs '.length, 'af '.length)
    const now = 'samarbejde på kryds og tværs sektoren'
    expect(two.now(anchor)).toBe(now)
    two.erase('Der', 4, 30)
    two.undo.undo()
    expect(two.now(anchor)).toBe(now)
    two.writing.command(bullets, ['Der'])
    expect(two.now(anchor)).toBe(now)
    two.erase('Der', 4, 50)
    expect(two.now(anchor)).toBeNull()
  })

  test('other words in their place are not they', () => {
    const two = new Two(paragraphs(SENTENCE))
    const anchor = two.about(WORDS)
    two.erase('Derfor', AT, WORDS.length)
    two.write('Derfor', AT, 'nye planer')
    expect(two.now(anchor)).toBeNull()
  })
})

describe('[T33] an anchor that is none, or of another text', () => {
  const hostile: readonly unknown[] = [
    null,
    7,
    'x',
    [],
    {},
    { item: null },
    { item: { client: -1, clock: 0 } },
    { item: { client: 1e300, clock: 0.5 } },
    { item: { client: 12, clock: 12 } },
    { tname: 'items', assoc: 0 },
    { type: { client: 1, clock: 1 }, assoc: 'x' },
    { item: [], assoc: Number.NaN },
  ]

  test.each(hostile)('%j is no position: the words are looked for, and nothing is thrown', (position) => {
    const { text: fragment } = new EditorDesk(EditorDesk.firstOf(paragraphs(SENTENCE)))
    const anchor = { start: position, end: position, quote: WORDS }
    expect(wordsOf(fragment, anchor)).toBe(WORDS)
    expect(wordsOf(fragment, { ...anchor, quote: 'stå ikke her' })).toBeNull()
    expect(wordsOf(fragment, { ...anchor, quote: '' })).toBeNull()
    expect(wordsOf(fragment, { ...anchor, quote: ' \n' })).toBeNull()
  })

  test('every letter of the document, those of maps too, as start and as end', () => {
    const { doc, text: fragment } = new EditorDesk(EditorDesk.firstOf(paragraphs('En to tre', 'fire')))
    const [[client, most]] = [...Y.decodeStateVector(Y.encodeStateVector(doc))] as [[number, number]]
    for (let start = 0; start <= most; start += 1)
      for (let end = 0; end <= most; end += 1)
        for (const assoc of [0, -1]) {
          const at = (clock: number) => ({ item: { client, clock }, assoc })
          const found = wordsOf(fragment, { start: at(start), end: at(end), quote: 'xyz' })
          expect(found).not.toBe('')
        }
  })

  test('what stands in another field is found there alone', () => {
    const doc = new Y.Doc()
    const [one, other] = [doc.getXmlFragment('one'), doc.getXmlFragment('other')]
    writeRichText(one, paragraphs('Ordene her'))
    writeRichText(other, paragraphs('Noget andet'))
    const anchor = anchorAt(one, 'Ordene')
    expect(wordsOf(one, anchor)).toBe('Ordene')
    expect(wordsOf(other, anchor)).toBeNull()
  })
})
