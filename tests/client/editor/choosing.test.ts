/** What is looked for while one types `#` or `@`, and what is found. */
import { expect, test } from 'vitest'
import { itemChoices, personChoices } from '../../../client/editor/choosing/choices.ts'
import { typedReference } from '../../../client/editor/choosing/typedReference.ts'
import { deleteItem } from '../../../shared/agenda/edits.ts'
import { readTargets } from '../../../shared/agenda/references.ts'
import type { CouncilPerson } from '../../../shared/protocol/api.ts'
import { agenda, item } from '../../support/agenda.ts'

test('[F22] a sign at the beginning of a word asks; in an address, alone before a space, and behind what was found it is a letter', () => {
  expect(typedReference('person', '@')).toBe('')
  expect(typedReference('person', 'Spørg @vib')).toBe('vib')
  expect(typedReference('person', 'Spørg (@Vibeke Nor')).toBe('Vibeke Nor')
  expect(typedReference('person', 'navn@kommune.dk')).toBeNull()
  expect(typedReference('person', 'kl. 10 @ kontoret')).toBeNull()
  expect(typedReference('person', 'a@b @c')).toBe('c')
  expect(typedReference('item', 'jf. #2.1')).toBe('2.1')
  expect(typedReference('item', '«#strategi for')).toBe('strategi for')
  expect(typedReference('item', 'C#')).toBeNull()
  expect(typedReference('item', '# ')).toBeNull()
  expect(typedReference('item', '##')).toBeNull()
  expect(typedReference('item', `#${'a'.repeat(60)}`)).toBeNull()
})

test('[F20] an item is found by its number, the beginning of a word of its title, and its case number', () => {
  const doc = agenda()
    .section('Orientering', item('Referat'), item('Slettet'))
    .section('Drøftelse', item('Strategi for AI').caseNumber('SAG-2024-00123'), item('Økonomi 2.1'))
    .doc()
  deleteItem(doc, 'id3', 5)
  const found = (typed: string) =>
    itemChoices(doc, readTargets(doc), typed, 'Uden titel').map(({ label }) => label)
  expect(found('')).toEqual([
    '1 Orientering',
    '1.1 Referat',
    '2 Drøftelse',
    '2.1 Strategi for AI',
    '2.2 Økonomi 2.1',
  ])
  expect(found('2.1')).toEqual(['2.1 Strategi for AI', '2.2 Økonomi 2.1'])
  expect(found('2')).toEqual(['2 Drøftelse', '2.1 Strategi for AI', '2.2 Økonomi 2.1'])
  expect(found('stra ai')).toEqual(['2.1 Strategi for AI'])
  expect(found('00123')).toEqual(['2.1 Strategi for AI'])
  expect(found('øko')).toEqual(['2.2 Økonomi 2.1'])
  expect(found('trategi')).toEqual([])
})

test('[F23] a person is found by any part of the name; participants and who was removed are not offered', () => {
  const person = (id: string, name: string, role: CouncilPerson['role'], account = true): CouncilPerson =>
    ({ id, name, role, account }) as CouncilPerson
  const people = [
    person('1', 'Åse Bak', 'reader'),
    person('2', 'Anne Åberg', 'contributor'),
    person('3', 'Per Deltager', 'participant'),
    person('4', 'Ole Fjernet', null),
    person('5', 'Navn Fra Fil', null, false),
  ]
  const byId = new Map(people.map((each) => [each.id, each]))
  const found = (typed: string) => personChoices({ byId }, typed, 'uden konto')
  expect(found('').map(({ label }) => label)).toEqual(['Anne Åberg', 'Navn Fra Fil', 'Åse Bak'])
  expect(found('å').map(({ label }) => label)).toEqual(['Anne Åberg', 'Åse Bak'])
  expect(found('fil')).toEqual([{ id: '5', label: 'Navn Fra Fil', note: 'uden konto' }])
})
