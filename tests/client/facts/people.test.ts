import { describe, expect, test } from 'vitest'
import { choicesFor, namesOf, peopleFrom, personName } from '../../../client/facts/people.ts'
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
    // A reader can be chosen, and is told to write nothing here.
    const readers = choicesFor(choosing, '').filter(({ onlyReads }) => onlyReads)
    expect(readers.map(({ id }) => id)).toEqual(['i'])
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

describe('a name that was joined with somebody', () => {
  const joined = { ...person('v', 'Vibeke Normann', 'secretariat'), aliases: ['v1', 'v2'] }
  const { byId: people } = peopleFrom('ready', [joined, person('s', 'Søren Madsen')], null)

  test('[R15] is named as they are, and they once, whatever ids an item has', () => {
    expect(namesOf({ is: 'ready', byId: people }, ['v1', 's', 'v', 'v2'])).toEqual([
      'Søren Madsen',
      'Vibeke Normann',
    ])
    expect(namesOf({ is: 'ready', byId: people }, ['v2'], { oneself: 'v' })).toEqual([
      'Vibeke Normann\u00a0(dig)',
    ])
  })

  test('[R15] is one line to choose from, chosen under every id that stands there', () => {
    const chosen = ['v1', 'v2', 's']
    const choices = choicesFor({ byId: people, chosen, chosenFirst: new Set(chosen), oneself: 'v' }, '')
    expect(choices).toMatchObject([
      { id: 's', isChosen: true, chosenAs: ['s'] },
      { id: 'v', isChosen: true, chosenAs: ['v1', 'v2'], isOneself: true },
    ])
    const later = choicesFor({ byId: people, chosen: [], chosenFirst: new Set(['v1']), oneself: 's' }, '')
    expect(later.map(({ id, isChosen }) => [id, isChosen])).toEqual([
      ['v', false],
      ['s', false],
    ])
  })
})

test('[R15] who was removed is not offered, and keeps the name where they stand', () => {
  const removed = { ...person('x', 'Xenia Falk', null), account: true }
  const known = new Map([...byId, ['x', removed]])
  const ids = (chosen: string[]) =>
    choicesFor({ ...choosing, byId: known, chosen }, 'xenia').map(({ name }) => name)
  expect(ids([])).toEqual([])
  expect(ids(['x'])).toEqual(['Xenia Falk'])
})

test('[Z295] who is named first stands first, under whatever id, the others in Danish order', () => {
  const people = peopleFrom(
    'ready',
    [
      { ...person('v', 'Vibeke Normann'), aliases: ['v1'] },
      person('s', 'Søren Madsen'),
      person('a', 'Anna Bo'),
    ],
    null,
  )
  expect(namesOf({ ...people, is: 'ready' }, ['a', 's', 'v'], { order: ['v1', 'gone'] })).toEqual([
    'Vibeke Normann',
    'Anna Bo',
    'Søren Madsen',
  ])
})

test('names are in Danish order where nobody is first, and none before they are here', () => {
  const people = { is: 'ready', byId } as const
  expect(namesOf(people, ['å', 'v', 'gone'])).toEqual(['ukendt person', 'Vibeke Normann', 'Åse Ærø'])
  expect(namesOf(people, ['å', 'v'], { oneself: 'v' })).toEqual(['Vibeke Normann\u00a0(dig)', 'Åse Ærø'])
  expect(namesOf({ ...people, is: 'loading' }, ['v'])).toBeNull()
})

test('nobody is unknown while the names are on their way', () => {
  expect(personName(peopleFrom('loading', null, null), 's')).toBe('…')
  expect(personName(peopleFrom('ready', [], null), 's')).toBe('ukendt person')
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
