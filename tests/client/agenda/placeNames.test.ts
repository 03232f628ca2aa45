import { expect, test } from 'vitest'
import { AGENDA } from '../../../client/agenda/changes.ts'
import { nameOfValue } from '../../../client/agenda/placeNames.ts'
import { wordsFor } from '../../../client/agenda/stepTarget.ts'
import { nameOfPlace } from '../../../client/handedBack/placeOfWords.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'

test('[V41] a value is called the same where a change of it is undone and where its words are handed back', () => {
  const doc = agenda().section('Sager', item('AI').caseNumber('SAG-1').attachments('Bilag 1')).doc()
  const id = idOf(doc, 'AI')
  const names = [
    ...['caseNumber', 'attachments'].map((field) => ({ item: id, field })),
    ...['council', 'title', 'place'].map((field) => ({ item: AGENDA, field })),
  ].map((place) => {
    const name = nameOfValue(doc, place)!
    expect(nameOfPlace(doc, place)).toBe(name)
    const step = { how: 'undo', outline: [], changes: [], ends: [], caret: null } as const
    expect(wordsFor(doc, step, { is: 'value', place })).toContain(name)
    return name
  })
  expect(names).toEqual(['Sagsnr., punkt 1.1', 'Bilag, punkt 1.1', 'Råd', 'Dagsordenens titel', 'Sted'])
})
