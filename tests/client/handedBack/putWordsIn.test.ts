import { describe, expect, test } from 'vitest'
import { isInPage, nameOfPlace, standsThere } from '../../../client/handedBack/placeOfWords.ts'
import { putWordsIn } from '../../../client/handedBack/putWordsIn.ts'
import { addAttachment, deleteItem, setCaseNumber } from '../../../shared/agenda/edits.ts'
import { wordsAt } from '../../../shared/agenda/wordValues.ts'
import { agenda, item } from '../../support/agenda.ts'

function meeting() {
  const doc = agenda().section('Sager', item('AI')).doc()
  setCaseNumber(doc, 'id2', 'Jens Bak')
  addAttachment(doc, 'id2', 'a1', 'Notat')
  return doc
}

const NUMBER = { item: 'id2', field: 'caseNumber' }
const PRESENTER = { item: 'id2', field: 'presenter' }
const PLACE = { item: 'agenda', field: 'place' }

describe('the words of a plain value', () => {
  test('[W23] are put behind what stands there, each line of them, and nothing twice', () => {
    const doc = meeting()
    expect(putWordsIn(doc, NUMBER, 'Mette Holm\nJens Bak\nÅse')).toBe(true)
    expect(wordsAt(doc, NUMBER)).toBe('Jens Bak Mette Holm Åse')
    expect(putWordsIn(doc, PLACE, 'Teams')).toBe(true)
    expect(wordsAt(doc, PLACE)).toBe('KL. lokale 2-01 Teams')
    expect(putWordsIn(doc, { item: 'nobody', field: 'caseNumber' }, 'Mette')).toBe(false)
    expect(putWordsIn(doc, { item: 'agenda', field: 'startsAt' }, 'Mette')).toBe(false)
  })

  test('[W23] have a name for their place, and stand at the top where it has no input in the page', () => {
    const doc = meeting()
    const late = { item: 'id2', field: 'lateReason' }
    const attachment = { item: 'id2', field: 'attachments' }
    const inSection = { item: 'id1', field: 'presenter' }
    const places = [NUMBER, PRESENTER, PLACE, late, attachment, inSection]
    expect(places.map((place) => isInPage(doc, place))).toEqual([true, true, true, false, false, false])
    expect(places.map((place) => nameOfPlace(doc, place))).toEqual([
      'Sagsnr., punkt 1.1',
      'Oplæg, punkt 1.1',
      'Sted',
      'Hvorfor punktet kommer sent, punkt 1.1',
      'Bilag, punkt 1.1',
      'Oplæg, punkt 1',
    ])
    deleteItem(doc, 'id2', 1)
    expect([isInPage(doc, PRESENTER), nameOfPlace(doc, PRESENTER)]).toEqual([false, 'Oplæg, «AI»'])
    expect(nameOfPlace(doc, { item: 'nobody', field: 'presenter' })).toBe('en tekst, som ikke findes mere')
  })

  test('[W25] are there already when each of them stands in it', () => {
    const doc = meeting()
    expect(standsThere(doc, { ...NUMBER, words: 'Jens\nBak' })).toBe(true)
    expect(standsThere(doc, { ...NUMBER, words: 'Jens\nMette' })).toBe(false)
    expect(standsThere(doc, { item: 'id2', field: 'title', words: 'AI' })).toBe(false)
  })
})
