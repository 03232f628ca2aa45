/** What items and sections are called in the interface. */
import { expect, test } from 'vitest'
import { fullName, nodeName } from '../../../client/structure/nodeName.ts'
import { setCaseNumber } from '../../../shared/agenda/edits.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'

test('[V51] an item is «punkt» in the interface, with a case number and without', () => {
  const doc = agenda().section('Drøftelse', item('AI'), item('Data')).doc()
  setCaseNumber(doc, idOf(doc, 'AI'), 'SAG-2023-03576')
  expect(nodeName(doc, idOf(doc, 'Drøftelse'))).toBe('afsnit 1')
  expect(nodeName(doc, idOf(doc, 'AI'))).toBe('punkt 1.1')
  expect(fullName(doc, idOf(doc, 'Data'))).toBe('punkt 1.2 Data')
  // Where the council's way of numbering gives none.
  expect(nodeName(doc, idOf(doc, 'AI'), '')).toBe('punktet «AI»')
})
