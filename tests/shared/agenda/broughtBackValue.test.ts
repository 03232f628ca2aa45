import { expect, test } from 'vitest'
import { withWhatCame } from '../../../shared/agenda/broughtBackValue.ts'
import { bringValueBack, NotInAgenda, setCaseNumber } from '../../../shared/agenda/edits.ts'
import { wordsAt } from '../../../shared/agenda/wordValues.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'

test.each([
  ['Mette Holm', 'Jens Bak', 'Jens Bak', 'Mette Holm'],
  ['Mette Holm', '', '', 'Mette Holm'],
  ['', 'Jens Bak', 'Jens Bak', ''],
  ['', 'Jens Bak', 'Jens Bak, Lene', 'Lene'],
  ['Mette Holm', 'Jens Bak', 'Jens Bak (KL)', 'Mette Holm (KL)'],
  ['Mette Holm', 'Mette Holm, Jens Bak', 'Mette Holm, Jens Bak, Lene', 'Mette Holm, Lene'],
  ['Mette Holm', 'Jens Bak', 'Jens Holst', 'Mette Holm Holst'],
  ['Kl. 9', 'Kl. 10.30', 'Kl. 10.30 eller 11.00', 'Kl. 9 eller 11.00'],
  ['Mette Holm', 'Jens Bak', '', 'Mette Holm'],
  ['Mette Holm', 'Jens Bak', 'Mette Holm', 'Mette Holm'],
])('[H22] «%s» is brought back by who saw «%s», where «%s» stands now: «%s»', (line, seen, now, whole) => {
  expect(withWhatCame(line, seen, now)).toBe(whole)
})

test('[H22] it is one edit, none where it stands so already, and refused where there is no such value', () => {
  const doc = agenda().item(item('AI')).doc()
  const place = { item: idOf(doc, 'AI'), field: 'caseNumber' }
  setCaseNumber(doc, place.item, 'Jens Bak')
  let edits = 0
  doc.on('update', () => {
    edits += 1
  })
  bringValueBack(doc, place, 'Mette Holm', 'Jens Bak')
  bringValueBack(doc, place, 'Mette Holm', 'Mette Holm')
  expect([wordsAt(doc, place), edits]).toEqual(['Mette Holm', 1])
  expect(() => bringValueBack(doc, { ...place, item: 'gone' }, 'x', '')).toThrow(NotInAgenda)
})
