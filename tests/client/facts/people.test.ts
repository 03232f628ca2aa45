import { describe, expect, test } from 'vitest'
import { choicesFor, namesOf, peopleFrom } from '../../../client/facts/people.ts'
import type { CouncilPerson, Role } from '../../../shared/protocol/api.ts'

const person = (id: string, name: string, role: Role | null = 'contributor'): CouncilPerson => ({
  id,
  name,
  role,
  account: role !== null,
})
const byId = new Map(
  [
    person('å', 'Åse Ærø'),
    person('v', 'Vibeke Normann', 'secretariat'),
    person('s', 'Søren Nørgaard Madsen'),
    person('r', 'René André Lund'),
    person('i', 'Ida Lund', 'reader'),
    person('f', 'Fra Fil', null),
    person('d', 'Dorte Deltager', 'participant'),
  ].map((each) => [each.id, each]),
)
const choosing = { byId, chosen: [] as string[], chosenFirst: new Set<string>(), oneself: 's' }
const idsFor = (typed: string, more: Partial<typeof choosing> = {}) =>
  choicesFor({ ...choosing, ...more }, typed).map(({ id }) => id)

describe('whom one can choose', () => {
  test('[E50] everybody who writes in the council, oneself first; also a name without account, but no participant', () => {
    expect(idsFor('')).toEqual(['s', 'f', 'i', 'r', 'v', 'å'])
    const [oneself, fromFile] = choicesFor(choosing, '')
    expect(oneself).toMatchObject({ isOneself: true, isNameOnly: false })
    expect(fromFile).toMatchObject({ name: 'Fra Fil', isNameOnly: true })
  })

  test('[E50] who was chosen when the list opened stands at its top, and stays there', () => {
    const chosenFirst = new Set(['v', 'i'])
    expect(idsFor('', { chosen: ['v', 'i'], chosenFirst }).slice(0, 3)).toEqual(['i', 'v', 's'])
    expect(idsFor('', { chosen: ['å'], chosenFirst }).slice(0, 3)).toEqual(['i', 'v', 's'])
  })

  test.each([
    ['SØR', ['s']],
    ['rene andre', ['r']],
    ['lund', ['i', 'r']],
    ['lund ida', ['i']],
    ['ær', ['å']],
    ['ase', []],
    ['ma', ['s', 'v']],
    ['dorte', []],
  ])('[E50] «%s» finds %o', (typed, expected) => {
    expect(idsFor(typed)).toEqual(expected)
  })

  test('[E51] whoever is responsible is there to be taken away: unknown, or a participant', () => {
    const choices = choicesFor(
      { ...choosing, chosen: ['gone', 'd'], chosenFirst: new Set(['gone', 'd']) },
      '',
    )
    expect(choices.slice(0, 2)).toMatchObject([
      { id: 'd', isChosen: true },
      { id: 'gone', name: 'ukendt person', isChosen: true },
    ])
  })
})

test('names are in Danish order, and none before they are here', () => {
  const people = { is: 'ready', answer: 'ready', byId, council: 'council', refresh() {} } as const
  expect(namesOf(people, ['å', 'v', 'gone'])).toEqual(['ukendt person', 'Vibeke Normann', 'Åse Ærø'])
  expect(namesOf(people, ['å', 'v'], 'v')).toEqual(['Vibeke Normann\u00a0(dig)', 'Åse Ærø'])
  expect(namesOf({ ...people, is: 'loading' }, ['v'])).toBeNull()
})

test('[V21] who is remembered stands in for an answer that does not come; nothing fails before one knows that nobody is', () => {
  const [vibeke, søren] = [[person('v', 'Vibeke Normann')], [person('s', 'Søren Madsen')]]
  const namesIn = (...from: Parameters<typeof peopleFrom>) => {
    const { is, byId } = peopleFrom(...from)
    return [is, ...[...byId.values()].map(({ name }) => name)]
  }
  expect(namesIn('failed', null, vibeke)).toEqual(['ready', 'Vibeke Normann'])
  expect(namesIn('loading', null, vibeke)).toEqual(['ready', 'Vibeke Normann'])
  expect(namesIn('ready', søren, vibeke)).toEqual(['ready', 'Søren Madsen'])
  expect(namesIn('failed', null, undefined)).toEqual(['loading'])
  expect(namesIn('failed', null, null)).toEqual(['failed'])
})
