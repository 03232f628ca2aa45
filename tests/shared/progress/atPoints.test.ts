import { describe, expect, test } from 'vitest'
import { fieldOf, itemOf } from '../../../shared/agenda/document.ts'
import { inOrder, readOutline } from '../../../shared/agenda/outline.ts'
import { countAtPoints, isRecommendation } from '../../../shared/progress/atPoints.ts'
import type { RichText, RichTextNode } from '../../../shared/richtext/richText.ts'
import { readRichText } from '../../../shared/richtext/yText.ts'
import { sampleAgenda } from '../../support/sampleAgenda.ts'

const line = (text: string): RichTextNode => ({
  type: 'paragraph',
  ...(text !== '' && { content: [{ type: 'text', text }] }),
})
const entry = (...content: RichTextNode[]): RichTextNode => ({ type: 'listItem', content })
const list = (...texts: string[]): RichTextNode => ({
  type: 'bulletList',
  content: texts.map((text) => entry(line(text))),
})
const doc = (...content: RichTextNode[]): RichText => ({ type: 'doc', content })

describe('the number of «at»-points', () => {
  test('[B30] of the sample’s recommendations is what a reader counts', () => {
    const sample = sampleAgenda()
    const counts = inOrder(readOutline(sample)).flatMap(({ id, kind, number }) =>
      kind === 'section'
        ? []
        : [[number, countAtPoints(readRichText(fieldOf(itemOf(sample, id)!, 'recommendation')))]],
    )
    expect(Object.fromEntries(counts)).toEqual({
      ...{ '1.1': 0, '2.1': 1, '2.2': 1, '2.3': 3, '2.3.1': 1, '2.4': 2 },
      ...{ '2.5': 2, '2.6': 3, '2.7': 2, '2.8': 1 },
    })
  })

  const INTRODUCTION = line('Sekretariatet indstiller, at It-Arkitekturrådet:')

  test.each<[string, RichText, number]>([
    ['a list after an introduction', doc(INTRODUCTION, list('drøfter sagen', 'giver input')), 2],
    [
      'also in another form of list',
      doc(line('Det indstilles, at'), { ...list('a', 'b'), type: 'orderedList' }),
      2,
    ],
    ['with an empty line between', doc(INTRODUCTION, line(''), list('drøfter sagen')), 1],
    ['two lists in a row', doc(INTRODUCTION, list('drøfter'), list('godkender')), 2],
    [
      'an entry with a list of its own is one',
      doc(INTRODUCTION, { type: 'bulletList', content: [entry(line('drøfter:'), list('x', 'y'))] }),
      1,
    ],
    ['an entry without words is none', doc(INTRODUCTION, list('drøfter', '', '–')), 1],
    [
      'a list after other words is none',
      doc(INTRODUCTION, list('drøfter'), line('Se også:'), list('x', 'y')),
      1,
    ],
    [
      'entries that begin with «at» need no introduction',
      doc(list('at rådet drøfter', 'noget andet', 'At rådet godkender')),
      2,
    ],
    [
      'paragraphs that begin with «at»',
      doc(line('Sekretariatet indstiller'), line('at rådet drøfter sagen'), line('– at den godkendes')),
      2,
    ],
    ['numbered by hand', doc(line('1) at rådet drøfter'), line('2. at rådet godkender')), 2],
    ['a word that only begins so is none', doc(line('Atter en gang'), list('atlas')), 0],
    ['«hvad» and «natten:» introduce nothing', doc(line('Hvad skete i natten:'), list('x')), 0],
    ['nothing', doc(), 0],
  ])('[B30] %s', (_what, text, count) => {
    expect(countAtPoints(text)).toBe(count)
  })

  test('[B30] is counted in the field that is named a recommendation', () => {
    expect(isRecommendation({ key: 'recommendation', heading: 'Forslag' })).toBe(true)
    expect(isRecommendation({ key: 'f2', heading: ' INDSTILLING ' })).toBe(true)
    expect(isRecommendation({ key: 'background', heading: 'Baggrund' })).toBe(false)
  })
})
