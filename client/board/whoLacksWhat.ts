/** «Hvem mangler hvad»: what is still owed, by the person who is responsible for it. */
import type { PersonId } from '../../shared/agenda/document.ts'
import type { Missing } from '../../shared/progress/missing.ts'
import type { LiveProgress } from '../progress/liveProgress.ts'
import { NOBODY } from './view.ts'

export interface Lacking {
  /** `NOBODY`: what nobody is responsible for. */
  person: PersonId | typeof NOBODY
  /** How many of their items lack something. */
  items: number
  /** How many of these lack each, in the order in which it is said; attachments and tasks are counted one by one. */
  things: readonly { what: 'caseNumber' | 'attachment' | 'task' | { field: string }; n: number }[]
}

/**
 * Each of several responsibles owes what the item lacks, but for what somebody was asked to do: that is owed by whose task it is, whoever's
 * the item is. That nobody is responsible is said by `NOBODY` itself.
 * @param ownId whose an id is @returns who lacks in most items first, people alike by their order in `rows`
 */
export function whoLacksWhat(
  rows: readonly LiveProgress[],
  ownId: (person: PersonId) => PersonId,
): Lacking[] {
  const byPerson = new Map<string, (readonly Missing[])[]>()
  const owe = (person: string, missing: readonly Missing[]) =>
    byPerson.set(person, [...(byPerson.get(person) ?? []), missing])
  for (const { missing, responsibles } of rows) {
    const rest = missing.filter(({ kind }) => kind !== 'task')
    const tasks = missing.filter((one) => one.kind === 'task')
    const owners = new Set(tasks.map(({ person }) => ownId(person)))
    const writers = new Set<string>(rest.length === 0 ? [] : responsibles.map(ownId))
    if (rest.length > 0 && writers.size === 0) writers.add(NOBODY)
    for (const person of new Set([...writers, ...owners]))
      owe(person, [
        ...(writers.has(person) ? rest : []),
        ...tasks.filter((task) => ownId(task.person) === person),
      ])
  }
  return [...byPerson]
    .map(([person, theirs]) => ({ person, items: theirs.length, things: thingsIn(theirs) }))
    .sort((a, b) => b.items - a.items)
}

function thingsIn(items: readonly (readonly Missing[])[]): Lacking['things'] {
  const counts = new Map<string, number>()
  for (const missing of items)
    for (const one of missing) {
      if (one.kind === 'responsible') continue
      const key = one.kind === 'field' ? `field ${one.field}` : one.kind
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  // Fields in the order in which they first came: the template's, mostly.
  const fields = [...counts].filter(([key]) => key.startsWith('field '))
  const rest = (key: 'caseNumber' | 'attachment' | 'task') =>
    counts.has(key) ? [{ what: key, n: counts.get(key)! } as const] : []
  return [
    ...rest('caseNumber'),
    ...fields.map(([key, n]) => ({ what: { field: key.slice('field '.length) }, n })),
    ...rest('attachment'),
    ...rest('task'),
  ]
}
