/** Finding words in an agenda. */
import { describe, expect, test } from 'vitest'
import { findAll, searchAgenda } from '../../../shared/agenda/search.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'

const found = (text: string, query: string) =>
  findAll(text, query).map(({ start, end }) => text.slice(start, end))

describe('[E23] words are found whatever their case and accents', () => {
  test.each([
    ['Idé og IDÉ og ide', 'ide', ['Idé', 'IDÉ', 'ide']],
    ['en idé', 'IDÉ', ['idé']],
    ['ide\u0301 her', 'idé', ['ide\u0301']],
    ['Få ord', 'få', ['Få']],
    ['ra\u030ad', 'råd', ['ra\u030ad']],
    ['ÆRØ', 'ærø', ['ÆRØ']],
    ['to\u00a0ord', 'to  ord ', ['to\u00a0ord']],
    ['aaa', 'aa', ['aa']],
    ['😀 smil', 'smil', ['smil']],
  ])('«%s» holds «%s»', (text, query, expected) => {
    expect(found(text, query)).toEqual(expected)
  })
})

describe('[E23] Danish letters are letters of their own', () => {
  test.each([
    ['råd', 'rad'],
    ['rad', 'råd'],
    ['øre', 'ore'],
    ['ore', 'øre'],
    ['læs', 'laes'],
    ['laes', 'læs'],
    ['a b', ''],
    ['linje\nto', 'linje to'],
  ])('«%s» does not hold «%s»', (text, query) => {
    expect(found(text, query)).toEqual([])
  })
})

test('[W42] «Oplæg» is searched as the texts are, of items alone', () => {
  const doc = agenda()
    .section('Mette', item('AI').presentedBy('Mette Holm').field('background', 'Mette'))
    .doc()
  expect(searchAgenda(doc, 'mette').map((hit) => hit.field)).toEqual(['title', 'presenter', 'background'])
})

test('[E23] hits come in the order in which the agenda is read, with the words around them', () => {
  const doc = agenda()
    .section(
      'Råd og dåd',
      item('Rådets møde').field(
        'background',
        paragraphs('Intet her.', 'Vi spørger råd nummer to, og så råd tre.'),
      ),
      item('Slut').field('decision', 'et skjult råd'),
    )
    .doc()
  const hits = searchAgenda(doc, 'RÅD')
  expect(hits.map(({ item, field, nth }) => [item, field, nth])).toEqual([
    [idOf(doc, 'Råd og dåd'), 'title', 0],
    [idOf(doc, 'Rådets møde'), 'title', 0],
    [idOf(doc, 'Rådets møde'), 'background', 0],
    [idOf(doc, 'Rådets møde'), 'background', 1],
  ])
  expect(hits[2]).toMatchObject({ before: 'Vi spørger ', found: 'råd', after: ' nummer to, og så råd tre.' })
})
