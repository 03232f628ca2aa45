/** Where the words of threads stand in the texts that a page shows, and what of them is marked. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { DocumentWatch } from '../../../client/agenda/documentWatch.ts'
import { markedWords, overlaps } from '../../../client/threads/markedWords.ts'
import { quoteIn, ThreadWords, type WordsOfThread, wordsAt } from '../../../client/threads/threadWords.ts'
import type { Pace } from '../../../client/together/pace.ts'
import { fieldOf, itemOf } from '../../../shared/agenda/document.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import * as edits from '../../../shared/threads/threadEdits.ts'
import { reply, resolveThread } from '../../../shared/threads/threadEdits.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'
import { anchorAt } from '../../support/anchors.ts'

const BACKGROUND = ['Rådet drøftede sagen i efteråret.', 'Kommunerne svarede.']

/** As on a page that draws at once. */
const AT_ONCE = {
  own: (draw: () => void) => draw(),
  others: (draw: () => void) => draw(),
  wrote: () => {},
} as unknown as Pace

function opened() {
  const doc = agenda()
    .section(
      'Sager',
      item('AI')
        .field('background', paragraphs(...BACKGROUND))
        .field('presentation', 'Kort.'),
    )
    .doc()
  const words = new ThreadWords({ doc, watch: new DocumentWatch(doc, AT_ONCE) })
  const id = idOf(doc, 'AI')
  const place = { item: id, field: 'background' }
  const text = fieldOf(itemOf(doc, id)!, 'background')!
  const said = { id: 'c', author: 'ida', at: 1, body: paragraphs('Er det rigtigt?') }
  const begin = (thread: string, about: string) =>
    edits.beginThread(doc, { id: thread, ...place, anchor: anchorAt(text, about), comment: said })
  const quotes = () => words.in(place).words.map((one) => [one.id, quoteIn(words.in(place), one.id)])
  return { doc, words, place, text, begin, quotes, said }
}

describe('[T35] the words of threads in one text', () => {
  test('stand in the order of the text, the longest first', () => {
    const { begin, quotes, words, place } = opened()
    begin('a', 'efteråret. Kommunerne')
    begin('b', 'Rådet')
    begin('c', 'Rådet drøftede')
    expect(quotes()).toEqual([
      ['c', 'Rådet drøftede'],
      ['b', 'Rådet'],
      ['a', 'efteråret.\nKommunerne'],
    ])
    expect(words.in({ ...place, field: 'presentation' })).toMatchObject({ words: [], gone: new Set() })
    expect(words.hasAny({ ...place, field: 'presentation' })).toBe(false)
  })

  test('are gone with the text, and told to be', () => {
    const { doc, begin, quotes, words, place, text } = opened()
    begin('a', 'Kommunerne')
    const undo = new Y.UndoManager(text, { captureTimeout: 0 })
    doc.transact(() => text.delete(1, 1))
    expect(quotes()).toEqual([])
    expect(words.in(place).gone).toEqual(new Set(['a']))
    undo.undo()
    expect(quotes()).toEqual([['a', 'Kommunerne']])
    edits.deleteThread(doc, 'a', 2)
    expect(words.in(place)).toMatchObject({ words: [], gone: new Set() })
    expect(words.hasAny(place)).toBe(false)
  })

  test('of a text or a field that is not there, nothing is found', () => {
    const { begin, words, place } = opened()
    begin('a', 'Kommunerne')
    expect(words.in({ item: 'none', field: 'background' }).words).toEqual([])
    const anchor = { start: null, end: null, quote: 'Kommunerne' }
    expect(wordsAt(words.in({ item: 'none', field: 'background' }), anchor)).toBeNull()
    expect(wordsAt(words.in(place), anchor)).toMatchObject({ from: BACKGROUND[0]!.length })
  })
})

describe('[T36] words are looked for only where something has changed', () => {
  test('not when somebody answers, nor when one types elsewhere', () => {
    const { doc, begin, words, place, said } = opened()
    begin('a', 'Kommunerne')
    const before = words.in(place)
    reply(doc, 'a', { ...said, id: 'd' })
    const other = fieldOf(itemOf(doc, place.item)!, 'presentation')!
    ;((other.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Meget ')
    expect(words.in(place)).toBe(before)
    resolveThread(doc, 'a', 'ida', 3)
    expect(words.in(place).words[0]!.isResolved).toBe(true)
  })

  test('whoever shows a text hears of its words and its threads alone', () => {
    const { begin, words, place, text } = opened()
    let told = 0
    const stop = words.subscribe(place, () => (told += 1))
    begin('a', 'Kommunerne')
    expect(told).toBe(1)
    text.delete(1, 1)
    expect(told).toBe(2)
    stop()
    text.delete(0, 1)
    expect(told).toBe(2)
  })

  test('an editor that is ahead of the page sees its own text', () => {
    const doc = agenda().section('Sager', item('AI').field('background', BACKGROUND[1]!)).doc()
    const never = { own: () => {}, others: () => {}, wrote: () => {} } as unknown as Pace
    const words = new ThreadWords({ doc, watch: new DocumentWatch(doc, never) })
    const place = { item: idOf(doc, 'AI'), field: 'background' }
    const text = fieldOf(itemOf(doc, place.item)!, 'background')!
    const anchor = anchorAt(text, 'svarede')
    const before = wordsAt(words.in(place), anchor)!.from
    ;((text.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Alle ')
    expect(wordsAt(words.in(place), anchor)!.from).toBe(before)
    expect(wordsAt(words.now(place), anchor)!.from).toBe(before + 5)
  })
})

describe('[T37] what is marked', () => {
  const at = (id: string, from: number, to: number, isResolved = false): WordsOfThread => ({
    ...{ id, from, to, isResolved },
    span: { start: { block: 0, offset: from }, end: { block: 0, offset: to } },
  })
  const marks = (...args: Parameters<typeof markedWords>) =>
    markedWords(...args).map(({ id, isFocused }) => `${id}${isFocused ? ' now' : ''}`)

  test('threads that are open; resolved ones where they are shown, or one is at them', () => {
    const words = [at('a', 0, 5), at('b', 3, 9, true)]
    expect(marks(words, [], { focused: null, resolved: false })).toEqual(['a'])
    expect(marks(words, [], { focused: 'a', resolved: true })).toEqual(['a now', 'b'])
    expect(marks(words, [], { focused: 'b', resolved: false })).toEqual(['a', 'b now'])
  })

  test('what somebody here is about to comment on', () => {
    expect(marks([at('a', 0, 5)], [at('new', 2, 4)], { focused: 'new', resolved: false })).toEqual([
      'a',
      'new now',
    ])
  })

  test('words of several threads, once for each stretch', () => {
    const marked = markedWords(
      [at('a', 0, 10), at('b', 2, 6), at('c', 4, 8), at('d', 8, 9), at('e', 20, 22), at('f', 22, 24)],
      [],
      { focused: null, resolved: false },
    )
    const stretches = overlaps(marked).map(({ start, end }) => [start.offset, end.offset])
    expect(stretches).toEqual([
      [2, 8],
      [8, 9],
    ])
  })
})
